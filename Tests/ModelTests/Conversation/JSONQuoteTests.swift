import Testing

@testable import Model

@Suite struct JSONQuoteTests {
  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `Every character that a terminal could obey is an escape, and every other stays as it is`() {
    let acting: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x061C...0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    ]
    let short: [UInt32: String] = [0x22: "\\\"", 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"]
    for value in UInt32(0)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let digits = String(value, radix: 16)
      let escape = "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      let wanted = short[value] ?? (acting.contains { $0.contains(value) } ? escape : String(scalar))
      // Compared by scalars: strings would also be equal where they only look alike.
      let got = quoted("a\(scalar)é")
      if Array(got.unicodeScalars) != Array("\"a\(wanted)é\"".unicodeScalars) {
        Issue.record("U+\(digits) became \(got.debugDescription)")
      }
    }
  }

  @Test func `A line ends with a newline, and the next begins anew`() {
    var text = JSONText()
    var lines: [UInt8] = []
    for number in 1...2 {
      text.open()
      text.field("number", number)
      text.key("nothing")
      text.null()
      text.close()
      text.endLine(into: &lines)
    }
    #expect(
      String(decoding: lines, as: UTF8.self) == "{\"number\":1,\"nothing\":null}\n{\"number\":2,\"nothing\":null}\n")
  }

  @Test(arguments: [0, 7, -7, 10, 99, 100, 1_000_001, -1_000, Int.max, Int.min])
  func `Whole numbers are written as they are`(number: Int) {
    var text = JSONText()
    text.openArray()
    text.value(number)
    text.value(number)
    text.closeArray()
    #expect(text.text == "[\(number),\(number)]")
  }
}
