/// A desk on a PostgreSQL server.
///
/// One writes at a time, on all machines together: each transaction that writes first takes the desk's lock, and the
/// server gives it back when the transaction ends, however it ends. So acts are numbered in the order of their commits,
/// what is read before writing is still so when it is written, and all that holds on SQLite holds here.
final class PostgresEngine: Engine {
  private let pool: PostgresPool

  /// By which writers tell that they have committed.
  static let channel = "earshot_desk"
  /// By which seats tell what has changed of them, and nothing else.
  static let presenceChannel = "earshot_presence"
  /// "EARS", and the desk's lock among ours.
  private static let lock: [SQLValue] = [.integer(0x4541_5253), .integer(1)]

  init(_ pool: PostgresPool) { self.pool = pool }

  var signal: ServerSignal? { pool.signal }

  func read<T>(_ body: (Connection) throws -> T) throws -> T {
    try pool.with(.reading) { session in
      session.begin([("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", [])])
      let result = try body(Connection(session, path: pool.address.shown))
      try session.commit()
      return result
    }
  }

  func glance<T>(_ body: (Connection) throws -> T) throws -> T { try alone(body) }

  func write<T>(_ durability: Store.Durability, _ body: (Connection) throws -> T) throws -> T {
    try pool.with(.writing) { session in
      // Each statement sees what was committed before it: with the lock, all that others wrote.
      session.begin([
        ("BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE", []),
        (durability == .later ? "SET LOCAL synchronous_commit = off" : "SET LOCAL synchronous_commit = on", []),
        ("SELECT pg_advisory_xact_lock(?1::int, ?2::int)", Self.lock),
      ])
      let result = try body(Connection(session, path: pool.address.shown))
      try session.commit(session.hasWritten ? ["NOTIFY earshot_desk"] : [])
      return result
    }
  }

  /// Without the desk's lock: each seat has a row of its own, and nothing else depends on it. What is sent together is one
  /// transaction without words that begin and end it. Readers' sessions serve: they do not wait for the disk.
  func aside<T>(_ body: (Connection) throws -> T) throws -> T { try alone(body) }

  private func alone<T>(_ body: (Connection) throws -> T) throws -> T {
    try pool.with(.reading) { session in
      session.begin([])
      let result = try body(Connection(session, path: pool.address.shown))
      try session.settle()
      return result
    }
  }

  /// A commit that waits for the disk takes all before it there. It must have written something for that: a transaction
  /// that has a number and nothing else is not waited for, whatever is asked
  /// (https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/access/transam/xact.c, `RecordTransactionCommit`).
  func sync() throws {
    try write(.atOnce) { _ = try $0.integer("SELECT 1 WHERE pg_logical_emit_message(true, 'earshot', '') IS NOT NULL") }
  }

  func watch(_ heard: @escaping @Sendable (CommitWord) -> Void) -> any CommitWatch { PostgresWatch(pool, heard) }

  var tellsPresence: Bool { true }

  /// Without the desk's lock: others write meanwhile. The server passes over what the login does not own, and says no more
  /// of it than a warning.
  func analyze() throws {
    let tables = Table.all.map(\.name) + [PostgresSearch.add.table]
    try alone { try $0.run(SQL("ANALYZE \(tables.joined(separator: ", "))")) }
  }

  func close() throws { pool.close() }
}
