internal import CPostgres

/// The rows that the server sent for one statement.
final class PostgresResult {
  private let functions: Libpq.Functions
  private let result: OpaquePointer

  init(_ functions: Libpq.Functions, _ result: OpaquePointer) {
    self.functions = functions
    self.result = result
  }

  deinit { functions.pointee.clear(result) }

  var count: Int { Int(functions.pointee.ntuples(result)) }

  /// How many rows the statement changed.
  var changes: Int { functions.pointee.cmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

  func isNull(_ row: Int32, _ column: Int32) -> Bool { functions.pointee.getisnull(result, row, column) != 0 }

  /// A number; 0 for what is none.
  func integer(_ row: Int32, _ column: Int32) -> Int64 {
    let digits = field(row, column)
    var index = 0
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    // Downwards, so that the least one fits.
    var number: Int64 = 0
    while index < digits.count, (0x30...0x39).contains(digits[index]) {
      number = number &* 10 &- Int64(digits[index] - 0x30)
      index += 1
    }
    return isNegative ? number : 0 &- number
  }

  func text(_ row: Int32, _ column: Int32) -> String { PostgresText.text(field(row, column)) }

  /// What a BYTEA holds: the server sends `\x` and two hexadecimal digits a byte.
  func bytes(_ row: Int32, _ column: Int32) -> [UInt8] {
    let digits = field(row, column)
    guard digits.count >= 2, digits[0] == UInt8(ascii: "\\"), digits[1] == UInt8(ascii: "x") else { return [] }
    return stride(from: 2, to: digits.count - 1, by: 2).map { Self.half(digits[$0]) << 4 | Self.half(digits[$0 + 1]) }
  }

  func value(_ row: Int32, _ column: Int32) -> SQLValue {
    if isNull(row, column) { return .null }
    switch Int(functions.pointee.ftype(result, column)) {
    case EARSHOT_INT8, EARSHOT_INT4, EARSHOT_NUMERIC: return .integer(integer(row, column))
    case EARSHOT_BYTEA: return .bytes(bytes(row, column))
    default: return .text(text(row, column))
    }
  }

  private func field(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer {
    let length = functions.pointee.getlength(result, row, column)
    return UnsafeRawBufferPointer(start: functions.pointee.getvalue(result, row, column), count: Int(length))
  }

  private static func half(_ digit: UInt8) -> UInt8 {
    digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : (digit | 0x20) - UInt8(ascii: "a") + 10
  }
}
