import Synchronization

/// A desk on a PostgreSQL server.
///
/// One writes at a time, on all machines together: each transaction that writes first takes the desk's lock, and the
/// server gives it back when the transaction ends, however it ends. So acts are numbered in the order of their commits,
/// what is read before writing is still so when it is written, and all that holds on SQLite holds here.
final class PostgresEngine: Engine {
  private let pool: PostgresPool

  /// By which writers tell that they have committed.
  static let channel = "earshot_desk"
  /// "EARS", and the desk's lock among ours.
  private static let lock: [SQLValue] = [.integer(0x4541_5253), .integer(1)]

  init(_ pool: PostgresPool) { self.pool = pool }

  func read<T>(_ body: (Connection) throws -> T) throws -> T {
    try pool.with(.reading) { session in
      session.begin([("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", [])])
      let result = try body(Connection(session, path: pool.address.shown))
      try session.commit()
      return result
    }
  }

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

  /// A commit that waits for the disk takes all before it there; one without a number writes nothing, and waits for
  /// nothing.
  func sync() throws { try write(.atOnce) { _ = try $0.integer("SELECT 1 WHERE pg_current_xact_id() IS NOT NULL") } }

  func watch(_ changed: @escaping @Sendable () -> Void) -> any CommitWatch { PostgresWatch(pool, changed) }

  /// The server sees to that by itself.
  func checkpoint() throws {}

  func close() throws { pool.close() }
}
