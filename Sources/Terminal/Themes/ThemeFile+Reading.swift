import Config

extension ThemeFile {
  /// Reads one file on top of what it inherits.
  ///
  /// - Parameters:
  ///   - path: the name that errors carry.
  ///   - known: names of all themes, for a suggestion.
  ///   - inherited: finds the file that `inherits` names; nil when there is none of that name.
  /// - Throws: `ConfigErrors` with all that is wrong in the file.
  static func read(
    _ text: String, path: String, known: [String], inherited: (String) throws(ConfigErrors) -> ThemeFile?
  ) throws(ConfigErrors) -> ThemeFile {
    let file = try ConfigFile(text: text, path: path)
    let root = file.root
    var theme = ThemeFile()
    if let parent = root.string("inherits") {
      if let found = try inherited(parent) {
        theme = found
      } else {
        root.reject("inherits", "no theme \"\(parent)\"", suggestion: Spelling.closest(to: parent, among: known))
      }
    }
    theme.summary = root.string("summary") ?? ""
    let backgrounds = Theme.Background.allCases.map(\.rawValue)
    if let word = root.choice("background", of: backgrounds), let background = Theme.Background(rawValue: word) {
      theme.background = background
    }
    if let palette = root.table("palette") { theme.read(palette: palette) }
    if let roles = root.table("roles") { theme.read(roles: roles) }
    try file.finish()
    return theme
  }

  private mutating func read(palette table: ConfigTable) {
    for name in table.unordered {
      if case .table = table.value(name) {
        guard let depths = table.table(name) else { continue }
        if !depths.contains("full") { depths.missing("full") }
        var ink = ThemeFile.ink(from: number("full", of: depths) ?? .terminal)
        if let indexed = number("256", of: depths) { ink[.indexed] = indexed }
        if let sixteen = number("16", of: depths) { ink[.sixteen] = sixteen }
        palette[name] = ink
      } else if let colour = number(name, of: table) {
        palette[name] = ThemeFile.ink(from: colour)
      }
    }
  }

  /// A colour given as text ("bright-red") or as a bare number. Within a palette no name of the palette counts, so that
  /// `red = { …, 16 = "red" }` is the terminal's red.
  private func number(_ key: String, of table: ConfigTable) -> Colour? {
    if case .integer = table.value(key) { return table.int(key, in: 0...255).map { .indexed(UInt8($0)) } }
    return table.decode(key) { text throws(ConfigProblem) in
      if let colour = ThemeFile.fixed(text) { return colour }
      throw ConfigProblem(
        "\"\(text)\" is no colour (#rrggbb, 0 to 255, a name such as bright-red, or terminal)",
        suggestion: Spelling.closest(to: text, among: Colour.names + ["terminal"]))
    }
  }

  private mutating func read(roles table: ConfigTable) {
    // Every role is a known key; any other is reported, with the role that was probably meant.
    for role in Role.allCases { table.allow(role.name) }
    for name in table.unordered {
      guard let role = Role(name: name) else { continue }
      if case .table = table.value(name), let depths = table.table(name) {
        if let words = depths.decode("style", words) { set(words, role, ColourDepth.allCases) }
        for (key, depth) in [("full", ColourDepth.full), ("256", .indexed), ("16", .sixteen), ("mono", .mono)] {
          if let words = depths.decode(key, words) { set(words, role, [depth]) }
        }
      } else if let words = table.decode(name, words) {
        set(words, role, ColourDepth.allCases)
      }
    }
  }

  private mutating func set(_ words: Words, _ role: Role, _ depths: [ColourDepth]) {
    for depth in depths { roles[role, default: [:]][depth] = words }
  }

  /// Reads `red on paper bold`.
  private func words(_ text: String) throws(ConfigProblem) -> Words {
    var words = Words()
    var isBackground = false
    for word in text.split(separator: " ").map(String.init) {
      if word == "on" {
        isBackground = true
      } else if let attribute = Attributes.names.first(where: { $0.name == word })?.attribute, !isBackground {
        words.attributes.insert(attribute)
      } else if word != "plain" {
        if isBackground { words.background = try name(word) } else { words.foreground = try name(word) }
        isBackground = false
      }
    }
    if isBackground { throw ConfigProblem("\"on\" must be followed by a colour") }
    return words
  }

  private func name(_ text: String) throws(ConfigProblem) -> Words.Name {
    if palette[text] != nil { return .palette(text) }
    if let colour = ThemeFile.fixed(text) { return .fixed(colour) }
    let known = Colour.names + palette.keys + Attributes.names.map(\.name) + ["terminal", "plain"]
    throw ConfigProblem(
      "\"\(text)\" is neither a colour (#rrggbb, 0 to 255, a name of the palette) nor a mark such as bold",
      suggestion: Spelling.closest(to: text, among: known))
  }

  /// A colour that needs no palette.
  private static func fixed(_ text: String) -> Colour? {
    if text == "terminal" { return .terminal }
    if let colour = Colour(hex: text) { return colour }
    if let index = UInt8(text) { return .indexed(index) }
    return Colour.names.firstIndex(of: text).map { .indexed(UInt8($0)) }
  }
}
