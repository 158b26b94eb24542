#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts as PostgreSQL can hold them: it has no room for U+0000, which a stranger's text may contain.
///
/// U+FDD0, a code point that stands for no character, becomes an escape: U+FDD0 `0` for U+0000 and U+FDD0 `1` for
/// U+FDD0 itself. Texts that are the same stay the same, and others others, so keys and comparisons hold.
enum PostgresText {
  private static let escape: [UInt8] = [0xEF, 0xB7, 0x90]

  /// Appends a text and the NUL that ends it.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    if isPlain(bytes[start...]) {
      bytes.append(0)
      return
    }
    let raw = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var index = 0
    while index < raw.count {
      if raw[index] == 0 {
        bytes += escape
        bytes.append(UInt8(ascii: "0"))
      } else if raw[index...].starts(with: escape) {
        bytes += escape
        bytes.append(UInt8(ascii: "1"))
        index += escape.count - 1
      } else {
        bytes.append(raw[index])
      }
      index += 1
    }
    bytes.append(0)
  }

  /// The text that was stored as these bytes.
  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    guard holdsEscape(bytes) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == escape[0], bytes[index...].starts(with: escape) else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      index += escape.count
      // What follows may have been cut off, as in the beginning of a message that a list shows.
      guard index < bytes.count else { break }
      if bytes[index] == UInt8(ascii: "0") { plain.append(0) } else { plain += escape }
      index += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return true }
      return memchr(start, 0, buffer.count) == nil && !holdsEscape(buffer)
    }
  }

  private static func holdsEscape(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var from = 0
    while from < bytes.count, let found = memchr(start + from, Int32(escape[0]), bytes.count - from) {
      let index = UnsafeRawPointer(found) - start
      if bytes[index...].starts(with: escape) { return true }
      from = index + 1
    }
    return false
  }
}
