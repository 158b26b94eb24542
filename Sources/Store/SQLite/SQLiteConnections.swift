import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// The connections to one file: some that read, beside each other and beside the one that writes.
///
/// Each is opened when it is first needed: a command that only reads has one, writes nothing, and waits for the disk
/// nowhere. GRDB's own pool begins with the one that writes, and has it put a table into an empty log, and out again.
final class SQLiteConnections: Sendable {
  private struct State {
    var writer: DatabaseQueue?
    /// Those that read, and that nobody uses now; the last one used is the next one taken, for what it has cached.
    var idle: [DatabaseQueue] = []
    var isClosed = false
  }

  /// So many reads go on at once; a further one waits.
  private static let readers = 4

  private let path: String
  private let patience: Duration
  private let places = DispatchSemaphore(value: readers)
  private let state = Mutex(State())

  init(path: String, patience: Duration) {
    self.path = path
    self.patience = patience
  }

  /// Reads one consistent state.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    places.wait()
    defer { places.signal() }
    let reader = try takeReader()
    defer { giveBack(reader) }
    return try reader.inDatabase { database in try database.transaction(.deferred) { try body(database) } }
  }

  /// Whatever the connection that writes is to do, while nobody else has it.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    try writer().writeWithoutTransaction(body)
  }

  /// Ends all; who comes later is told so.
  func close() throws {
    let all = state.withLock { state in
      defer { state = State(isClosed: true) }
      return state.idle + (state.writer.map { [$0] } ?? [])
    }
    for connection in all { try connection.close() }
  }

  private func takeReader() throws -> DatabaseQueue {
    let idle = try state.withLock { state in
      if state.isClosed { throw Self.closed }
      return state.idle.popLast()
    }
    if let idle { return idle }
    var configuration = SQLiteFile.configuration(patience: patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA query_only = 1")
      // GRDB would be told of each column of each statement, for those who watch tables; nobody here does.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private func giveBack(_ reader: DatabaseQueue) {
    state.withLock { state in
      if !state.isClosed { state.idle.append(reader) }
    }
  }

  private func writer() throws -> DatabaseQueue {
    try state.withLock { state in
      if state.isClosed { throw Self.closed }
      if let writer = state.writer { return writer }
      let writer = try DatabaseQueue(path: path, configuration: SQLiteFile.configuration(patience: patience))
      try writer.writeWithoutTransaction(SQLiteFile.setUpWriter)
      state.writer = writer
      return writer
    }
  }

  private static let closed = DatabaseError(resultCode: .SQLITE_MISUSE, message: "Connection is closed")
}

extension Database {
  /// What a function makes of the database, in one transaction.
  func transaction<T>(_ kind: TransactionKind, _ body: () throws -> T) throws -> T {
    var result: T?
    try inTransaction(kind) {
      result = try body()
      return .commit
    }
    guard let result else { throw DatabaseError(message: "a transaction ended without a result") }
    return result
  }
}
