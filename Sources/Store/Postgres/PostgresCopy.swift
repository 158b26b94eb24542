/// Rows in the text form of COPY: one a line, with tabs between the columns.
///
/// Source: https://www.postgresql.org/docs/15/sql-copy.html, Text Format
enum PostgresCopy {
  /// As many bytes as are sent at once.
  static let room = 1 << 16

  static func append(_ row: [SQLValue], to bytes: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      append(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ value: SQLValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes += "\\N".utf8
    case .integer(let number): bytes += String(number).utf8
    case .bytes(let raw):
      bytes += "\\\\x".utf8
      for byte in raw {
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    case .text(let text):
      let start = bytes.count
      PostgresText.append(text, to: &bytes)
      bytes.removeLast()
      if bytes[start...].contains(where: isSpecial) { escape(&bytes, from: start) }
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
  }

  private static func escape(_ bytes: inout [UInt8], from start: Int) {
    let raw = Array(bytes[start...])
    bytes.removeSubrange(start...)
    for byte in raw {
      switch byte {
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      default: bytes.append(byte)
      }
    }
  }
}
