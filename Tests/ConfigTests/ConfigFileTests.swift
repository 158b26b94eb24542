import Config
import Testing

/// What a person is told, word by word.
@Suite("A configuration file")
struct ConfigFileTests {
  /// Reads a file as the console might, and returns what it was told.
  private func complaints(_ text: String, _ read: (ConfigTable) -> Void = { _ in }) -> [String] {
    do {
      let file = try ConfigFile(text: text, path: "config.toml")
      read(file.root)
      try file.finish()
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test("gives the values that were asked for")
  func values() throws {
    let file = try ConfigFile(
      text: """
        theme = "dark"
        mouse = true
        columns = 120
        ratio = 0.5
        labels = ["price", "press"]
        [compose]
        undo-seconds = 10
        [[views]]
        name = "Press"
        [[views]]
        name = "Safety"
        """, path: "config.toml")
    let root = file.root
    #expect(root.string("theme") == "dark")
    #expect(root.bool("mouse") == true)
    #expect(root.int("columns") == 120)
    #expect(root.number("ratio") == 0.5)
    #expect(root.number("columns") == 120)
    #expect(root.strings("labels") == ["price", "press"])
    #expect(root.strings("theme") == ["dark"])
    #expect(root.table("compose")?.int("undo-seconds", in: 0...60) == 10)
    #expect(root.tables("views").map { $0.string("name") } == ["Press", "Safety"])
    #expect(root.string("absent") == nil)
    #expect(root.tables("absent").isEmpty)
    #expect(root.keys == ["theme", "mouse", "columns", "ratio", "labels", "compose", "views"])
    try file.finish()
  }

  @Test("names an unknown key with its place and the key that was meant")
  func unknownKey() {
    let found = complaints("mouse = true\n  thme = \"dark\"") { _ = ($0.string("theme"), $0.bool("mouse")) }
    #expect(found == ["config.toml:2:3: unknown key \"thme\"; did you mean \"theme\"?"])
  }

  @Test("reports every mistake at once, in the order of the file")
  func allMistakes() {
    let found = complaints(
      """
      theme = 3
      [compose]
      undo-second = 10
      undo-seconds = 90
      [extra]
      a = 1
      """
    ) { root in
      _ = root.string("theme")
      _ = root.table("compose")?.int("undo-seconds", in: 0...60)
    }
    #expect(
      found == [
        "config.toml:1:9: \"theme\" must be a text, not a whole number",
        "config.toml:3:1: unknown key \"compose.undo-second\"; did you mean \"undo-seconds\"?",
        "config.toml:4:16: \"undo-seconds\" must be between 0 and 60, not 90",
        "config.toml:5:2: unknown table \"extra\"",
      ])
  }

  @Test(
    "says which type it wanted and which it got",
    arguments: [
      ("key = true", "1:7: \"key\" must be a whole number, not true or false"),
      ("key = 1.5", "1:7: \"key\" must be a whole number, not a number"),
      ("key = \"1\"", "1:7: \"key\" must be a whole number, not a text"),
      ("key = [1]", "1:7: \"key\" must be a whole number, not a list"),
      ("key = {}", "1:7: \"key\" must be a whole number, not a table"),
      ("key = 2026-01-02", "1:7: \"key\" must be a whole number, not a date"),
    ])
  func types(text: String, complaint: String) {
    #expect(complaints(text) { _ = $0.int("key") } == ["config.toml:\(complaint)"])
  }

  @Test("points at the item of a list that is wrong")
  func listItem() {
    let found = complaints("labels = [\n  \"price\",\n  4,\n]") { _ = $0.strings("labels") }
    #expect(found == ["config.toml:3:3: \"labels\" must hold texts only, not a whole number"])
  }

  @Test("offers the word that was meant among a few")
  func choice() {
    let found = complaints("background = \"drak\"") { _ = $0.choice("background", of: ["dark", "light"]) }
    #expect(
      found == [
        "config.toml:1:14: \"background\" must be one of dark, light, not \"drak\"; did you mean \"dark\"?"
      ])
  }

  @Test("reports what a reader of a text says, where the text is")
  func decoding() {
    let found = complaints("[keys]\nreply = \"Crtl-r\"") { root in
      _ = root.table("keys")?.decode("reply") { text throws(ConfigProblem) -> Int in
        throw ConfigProblem("no key \"\(text)\"", suggestion: "Ctrl-r")
      }
    }
    #expect(found == ["config.toml:2:9: no key \"Crtl-r\"; did you mean \"Ctrl-r\"?"])
  }

  @Test("names a key that must be there and is not, at its table")
  func missing() {
    #expect(
      complaints("a = 1\n[team]") { root in
        root.allow("a")
        root.table("team")?.missing("name")
      } == ["config.toml:2:2: missing key \"name\" in [team]"])
  }

  @Test(
    "points at the place where a text stops being TOML",
    arguments: [
      ("theme = \"dark\"\nmouse = yes", 2),
      ("a = 1\na = 2", 2),
      ("[a\nb = 1", 1),
      ("a = \"no end", 1),
    ])
  func syntax(text: String, line: Int) throws {
    let errors = #expect(throws: ConfigErrors.self) { try ConfigFile(text: text, path: "config.toml") }
    #expect(errors?.errors.count == 1)
    #expect(errors?.errors.first?.position?.line == line)
    #expect(errors?.errors.first?.message.isEmpty == false)
  }

  @Test("refuses a NUL byte instead of ending there")
  func nulByte() {
    #expect(complaints("a = 1\nb = \"\0\"") == ["config.toml:2:1: contains a NUL byte"])
  }

  @Test("says why a file cannot be read")
  func unreadable() {
    let errors = #expect(throws: ConfigErrors.self) { try ConfigFile.read("/nowhere/config.toml") }
    #expect(errors?.errors.first?.description.hasPrefix("/nowhere/config.toml: cannot be read: ") == true)
  }
}
