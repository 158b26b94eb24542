public import Config
import Model
import Terminal

extension ConsoleSettings {
  /// Takes from a configuration file what is the console's; what is not there stays as it is.
  ///
  /// Wrong values are noted in the file, each at its line and column, and thrown by its `finish()`: the caller then
  /// keeps the settings that it had.
  public mutating func read(_ file: ConfigFile) {
    let root = file.root
    theme = root.string("theme") ?? theme
    mouse = root.bool("mouse") ?? mouse
    links = root.bool("links") ?? links
    clock = root.choice("clock", of: ClockStyle.allCases.map(\.rawValue)).flatMap(ClockStyle.init) ?? clock
    plain = root.bool("plain") ?? plain
    preview = root.choice("preview", of: Preview.allCases.map(\.rawValue)).flatMap(Preview.init) ?? preview
    editor = root.strings("editor") ?? editor
    zone =
      root.decode("time-zone") { name throws(ConfigProblem) in
        guard let zone = Zone(identifier: name) else {
          throw ConfigProblem("this machine knows no time zone \"\(name)\"; say Europe/Paris, UTC", suggestion: nil)
        }
        return zone
      } ?? zone
    if let table = root.table("panes") {
      panes.views = table.int("views", in: 12...60) ?? panes.views
      panes.conversation = table.int("conversation", in: 30...200) ?? panes.conversation
    }
    if let table = root.table("alerts") { alerts.read(table) }
    if let table = root.table("keys") { keys = ConsoleSettings.keys(table) }
  }

  /// The standard keys with a person's own in their place. A key that would mean two things in one place is an error
  /// where it is written, and so is one that no longer leads anywhere.
  private static func keys(_ table: ConfigTable) -> KeyMap {
    var map = KeyMap.standard
    var own: [ActionID: String] = [:]
    for name in table.keys {
      guard let id = ActionID(rawValue: name) else {
        table.reject(
          name, "there is no action \"\(name)\"",
          suggestion: Spelling.closest(to: name, among: ActionID.allCases.map(\.rawValue)))
        continue
      }
      guard let texts = table.strings(name) else { continue }
      var sequences: [KeySequence] = []
      for text in texts where !text.isEmpty {
        if let sequence = KeySequence(text) {
          sequences.append(sequence)
        } else {
          table.reject(name, "\"\(text)\" is no key: say j, G, Ctrl-d, Alt-Enter, PgDn, F1, or g n for two in a row")
        }
      }
      map = map.binding(id, to: sequences)
      own[id] = name
    }
    reportConflicts(map, own, table)
    return map
  }

  private static func reportConflicts(_ map: KeyMap, _ own: [ActionID: String], _ table: ConfigTable) {
    for conflict in map.conflicts {
      // Report it where the person wrote it; the later of two of their own.
      let (mine, keys, other, otherKeys) =
        own[conflict.other] != nil
        ? (conflict.other, conflict.otherSequence, conflict.action, conflict.sequence)
        : (conflict.action, conflict.sequence, conflict.other, conflict.otherSequence)
      guard let name = own[mine] else { continue }
      let why = keys == otherKeys ? "is also" : "cannot go with \(otherKeys),"
      table.reject(name, "\(keys) \(why) \"\(other.rawValue)\": give that another key as well")
    }
  }
}

extension ConsoleSettings.Alerts {
  fileprivate mutating func read(_ table: ConfigTable) {
    by = table.choice("by", of: Means.allCases.map(\.rawValue)).flatMap(Means.init) ?? by
    if let words = table.strings("for") {
      let known = Occasion.allCases.map(\.rawValue)
      for word in words where !known.contains(word) {
        table.reject(
          "for", "\"for\" may hold \(known.joined(separator: ", ")), not \"\(word)\"",
          suggestion: Spelling.closest(to: word, among: known))
      }
      occasions = Set(words.compactMap(Occasion.init))
    }
    quiet =
      table.decode("quiet") { text throws(ConfigProblem) in
        let ends = text.split(separator: "-").map { SnoozeTime.minutes($0.filter { $0 != " " }) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from != to else {
          throw ConfigProblem("\"\(text)\" is no span of hours: say 22:00-07:00", suggestion: nil)
        }
        return from..<(to > from ? to : to + 24 * 60)
      } ?? quiet
  }
}
