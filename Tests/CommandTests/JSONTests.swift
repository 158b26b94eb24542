import Foundation
import Testing

@testable import earshot

@Suite("JSON as the command writes it")
struct JSONTests {
  private static let written: [(JSON, String)] = [
    (.null, "null"), (.bool(true), "true"), (.int(-7), "-7"), (.double(1.5), "1.5"), (.double(12), "12"),
    (.double(.nan), "null"), (["b": 1, "a": ["x", nil]], #"{"b":1,"a":["x",null]}"#), (.array([]), "[]"),
    (.string("tab\tquote\"back\\line\n"), #""tab\tquote\"back\\line\n""#),
    (
      .string("esc\u{1B} del\u{7F} csi\u{9B} rtl\u{202E} é 🏅"),
      #""esc\u001b del\u007f csi\u009b rtl\u202e é 🏅""#
    ),
  ]

  @Test("values are written in one line, members in their order", arguments: written)
  func text(value: JSON, text: String) {
    #expect(value.text == text)
  }

  @Test("any text comes back as it was")
  func exact() throws {
    for code in 0..<0x3000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let text = "a\(Character(scalar))b"
      let read = try JSONSerialization.jsonObject(with: Data(JSON.string(text).text.utf8), options: .fragmentsAllowed)
      #expect((read as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "U+\(code)")
    }
  }
}
