import Model
import Terminal

/// What the screen says of the others, in as many words as there is room for.
enum CompanyText {
  /// Who is here, for the header: the longest first.
  static func here(_ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    let some = names.indices.reversed().map { last in
      let rest = names.count - last - 1
      return "with \(names[...last].joined(separator: " "))\(rest > 0 ? " +\(rest)" : "")"
    }
    return some + ["+\(names.count) here", "+\(names.count)"]
  }

  /// Who writes to this follower and who reads this, for the rule above a conversation; nothing where nobody does.
  static func line(_ id: Conversation.ID, _ follower: Follower.ID, _ state: ConsoleState, width: Int) -> [Span] {
    let writers = state.writers(to: follower)
    let here = writers.filter { $0.conversation == id }
    let elsewhere = writers.filter { $0.conversation != id }
    let readers = state.readers(of: id)
    var long: [Span] = []
    var short: [Span] = []
    func add(_ words: String, _ brief: String, _ style: Style) {
      long += (long.isEmpty ? [] : [Span(" · ", .muted)]) + [Span(words, style)]
      short += (short.isEmpty ? [] : [Span(" · ", .muted)]) + [Span(brief, style)]
    }
    if let first = here.first {
      let names = list(here.map(\.name))
      let since = time(first.since, state)
      let one = "✎ \(names) \(be(here.map(\.name))) writing a reply (since \(since))"
      add(
        here.count == 1 ? one : "✎ \(names) are writing replies",
        "✎ \(names) \(write(here.map(\.name))) since \(since)", .draft)
    }
    if !elsewhere.isEmpty {
      let names = list(elsewhere.map(\.name))
      add(
        "✎ \(names) \(be(elsewhere.map(\.name))) writing to them elsewhere",
        "✎ \(names) \(write(elsewhere.map(\.name))) elsewhere", .draft)
    }
    if !readers.isEmpty {
      let names = list(readers)
      add("\(names) \(be(readers)) reading this", "\(names) \(readers.count == 1 ? "reads" : "read")", .held)
    }
    // Where there is room for one thing only, that somebody writes matters more.
    return [long, short].first { $0.reduce(0) { $0 + SafeText.width($1.text) } <= width } ?? Array(short.prefix(1))
  }

  /// Who writes to the same person, for one who is about to; nil where nobody does.
  static func writing(_ compose: ComposeState, _ state: ConsoleState, width: Int) -> String? {
    guard let follower = state.follower(of: compose.id), let writer = state.writers(to: follower).first else {
      return nil
    }
    let what = writer.conversation == compose.id ? "writing this reply, too" : "writing to the same person"
    let words = "✎ \(writer.name) \(be([writer.name])) \(what)"
    let since = " (since \(time(writer.since, state)))"
    return SafeText.width(words + since) <= width ? words + since : words
  }

  /// That somebody else holds it, so that only a lead can send this reply, and the way on; nil where nobody does.
  static func holding(_ compose: ComposeState, _ state: ConsoleState) -> String? {
    guard compose.purpose == .reply, let subject = state.subject(compose.id), let holder = subject.holder,
      holder != state.me.name
    else { return nil }
    if state.me.role.mayTakeOver { return "\(holder) holds this; as a lead you can send it" }
    if subject.askedBy == state.me.name { return "\(holder) holds this and is asked for it" }
    let keys = state.settings.keys
    let leave = keys.hint(for: .leaveCompose).map { "\($0), then " } ?? ""
    return "\(holder) holds this: \(leave)\(keys.hint(for: .assign) ?? ":ask") asks for it"
  }

  private static func be(_ names: [String]) -> String {
    names.count == 1 && names.first != ConsoleState.Writer.oneself ? "is" : "are"
  }

  private static func write(_ names: [String]) -> String { be(names) == "is" ? "writes" : "write" }

  private static func time(_ instant: Instant, _ state: ConsoleState) -> String {
    TimeText.clock(instant, zone: state.settings.zone, twelve: state.settings.clock.isTwelve)
  }

  /// `ana`, `ana, ben`, `ana +3`.
  private static func list(_ names: [String]) -> String {
    names.count <= 2 ? names.joined(separator: ", ") : "\(names.first ?? "") +\(names.count - 1)"
  }
}
