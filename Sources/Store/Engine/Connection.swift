/// One connection, for as long as a read or a write lasts: the thin layer that the rest of the store talks to,
/// whichever the database.
final class Connection: RowSource {
  enum Session {
    case sqlite(SQLiteConnection)
    case postgres(PostgresConnection)
  }

  let session: Session
  /// The desk's, for errors.
  let path: String
  let dialect: Dialect

  init(_ connection: SQLiteConnection, path: String) {
    session = .sqlite(connection)
    dialect = .sqlite
    self.path = path
  }

  init(_ connection: PostgresConnection, path: String) {
    session = .postgres(connection)
    dialect = .postgres
    self.path = path
  }

  /// Runs a statement that returns no rows. An error may be told later, at the latest when the transaction ends.
  func run(_ sql: SQL, _ values: [SQLValue] = []) throws {
    switch session {
    case .sqlite(let connection): try connection.run(sql, values)
    case .postgres(let connection): try connection.run(sql, values)
    }
  }

  /// Adds a row; an error may be told later, as above. On PostgreSQL rows wait for each other and go many at once,
  /// at the latest before a statement that names their table.
  func insert(_ insertion: Insertion, _ values: [SQLValue]) throws {
    switch session {
    case .sqlite(let connection): try connection.run(insertion.sql, values)
    case .postgres(let connection): try connection.insert(insertion, values)
    }
  }

  // Dynamic, so that it is compiled once: else the optimiser makes one of its own for each function that reads rows.
  dynamic func each(_ sql: SQL, _ values: [SQLValue], upTo limit: Int, _ take: (Columns) throws -> Void) throws {
    switch session {
    case .sqlite(let connection): try connection.each(sql, values, upTo: limit, take)
    case .postgres(let connection):
      let result = try connection.query(sql, values)
      for row in 0..<Int32(min(limit, result.count)) { try take(Columns(result, row: row)) }
    }
  }

  /// The rows of several statements, each by itself. A server is asked once for all of them.
  func rows<T>(_ statements: [(SQL, [SQLValue])], _ read: (Columns) throws -> T) throws -> [[T]] {
    switch session {
    case .sqlite: return try statements.map { try rows($0, $1, read) }
    case .postgres(let connection):
      return try connection.queries(statements).map { result in
        try (0..<Int32(result.count)).map { try read(Columns(result, row: $0)) }
      }
    }
  }

  /// How many rows the last statement changed.
  var changes: Int {
    get throws {
      switch session {
      case .sqlite(let connection): return connection.changes
      case .postgres(let connection):
        try connection.settle()
        return connection.changes
      }
    }
  }
}
