extension JSONText {
  /// Appends a text as a JSON string.
  ///
  /// What a terminal could obey (control characters, also those of Latin-1, and characters that turn the direction of
  /// text) is written as `\u` escapes: the text stays exact, and whoever prints the JSON is safe.
  ///
  /// Looks at bytes, not at scalars: nearly all of a text is copied in runs.
  static func quote(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      var copied = 0
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          index += 1
          continue
        }
        let length = byte < 0x80 ? 1 : lengthOfWhatMayAct(text, at: index)
        if length == 0 {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
        escape(text[index..<index + length], to: &bytes)
        index += length
        copied = index
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The bytes of a character beyond ASCII that a terminal could obey, 0 where none begins here: C1 controls, line
  /// separators, and the controls of bidirectional text (U+061C, U+200E, U+200F, U+2028...U+202E, U+2066...U+2069).
  private static func lengthOfWhatMayAct(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index + 1 < text.count else { return 0 }
    let second = text[index + 1]
    switch text[index] {
    case 0xC2: return second < 0xA0 ? 2 : 0
    case 0xD8: return second == 0x9C ? 2 : 0
    case 0xE2:
      guard index + 2 < text.count else { return 0 }
      let third = text[index + 2]
      if second == 0x80 { return third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third) ? 3 : 0 }
      return second == 0x81 && (0xA6...0xA9).contains(third) ? 3 : 0
    default: return 0
    }
  }

  private static func escape(_ character: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]) {
    switch character.first {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
    default:
      let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
      let digits = String(scalar, radix: 16)
      bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    }
  }
}
