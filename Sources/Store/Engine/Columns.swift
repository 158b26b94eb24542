import GRDBSQLite
import Model

/// The columns of a row. Valid only until the next one.
struct Columns {
  private enum Row {
    /// The row that a statement stands on.
    case sqlite(OpaquePointer)
    case postgres(PostgresResult, Int32)
  }

  private let row: Row

  init(_ statement: OpaquePointer) { row = .sqlite(statement) }
  init(_ result: PostgresResult, row: Int32) { self.row = .postgres(result, row) }

  func isNull(_ index: Int32) -> Bool {
    switch row {
    case .sqlite(let statement): sqlite3_column_type(statement, index) == SQLITE_NULL
    case .postgres(let result, let row): result.isNull(row, index)
    }
  }

  func int64(_ index: Int32) -> Int64 {
    switch row {
    case .sqlite(let statement): sqlite3_column_int64(statement, index)
    case .postgres(let result, let row): result.integer(row, index)
    }
  }

  func int(_ index: Int32) -> Int { Int(truncatingIfNeeded: int64(index)) }
  func flag(_ index: Int32) -> Bool { int64(index) != 0 }
  func instant(_ index: Int32) -> Instant { Instant(milliseconds: int64(index)) }
  func instantOrNil(_ index: Int32) -> Instant? { isNull(index) ? nil : instant(index) }
  func textOrNil(_ index: Int32) -> String? { isNull(index) ? nil : text(index) }

  func value(_ index: Int32) -> SQLValue {
    switch row {
    case .sqlite(let statement):
      switch sqlite3_column_type(statement, index) {
      case SQLITE_NULL: .null
      case SQLITE_INTEGER: .integer(int64(index))
      case SQLITE_BLOB: .bytes(bytes(index))
      default: .text(text(index))
      }
    case .postgres(let result, let row): result.value(row, index)
    }
  }

  func text(_ index: Int32) -> String {
    switch row {
    case .sqlite(let statement):
      guard let start = sqlite3_column_text(statement, index) else { return "" }
      let count = Int(sqlite3_column_bytes(statement, index))
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    case .postgres(let result, let row): return result.text(row, index)
    }
  }

  func bytes(_ index: Int32) -> [UInt8] {
    switch row {
    case .sqlite(let statement):
      guard let start = sqlite3_column_blob(statement, index) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
    case .postgres(let result, let row): return result.bytes(row, index)
    }
  }
}
