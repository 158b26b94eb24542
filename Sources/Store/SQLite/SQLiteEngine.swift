import GRDB

/// A desk in a SQLite file that several processes read and write at once.
final class SQLiteEngine: Engine {
  let path: String
  let pool: DatabasePool
  let signal: ServerSignal? = nil

  init(path: String, pool: DatabasePool) {
    self.path = path
    self.pool = pool
  }

  func read<T>(_ body: (Connection) throws -> T) throws -> T {
    do {
      return try pool.read { try body(Connection(SQLiteConnection($0, path: path), path: path)) }
    } catch {
      throw StoreError.words(for: error, path: path)
    }
  }

  func glance<T>(_ body: (Connection) throws -> T) throws -> T { try read(body) }

  func write<T>(_ durability: Store.Durability, _ body: (Connection) throws -> T) throws -> T {
    try pool.writeWithoutTransaction { database in
      do {
        if durability == .atOnce { return try transaction(database, body) }
        try SQLiteFile.wait(.later, database)
        let result = Result { try transaction(database, body) }
        try SQLiteFile.wait(.atOnce, database)
        return try result.get()
      } catch {
        throw StoreError.words(for: error, on: database, path: path)
      }
    }
  }

  private func transaction<T>(_ database: Database, _ body: (Connection) throws -> T) throws -> T {
    var result: T?
    try database.inTransaction(.immediate) {
      result = try body(Connection(SQLiteConnection(database, path: path), path: path))
      return .commit
    }
    guard let result else { throw StoreError.contradiction(path: path, detail: "a transaction ended without a result") }
    return result
  }

  func aside<T>(_ body: (Connection) throws -> T) throws -> T { try write(.later, body) }

  func sync() throws { try SQLiteFile.sync(path) }

  func watch(_ heard: @escaping @Sendable (CommitWord) -> Void) -> any CommitWatch {
    FileWatch(path: path) { heard(.commit) }
  }

  var tellsPresence: Bool { false }

  /// Statements name the index to take (``SQLiteHint``).
  func analyze() throws {}

  func close() throws {
    do {
      try pool.close()
    } catch {
      throw StoreError.words(for: error, path: path)
    }
  }
}
