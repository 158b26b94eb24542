#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Cell {
  func bytes(in row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: row[start..<end])
  }

  /// The text, with broken UTF-8 and NUL bytes repaired to U+FFFD: what a person wrote is kept as far as it can be.
  func text(in row: UnsafeRawBufferPointer) -> String {
    let bytes = bytes(in: row)
    let decoded: String
    switch form {
    case .doubledQuotes: decoded = Self.withoutDoubledQuotes(bytes)
    case .escapedString: decoded = Self.unescaped(bytes)
    default: decoded = String(decoding: bytes, as: UTF8.self)
    }
    // A NUL can stand there as it is or come from \u0000.
    let mayHoldNUL = form == .escapedString || Self.contains(0, in: bytes)
    guard mayHoldNUL, decoded.utf8.contains(0) else { return decoded }
    var repaired = String.UnicodeScalarView()
    repaired.append(contentsOf: decoded.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })
    return String(repaired)
  }

  /// The text exactly, without spaces around it; nil when it is broken UTF-8.
  func exactText(in row: UnsafeRawBufferPointer) -> String? {
    guard form == .doubledQuotes || form == .escapedString else {
      return String(validating: Self.trimmed(bytes(in: row)), as: UTF8.self)
    }
    let raw = bytes(in: row)
    guard String(validating: raw, as: UTF8.self) != nil else { return nil }
    var decoded = form == .doubledQuotes ? Self.withoutDoubledQuotes(raw) : Self.unescaped(raw)
    return decoded.withUTF8 { String(validating: Self.trimmed(UnsafeRawBufferPointer($0)), as: UTF8.self) }
  }

  static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var low = 0
    var high = bytes.count
    while low < high, isSpace(bytes[low]) { low += 1 }
    while low < high, isSpace(bytes[high - 1]) { high -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[low..<high])
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func contains(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memchr(base, Int32(byte), bytes.count) != nil
  }

  private static func withoutDoubledQuotes(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { out in
      var length = 0
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        out[length] = byte
        length += 1
        at += byte == UInt8(ascii: "\"") ? 2 : 1
      }
      return length
    }
  }

  private static func unescaped(_ bytes: UnsafeRawBufferPointer) -> String {
    // Three bytes at the most come of the six of \uXXXX, and one of two: it never grows.
    String(unsafeUninitializedCapacity: bytes.count) { out in
      var length = 0
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        guard byte == UInt8(ascii: "\\") else {
          out[length] = byte
          length += 1
          at += 1
          continue
        }
        let escape = bytes[at + 1]
        at += 2
        if escape == UInt8(ascii: "u") {
          guard let units = UTF8.encode(scalar(bytes, &at)) else { continue }
          for unit in units {
            out[length] = unit
            length += 1
          }
        } else {
          out[length] = plain(escape)
          length += 1
        }
      }
      return length
    }
  }

  private static func plain(_ escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: escape
    }
  }

  /// Reads the four digits at `at`, and a second escape where the two make a surrogate pair.
  private static func scalar(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> Unicode.Scalar {
    let first = hex(bytes, at)
    at += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let second = hex(bytes, at + 2)
    guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
    at += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func hex(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
    var value: UInt32 = 0
    for byte in bytes[at..<at + 4] { value = value << 4 | UInt32(JSONLineScanner.hexDigit(byte) ?? 0) }
    return value
  }
}
