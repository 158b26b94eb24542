import GRDBSQLite

/// The rows of a statement, one by one as they are asked for, while other statements run.
final class Steps {
  private let connection: SQLiteConnection
  private let statement: OpaquePointer
  private var isDone = false

  init(_ connection: SQLiteConnection, _ sql: SQL, _ values: [SQLValue]) throws {
    self.connection = connection
    statement = try connection.unshared(sql)
    try connection.bind(values, to: statement)
  }

  deinit { sqlite3_finalize(statement) }

  /// The next row, valid until the one after; nil after the last.
  func next() throws -> Columns? {
    if isDone { return nil }
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return Columns(statement) }
    isDone = true
    guard code == SQLITE_DONE else { throw connection.failure(code) }
    return nil
  }
}
