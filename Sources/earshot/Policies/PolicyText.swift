import Model

/// A policy book as the file that `PolicyFile` reads, so that it can be changed and applied again.
struct PolicyText {
  let book: PolicyBook

  init(_ book: PolicyBook) { self.book = book }

  var lines: [String] {
    var lines = ["# Version \(book.version) of this desk's policies. Change it, then: earshot policy apply FILE"]
    for calendar in book.calendars { lines += [""] + show(calendar) }
    lines += [
      "", "[team]", "# A hold expires when its holder has been at no seat for so long; 0: never.",
      "hold_minutes = \(book.holdMinutes)",
    ]
    if !book.common.isEmpty {
      lines += ["", "# Holds under every policy that does not say otherwise.", "[common]"] + show(book.common)
    }
    lines += ["", "# The first policy whose query matches is the one that counts."]
    for policy in book.policies {
      lines += ["[[policies]]", "name = \(Self.quoted(policy.name))"]
      if !policy.when.terms.isEmpty { lines.append("when = \(Self.quoted(policy.when.description))") }
      lines += show(policy.targets) + [""]
    }
    for (name, skills) in book.skills.sorted(by: { $0.key < $1.key }) { lines += show(skills, of: name) + [""] }
    if !book.assignments.isEmpty {
      lines.append("# Who gets what opens: the first rule whose query matches is the one that counts.")
    }
    for rule in book.assignments { lines += show(rule) + [""] }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func show(_ calendar: WorkingCalendar) -> [String] {
    var lines = ["[calendars.\(Self.key(calendar.name))]"]
    if calendar.isAlways { return lines + ["always = true"] }
    lines.append("zone = \(Self.quoted(calendar.zone.identifier))")
    for day in Weekday.allCases {
      let spans = calendar.spans(on: day)
      guard !spans.isEmpty else { continue }
      lines.append("\(day.rawValue) = [\(spans.map { "\"\($0)\"" }.joined(separator: ", "))]")
    }
    if !calendar.holidays.isEmpty {
      lines.append("[calendars.\(Self.key(calendar.name)).holidays]")
      for (day, name) in calendar.holidays.sorted(by: { $0.key < $1.key }) {
        lines.append("\(day) = \(Self.quoted(name))")
      }
    }
    return lines
  }

  private func show(_ skills: Skills, of name: String) -> [String] {
    var lines = ["[skills.\(Self.key(name))]"]
    if !skills.languages.isEmpty { lines.append("languages = \(Self.list(skills.languages))") }
    if !skills.segments.isEmpty { lines.append("segments = \(Self.list(skills.segments.map(\.rawValue)))") }
    return lines
  }

  private func show(_ rule: AssignmentRule) -> [String] {
    var lines = ["[[assign]]", "name = \(Self.quoted(rule.name))"]
    if !rule.when.terms.isEmpty { lines.append("when = \(Self.quoted(rule.when.description))") }
    if !rule.to.isEmpty { lines.append("to = \(Self.list(rule.to))") }
    lines.append("by = \(Self.quoted(rule.way.rawValue))")
    if rule.isOnlyHere { lines.append("only_here = true") }
    return lines
  }

  private static func list(_ words: [String]) -> String { "[\(words.map(quoted).joined(separator: ", "))]" }

  private func show(_ targets: [Clock.Kind: Policy.Target]) -> [String] {
    Clock.Kind.allCases.compactMap { kind in
      targets[kind].map { target in
        "\(kind.rawValue) = \(Self.quoted("\(DurationText.exact(target.milliseconds)) on \(target.calendar)"))"
      }
    }
  }

  /// A basic string of TOML 1.0: control characters are escaped.
  private static func quoted(_ text: String) -> String {
    JSON.string(text).text
  }

  private static func key(_ name: String) -> String {
    let isBare =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isBare ? name : quoted(name)
  }
}
