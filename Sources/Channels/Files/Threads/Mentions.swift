/// Finds the accounts that a text mentions.
///
/// An `@` that no ASCII letter, digit or underscore stands before (that would be a mail address), then a name of
/// ASCII letters, digits, `_`, and within it `.`, `-` or `@` (as in `@acme@social.example`).
enum Mentions {
  /// Calls `body` for each name in the order in which they stand, lower-cased, without the leading `@`.
  ///
  /// Where a dot, a hyphen or a second `@` stands within a name, the part before it comes as well, after the
  /// whole: “@acme.thanks!” may mean `acme`.
  static func each(in text: String, _ body: (String) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var at = 0
      while let sign = CSVScanner.find(UInt8(ascii: "@"), in: UnsafeRawBufferPointer(bytes), from: at) {
        at = sign + 1
        if sign > 0, isWord(bytes[sign - 1]) { continue }
        var end = at
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        let word = end
        guard word > at else { continue }
        while end < bytes.count, isWord(bytes[end]) || isJoint(bytes[end]) { end += 1 }
        while isJoint(bytes[end - 1]) { end -= 1 }
        if end > word { body(lowercased(bytes[at..<end])) }
        body(lowercased(bytes[at..<word]))
        at = end
      }
    }
  }

  private static func lowercased(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "@")
  }
}
