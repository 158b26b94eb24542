import Testing

@testable import Config

@Suite("Finding keys in a text")
struct KeyLocatorTests {
  /// `path` goes by names and, for lists, by numbers.
  private func place(_ path: String, in text: String) -> Place? {
    var locator = KeyLocator(text)
    var place: Place? = locator.locate()
    for step in path.split(separator: "/") {
      place =
        Int(step).map { index in place.flatMap { $0.items.indices.contains(index) ? $0.items[index] : nil } }
        ?? place?.entries[String(step)]
    }
    return place
  }

  @Test(
    "gives the line and column of a key and of its value",
    arguments: [
      ("a = 1", "a", 1, 1, 5),
      ("# first\n\n  a =   1", "a", 3, 3, 9),
      ("[a.b]\nc = 1", "a/b/c", 2, 1, 5),
      ("[ a . b ]\nc = 1", "a/b", 1, 7, 7),
      ("a.b.c = 1", "a/b/c", 1, 5, 9),
      ("\"a b\".'c.d' = 1", "a b/c.d", 1, 7, 15),
      ("\"caf\\u00e9\" = 1", "café", 1, 1, 15),
      ("é = 1 # no bare key, but found\nb = 2", "b", 2, 1, 5),
      ("a = { b = 1, c = { d = 2 } }", "a/c/d", 1, 20, 24),
      ("a = [1, [2, 3], { b = 4 }]", "a/1/1", 1, 13, 13),
      ("a = [1, [2, 3], { b = 4 }]", "a/2/b", 1, 19, 23),
      ("a = [ # one\n  1,\n  2, # two\n]\nb = 3", "a/1", 3, 3, 3),
      ("a = [ # one\n  1,\n  2, # two\n]\nb = 3", "b", 5, 1, 5),
      ("a = \"\"\"\nb = 1\n\"\"\"\nb = 2", "b", 4, 1, 5),
      ("a = '''\nb = 1'''\nb = 2", "b", 3, 1, 5),
      ("a = \"x \\\" # ] \"\nb = 2", "b", 2, 1, 5),
      ("a = \"\"\"x\"\"\"\"\"\nb = 2", "b", 2, 1, 5),
      ("a = 1979-05-27 07:32:00\nb = 2", "b", 2, 1, 5),
      ("[[v]]\nn = 1\n[[v]]\nn = 2", "v/1/n", 4, 1, 5),
      ("[[v]]\nn = 1\n[v.w]\nx = 1\n[[v]]\n[v.w]\nx = 2", "v/1/w/x", 7, 1, 5),
      ("a = 1\r\nb = 2", "b", 2, 1, 5),
      ("ключ = \"значение\" # not bare, walked all the same\n\"é\" = { b = 1 }", "é/b", 2, 9, 13),
    ])
  func position(text: String, path: String, line: Int, column: Int, valueColumn: Int) {
    let found = place(path, in: text)
    #expect(found?.key == ConfigPosition(line: line, column: column))
    #expect(found?.value.column == valueColumn)
  }

  @Test(
    "ends on any text, TOML or not",
    arguments: [
      "[", "[[", "[[a", "a =", "a = [", "a = {", "a = \"", "a = \"\"\"", "=", "]", "\"", "a.", "a = [[[[", "{}",
    ])
  func brokenText(text: String) {
    var locator = KeyLocator(text)
    _ = locator.locate()
    for count in 0..<text.count {
      var locator = KeyLocator(String(text.prefix(count)))
      _ = locator.locate()
    }
  }
}

@Suite("Guessing what was meant")
struct SpellingTests {
  @Test(
    "finds the closest word within one slip in three letters",
    arguments: [
      ("thme", "theme"), ("theem", "theme"), ("Theme", "theme"), ("mose", "mouse"), ("themes", "theme"), ("x", nil),
      ("entirely", nil), ("", nil),
    ] as [(String, String?)])
  func closest(typed: String, meant: String?) {
    #expect(Spelling.closest(to: typed, among: ["theme", "mouse", "compose"]) == meant)
  }

  @Test("settles a draw by the alphabet")
  func draw() {
    #expect(Spelling.closest(to: "bat", among: ["cat", "bar", "bad"]) == "bad")
  }
}
