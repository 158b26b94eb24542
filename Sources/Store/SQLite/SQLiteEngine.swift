import GRDB

/// A desk in a SQLite file that several processes read and write at once.
final class SQLiteEngine: Engine {
  let path: String
  let connections: SQLiteConnections
  let signal: ServerSignal? = nil

  init(path: String, connections: SQLiteConnections) {
    self.path = path
    self.connections = connections
  }

  func read<T>(_ body: (Connection) throws -> T) throws -> T {
    try connections.read { try body(Connection($0, path: path)) }
  }

  func glance<T>(_ body: (Connection) throws -> T) throws -> T { try read(body) }

  func write<T>(_ durability: Store.Durability, _ body: (Connection) throws -> T) throws -> T {
    do {
      return try connections.write { database, statements in
        do {
          if durability == .atOnce { return try transaction(database, statements, body) }
          try SQLiteFile.wait(.later, database)
          let result = Result { try transaction(database, statements, body) }
          try SQLiteFile.wait(.atOnce, database)
          return try result.get()
        } catch {
          throw StoreError.words(for: error, on: database, path: path)
        }
      }
    } catch {
      // The connection could not be opened.
      throw StoreError.words(for: error, path: path)
    }
  }

  private func transaction<T>(
    _ database: Database, _ statements: SQLiteStatements, _ body: (Connection) throws -> T
  ) throws -> T {
    try database.transaction(.immediate) {
      try body(Connection(SQLiteConnection(statements), path: path))
    }
  }

  func aside<T>(_ body: (Connection) throws -> T) throws -> T { try write(.later, body) }

  /// Whoever filled the log also moves it into the file, rather than whoever acts next. Where that cannot be done now, what
  /// counts is that the log itself is on the disk.
  func sync() throws {
    _ = try? connections.write { database, _ in try database.checkpoint(.passive) }
    try SQLiteFile.sync(path)
  }

  func watch(_ heard: @escaping @Sendable (CommitWord) -> Void) -> any CommitWatch {
    FileWatch(path: path) { heard(.commit) }
  }

  var tellsPresence: Bool { false }

  /// Statements name the index to take (``SQLiteHint``).
  func analyze() throws {}

  func close() throws {
    do {
      try connections.close()
    } catch {
      throw StoreError.words(for: error, path: path)
    }
  }
}
