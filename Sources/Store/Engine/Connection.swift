/// One connection, for as long as a read or a write lasts: the thin layer that the rest of the store talks to,
/// whichever the database.
final class Connection {
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

  /// Every row of a statement, read by a function that must not use the connection itself.
  func rows<T>(_ sql: SQL, _ values: [SQLValue] = [], _ read: (Columns) throws -> T) throws -> [T] {
    switch session {
    case .sqlite(let connection): return try connection.rows(sql, values, read)
    case .postgres(let connection):
      let result = try connection.query(sql, values)
      return try (0..<Int32(result.count)).map { try read(Columns(result, row: $0)) }
    }
  }

  /// The rows of several statements, each by itself. A server is asked once for all of them.
  func rows<T>(_ statements: [(SQL, [SQLValue])], _ read: (Columns) throws -> T) throws -> [[T]] {
    switch session {
    case .sqlite(let connection): return try statements.map { try connection.rows($0, $1, read) }
    case .postgres(let connection):
      return try connection.queries(statements).map { result in
        try (0..<Int32(result.count)).map { try read(Columns(result, row: $0)) }
      }
    }
  }

  /// The first row, if there is one.
  func first<T>(_ sql: SQL, _ values: [SQLValue] = [], _ read: (Columns) throws -> T) throws -> T? {
    switch session {
    case .sqlite(let connection): return try connection.first(sql, values, read)
    case .postgres(let connection):
      let result = try connection.query(sql, values)
      return result.count == 0 ? nil : try read(Columns(result, row: 0))
    }
  }

  /// The first column of the first row; 0 when there is no row or it is NULL.
  func integer(_ sql: SQL, _ values: [SQLValue] = []) throws -> Int64 {
    try first(sql, values) { $0.int64(0) } ?? 0
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
