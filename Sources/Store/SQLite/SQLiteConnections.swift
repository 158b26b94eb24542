import Dispatch
import GRDB
import Synchronization

/// The connections to one file: some that read, beside each other and beside the one that writes.
///
/// Each is opened when it is first needed: a command that only reads has one, writes nothing, and waits for the disk
/// nowhere. GRDB's own pool begins with the one that writes, and has it put a table into an empty log, and out again.
final class SQLiteConnections: Sendable {
  private struct Writer {
    let queue: DatabaseQueue
    let statements: SQLiteStatements
  }

  private struct State {
    var writer: Writer?
    /// Those that read, and that nobody uses now; the last one used is the next one taken, for what it has cached.
    var idle: [SQLiteReader] = []
    var isClosed = false
  }

  /// So many reads go on at once; a further one waits.
  private static let readers = 4

  let path: String
  private let patience: Duration
  private let places = DispatchSemaphore(value: readers)
  private let state = Mutex(State())

  init(path: String, patience: Duration) {
    self.path = path
    self.patience = patience
  }

  /// Reads one consistent state.
  func read<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
    places.wait()
    defer { places.signal() }
    let reader = try takeReader()
    defer { giveBack(reader) }
    return try reader.read(body)
  }

  /// Whatever the connection that writes is to do, while nobody else has it.
  func write<T>(_ body: (Database, SQLiteStatements) throws -> T) throws -> T {
    let writer = try writer()
    return try writer.queue.writeWithoutTransaction { try body($0, writer.statements) }
  }

  /// Ends all; who comes later is told so.
  func close() throws {
    let writer = state.withLock { state in
      defer { state = State(isClosed: true) }
      return state.writer
    }
    guard let writer else { return }
    writer.queue.inDatabase { _ in writer.statements.finalize() }
    try writer.queue.close()
  }

  private func takeReader() throws -> SQLiteReader {
    let idle = try state.withLock { state in
      if state.isClosed { throw closed }
      return state.idle.popLast()
    }
    return try idle ?? SQLiteReader(path: path, patience: patience)
  }

  private func giveBack(_ reader: SQLiteReader) {
    state.withLock { state in
      if !state.isClosed { state.idle.append(reader) }
    }
  }

  private func writer() throws -> Writer {
    try state.withLock { state in
      if state.isClosed { throw closed }
      if let writer = state.writer { return writer }
      let queue = try opened()
      let writer = try queue.writeWithoutTransaction { database in
        try SQLiteFile.setUpWriter(database)
        guard let handle = database.sqliteConnection else { throw closed }
        return Writer(queue: queue, statements: SQLiteStatements(handle, path: path))
      }
      state.writer = writer
      return writer
    }
  }

  /// A connection by GRDB.
  func opened() throws -> DatabaseQueue {
    try DatabaseQueue(path: path, configuration: SQLiteFile.configuration(patience: patience))
  }

  private var closed: StoreError { .contradiction(path: path, detail: "the desk has been closed") }
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
