internal import Model

/// A database that a desk lies in: one consistent state for each read, one writer at a time, word of commits.
///
/// Two there are: ``SQLiteEngine``, a file, and ``PostgresEngine``, a server. All else in this room is shared.
protocol Engine: Sendable {
  /// Reads one consistent state, which writes meanwhile do not disturb.
  func read<T>(_ body: (Connection) throws -> T) throws -> T

  /// Reads where each statement by itself may be of a state of its own: a server is then asked once for each, and for nothing
  /// besides.
  func glance<T>(_ body: (Connection) throws -> T) throws -> T

  /// Changes the desk in one transaction that no other writer can come between.
  func write<T>(_ durability: Store.Durability, _ body: (Connection) throws -> T) throws -> T

  /// Changes what is only of the moment (who is here), beside those who write: waits for the disk on neither database,
  /// for other writers on a file alone.
  func aside<T>(_ body: (Connection) throws -> T) throws -> T

  /// Waits until all that was written is on the disk.
  func sync() throws

  /// Calls back, on another thread, after every commit of another process, until it is stopped.
  func watch(_ heard: @escaping @Sendable (CommitWord) -> Void) -> any CommitWatch

  /// Whether a watch hears of seats one by one.
  var tellsPresence: Bool { get }

  /// The state of the way to the server; nil where there is none to go.
  var signal: ServerSignal? { get }

  /// Counts what the tables hold, where the ways to rows are chosen by that.
  func analyze() throws

  func close() throws
}

extension Engine {
  /// As above, durable when it returns.
  func write<T>(_ body: (Connection) throws -> T) throws -> T { try write(.atOnce, body) }
}

/// What a watch has heard.
enum CommitWord: Sendable {
  /// Something was committed, of which it is not said what.
  case commit
  /// A seat as it is now; nothing else was committed.
  case presence(Presence)
}

/// Sees the commits of others.
protocol CommitWatch: Sendable {
  func stop()
}
