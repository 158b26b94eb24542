import GRDB
import GRDBSQLite

/// The rows of a statement, one by one as they are asked for, while other statements run.
final class Steps {
  private let connection: SQLiteConnection
  private let sql: SQL
  private let statement: Statement
  private var isDone = false

  init(_ connection: SQLiteConnection, _ sql: SQL, _ values: [SQLValue]) throws {
    self.connection = connection
    self.sql = sql
    statement = try connection.unshared(sql, values)
  }

  /// The next row, valid until the one after; nil after the last.
  func next() throws -> Columns? {
    if isDone { return nil }
    let code = sqlite3_step(statement.sqliteStatement)
    if code == SQLITE_ROW { return Columns(statement.sqliteStatement) }
    isDone = true
    guard code == SQLITE_DONE else { throw connection.failure(code) }
    return nil
  }
}
