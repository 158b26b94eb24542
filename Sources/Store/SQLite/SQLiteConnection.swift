import GRDBSQLite

/// One connection to a SQLite file, for as long as a read or a write lasts.
///
/// Texts are bound and read with their length, because a stranger's text may hold a NUL.
final class SQLiteConnection: RowSource {
  private let statements: SQLiteStatements
  /// The statements that this read or write has run, with the texts that they are known by: a batch of an import runs
  /// the same ones thousands of times. They are few, so they are gone through one by one.
  private var known: [(sql: SQL, statement: OpaquePointer)] = []
  /// Where texts are made anew for each statement, the older ones are forgotten.
  private static let most = 64

  init(_ statements: SQLiteStatements) { self.statements = statements }

  var path: String { statements.path }

  /// Runs a statement that returns no rows.
  func run(_ sql: SQL, _ values: [SQLValue] = []) throws {
    let statement = try prepared(sql, values)
    defer { sqlite3_reset(statement) }
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
  }

  func each(_ sql: SQL, _ values: [SQLValue], upTo limit: Int, _ take: (Columns) throws -> Void) throws {
    let statement = try prepared(sql, values)
    defer { sqlite3_reset(statement) }
    var count = 0
    while count < limit {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      try take(Columns(statement))
      count += 1
    }
  }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes(statements.handle)) }

  /// A statement that nobody else uses meanwhile, and that whoever asks for it ends.
  func unshared(_ sql: SQL) throws -> OpaquePointer { try statements.prepare(sql.text) }

  /// Prepares, with the values bound by number.
  private func prepared(_ sql: SQL, _ values: [SQLValue]) throws -> OpaquePointer {
    let statement = try known.first { $0.sql.identity == sql.identity }?.statement ?? prepared(sql)
    try bind(values, to: statement)
    return statement
  }

  private func prepared(_ sql: SQL) throws -> OpaquePointer {
    let statement = try statements.statement(sql.text)
    if known.count == Self.most { known = [] }
    known.append((sql, statement))
    return statement
  }

  /// Binds by number.
  func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
    for (index, value) in values.enumerated() {
      let code = Self.bind(value, to: statement, at: Int32(truncatingIfNeeded: index + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private static func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, nil) }
          return sqlite3_bind_text64(
            statement, index, start, UInt64(characters.count), transient, UInt8(SQLITE_UTF8))
        }
      }
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return sqlite3_bind_zeroblob(statement, index, 0) }
        return sqlite3_bind_blob64(statement, index, start, UInt64(buffer.count), transient)
      }
    }
  }

  /// SQLITE_TRANSIENT, a cast in C's header: SQLite copies the bytes at once.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  func failure(_ code: Int32) -> StoreError { statements.failure(code) }
}
