/// SHA-256, as events and the trail's chain use it.
public enum Digest {
  /// The digest of a text's UTF-8, hexadecimal.
  public static func hex(_ text: String) -> String {
    var text = text
    let words = text.withUTF8 { SHA256.words(of: UnsafeRawBufferPointer($0)) }
    let count = words.count * 8
    return String(unsafeUninitializedCapacity: count) { buffer in
      for digit in 0..<count { buffer[digit] = digits[Int(words[digit / 8] >> UInt32(28 - digit % 8 * 4) & 15)] }
      return count
    }
  }

  /// One link of a chain: the digest of the previous link followed by these bytes.
  public static func link(after previous: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    let words = previous.withUnsafeBytes { previous in bytes.withUnsafeBytes { SHA256.words(of: previous, $0) } }
    return [UInt8](unsafeUninitializedCapacity: words.count * 4) { buffer, count in
      for (place, word) in words.enumerated() {
        for byte in 0..<4 { buffer[place * 4 + byte] = UInt8(truncatingIfNeeded: word >> UInt32(24 - byte * 8)) }
      }
      count = words.count * 4
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
