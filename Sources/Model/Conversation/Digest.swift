import Crypto

/// SHA-256, as events and the trail's chain use it.
public enum Digest {
  public static func hex(_ text: String) -> String {
    var text = text
    return text.withUTF8 { hex(SHA256.hash(data: UnsafeRawBufferPointer($0))) }
  }

  /// One link of a chain: the digest of the previous link followed by these bytes.
  public static func link(after previous: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: previous)
    hasher.update(data: bytes)
    return Array(hasher.finalize())
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hex(_ digest: SHA256.Digest) -> String {
    String(unsafeUninitializedCapacity: SHA256.byteCount * 2) { buffer in
      var i = 0
      for byte in digest {
        buffer[i] = digits[Int(byte >> 4)]
        buffer[i + 1] = digits[Int(byte & 15)]
        i += 2
      }
      return i
    }
  }
}
