import Testing

@testable import Store

@Suite struct PostgresTextTests {
  /// U+FDD0, by which what PostgreSQL cannot hold is written.
  static let escape = String(Unicode.Scalar(0xFDD0).map(Character.init) ?? "?")

  @Test(arguments: [
    "", "plain", "\u{0}", "a\u{0}b\u{0}\u{0}", escape, escape + "0", escape + escape + "1", "\u{0}" + escape + "\u{0}0",
    "\u{FDCF}\u{FDF0}\u{F000}", "👩‍👩‍👧\u{0}é",
  ])
  func `A text comes back as it was, and what is stored has no NUL`(text: String) {
    var bytes: [UInt8] = []
    PostgresText.append(text, to: &bytes)
    #expect(bytes.popLast() == 0)
    #expect(!bytes.contains(0))
    let back = bytes.withUnsafeBytes { PostgresText.text($0) }
    #expect(Array(back.utf8) == Array(text.utf8))
  }

  @Test func `A text that was cut in an escape loses that character only`() {
    let cut = Array(("ab" + Self.escape).utf8)
    #expect(cut.withUnsafeBytes { PostgresText.text($0) } == "ab")
  }
}
