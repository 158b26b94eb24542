extension Key: CustomStringConvertible {
  /// The name in key maps, help and footer: `j`, `G`, `Ctrl-d`, `Alt-Enter`, `Space`, `PgDn`, `F1`.
  public var name: String {
    var name = ""
    if modifiers.contains(.control) { name += "Ctrl-" }
    if modifiers.contains(.alt) { name += "Alt-" }
    if modifiers.contains(.shift) { name += "Shift-" }
    switch code {
    case .character(" "): return name + "Space"
    case .character(let character): return name + String(character)
    case .function(let number): return name + "F\(number)"
    default: return name + (Key.words.first { $0.code == code }?.word ?? "")
    }
  }

  public var description: String { name }

  /// Reads a name. Upper and lower case matter for letters only; `C-d` and `^D` are read as `Ctrl-d`, `M-x` as `Alt-x`.
  /// Nil when there is no such key.
  public init?(_ name: String) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    if rest.count == 2, rest.first == "^" {
      self.init(.character(Character(rest.dropFirst().lowercased())), .control)
      return
    }
    while let (prefix, modifier) = Key.prefixes.first(where: { rest.lowercased().hasPrefix($0.prefix) }),
      rest.count > prefix.count
    {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    guard let first = rest.first else { return nil }
    if rest.count == 1 {
      // Terminals send the same for Ctrl-d and Ctrl-D.
      self.init(.character(modifiers.contains(.control) ? Character(first.lowercased()) : first), modifiers)
      return
    }
    let word = rest.lowercased()
    if word == "space" {
      self.init(.character(" "), modifiers)
    } else if word == "backtab" {
      self.init(.tab, modifiers.union(.shift))
    } else if first == "f" || first == "F", let number = Int(rest.dropFirst()), (1...63).contains(number) {
      self.init(.function(number), modifiers)
    } else if let code = Key.words.first(where: { $0.word.lowercased() == word || $0.others.contains(word) })?.code {
      self.init(code, modifiers)
    } else {
      return nil
    }
  }

  private static let prefixes: [(prefix: String, modifier: Modifiers)] = [
    ("ctrl-", .control), ("ctrl+", .control), ("c-", .control), ("alt-", .alt), ("alt+", .alt), ("m-", .alt),
    ("shift-", .shift), ("shift+", .shift), ("s-", .shift),
  ]

  private static let words: [(code: Code, word: String, others: [String])] = [
    (.enter, "Enter", ["return", "cr"]), (.escape, "Esc", ["escape"]), (.tab, "Tab", []),
    (.backspace, "Backspace", ["bs"]), (.delete, "Del", ["delete"]), (.insert, "Ins", ["insert"]),
    (.up, "Up", []), (.down, "Down", []), (.left, "Left", []), (.right, "Right", []),
    (.home, "Home", []), (.end, "End", []),
    (.pageUp, "PgUp", ["pageup"]), (.pageDown, "PgDn", ["pagedown"]),
  ]
}

/// Keys pressed one after the other, as in `g n`.
public struct KeySequence: Equatable, Sendable, CustomStringConvertible {
  public var keys: [Key]

  public init(_ keys: [Key]) { self.keys = keys }

  /// Reads names with spaces between them: `g g`, `Ctrl-x Ctrl-s`. Nil when a name is unknown or there is none.
  public init?(_ names: String) {
    let parts = names.split(separator: " ").map { Key(String($0)) }
    let keys = parts.compactMap { $0 }
    guard !keys.isEmpty, keys.count == parts.count else { return nil }
    self.keys = keys
  }

  public var description: String { keys.map(\.name).joined(separator: " ") }
}
