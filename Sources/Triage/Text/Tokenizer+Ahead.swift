/// Looking ahead: what stands at an offset, each in a bounded number of steps.
extension Tokenizer {
  /// The scalar at an offset and how many bytes it takes; U+FFFD and one byte where the bytes are not UTF-8.
  func scalar(at offset: Int) -> (UInt32, Int) { Self.scalar(in: bytes, at: offset) }

  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, offset + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }

  func isDigit(at offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] >= UInt8(ascii: "0") && bytes[offset] <= UInt8(ascii: "9")
  }

  func isSlash(at offset: Int) -> Bool { offset < bytes.count && bytes[offset] == UInt8(ascii: "/") }

  func isWordByte(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    return byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || isDigit(at: offset) || byte >= 0xC2
  }

  /// `t`, `s`, `m`, `d`, `re`, `ve`, `ll` and then no letter: the tail of an English word, not the head of a French one.
  func isEnglishEnding(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    switch bytes[offset] | 0x20 {
    case UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "d"):
      return !isWordByte(at: offset + 1)
    case UInt8(ascii: "r"), UInt8(ascii: "v"):
      return offset + 1 < bytes.count && bytes[offset + 1] | 0x20 == UInt8(ascii: "e") && !isWordByte(at: offset + 2)
    case UInt8(ascii: "l"):
      return offset + 1 < bytes.count && bytes[offset + 1] | 0x20 == UInt8(ascii: "l") && !isWordByte(at: offset + 2)
    default: return false
    }
  }

  /// A well-known ending of a site's name, as in `shop.example.com/x`, where no `http` says that it is a link.
  func isDomain(at offset: Int) -> Bool {
    for ending in Self.domains where matches(ending, at: offset) {
      let after = offset + ending.utf8CodeUnitCount
      if !isWordByte(at: after) { return true }
    }
    return false
  }

  private static let domains: [StaticString] = ["com", "org", "net", "co", "ly", "de", "fr", "es", "io", "uk"]

  func matches(_ ascii: StaticString) -> Bool { matches(ascii, at: position) }

  func matches(_ ascii: StaticString, at offset: Int) -> Bool {
    let count = ascii.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    let wanted = ascii.utf8Start
    for index in 0..<count {
      let byte = bytes[offset + index]
      // Sets the case bit of letters only; the strings given are lower case.
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != wanted[index] { return false }
    }
    return true
  }
}
