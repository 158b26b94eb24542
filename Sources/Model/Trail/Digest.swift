/// SHA-256, as events and the trail's chain use it.
public enum Digest {
  /// The digest of a text's UTF-8, hexadecimal.
  public static func hex(_ text: String) -> String {
    var text = text
    var hasher = SHA256()
    text.withUTF8 { hasher.update(UnsafeRawBufferPointer($0)) }
    let digest = hasher.finish()
    return String(unsafeUninitializedCapacity: digest.count * 2) { buffer in
      for (index, byte) in digest.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return digest.count * 2
    }
  }

  /// One link of a chain: the digest of the previous link followed by these bytes.
  public static func link(after previous: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    previous.withUnsafeBytes { hasher.update($0) }
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
