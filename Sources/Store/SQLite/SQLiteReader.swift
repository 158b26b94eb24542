import GRDBSQLite

/// A connection that reads, by SQLite's own interface.
///
/// GRDB, through which the desk is written, readies each connection for much that reading a desk does not need:
/// functions, collations, observers, a queue. That was a fifth of a search by a command.
final class SQLiteReader: Sendable {
  private let statements: SQLiteStatements

  /// Opens the file; that it is none of ours, or cannot be read, is told by the first statement.
  init(path: String, patience: Duration) throws(StoreError) {
    SQLiteFile.setUp()
    var handle: OpaquePointer?
    // Readers of a write-ahead log mark in its index how far they have read, so they must be able to write there.
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle else { throw StoreError(code: code, message: "SQLite has no memory", path: path) }
    statements = SQLiteStatements(handle, path: path)
    guard code == SQLITE_OK else { throw statements.failure(code) }
    // The handler is given its limit in the place of an address, and nothing to keep.
    sqlite3_busy_handler(
      handle, { limit, tried in SQLiteFile.waits(Int(tried), of: Int(bitPattern: limit)) ? 1 : 0 },
      UnsafeMutableRawPointer(bitPattern: SQLiteFile.tries(patience)))
    let set = sqlite3_exec(handle, "PRAGMA cache_size = -8192; PRAGMA query_only = 1", nil, nil, nil)
    guard set == SQLITE_OK else { throw statements.failure(set) }
  }

  deinit {
    statements.finalize()
    sqlite3_close_v2(statements.handle)
  }

  /// Reads one consistent state.
  func read<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
    let connection = SQLiteConnection(statements)
    try connection.run("BEGIN")
    do {
      let result = try body(connection)
      try connection.run("COMMIT")
      return result
    } catch {
      // Some faults have ended it already.
      if sqlite3_get_autocommit(statements.handle) == 0 { try? connection.run("ROLLBACK") }
      throw error
    }
  }
}
