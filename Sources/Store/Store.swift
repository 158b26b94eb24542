/// The shared model: one SQLite file that several processes read and write at once, or one database on a PostgreSQL
/// server.
///
/// Synchronous and safe to use from any thread: reads go on beside each other and beside one write.
public final class Store: Sendable {
  /// The file, or the server's address without its password.
  public let path: String
  /// Whether this desk holds sample data.
  public let isSample: Bool

  /// The time, by the server's clock where there is one.
  public let clock: ServerClock

  let engine: any Engine
  let changes: ChangeSignal
  private let channels = ChannelBook()

  /// As whom the server knows us, and what it sees to; nil on a file.
  public let session: ServerSession?

  init(path: String, engine: any Engine, isSample: Bool, clock: ServerClock, session: ServerSession? = nil) {
    self.clock = clock
    self.path = path
    self.engine = engine
    self.isSample = isSample
    self.session = session
    changes = ChangeSignal { engine.watch($0) }
  }

  /// Reads one consistent state, which writes meanwhile do not disturb.
  public func read<T>(_ body: (Reader) throws -> T) throws -> T {
    try engine.read { try body(reader($0)) }
  }

  private func reader(_ connection: Connection) -> Reader {
    let reader = Reader(connection, channels: channels)
    reader.groups = session?.groups
    return reader
  }

  /// As ``read(_:)``, where each statement by itself may see a state of its own, a later one than the statement before it: what
  /// costs a server one question and no more.
  public func glance<T>(_ body: (Reader) throws -> T) throws -> T {
    try engine.glance { try body(reader($0)) }
  }

  /// When what was written is on the disk.
  public enum Durability: Sendable {
    /// Before the write returns: it survives a power failure.
    case atOnce
    /// After the next ``Store/sync()``, or the next write that is durable at once. Until then a power failure may undo
    /// it, as a whole and after all that was written before it; a killed process undoes nothing.
    case later
  }

  /// Changes the desk in one transaction that no other writer can come between: when the closure throws, nothing has
  /// happened.
  ///
  /// - Throws: ``StoreError/locked(path:)`` when another process writes for longer than our patience.
  public func write<T>(_ durability: Durability = .atOnce, _ body: (Writer) throws -> T) throws -> T {
    let (result, fresh) = try engine.write(durability) { connection in
      let writer = Writer(connection, channels: channels)
      writer.groups = session?.groups
      let value = try body(writer)
      try writer.finish()
      return (value, writer.freshChannels)
    }
    channels.learn(fresh)
    changes.committed()
    return result
  }

  /// Waits until all that was written is on the disk.
  public func sync() throws { try engine.sync() }

  /// Has a server count what the desk's tables hold. Worth it after much was added: it does so by itself a minute or so
  /// later, and until then takes every word for rare, so that searches for common ones take seconds.
  ///
  /// Tables that the login does not own are passed over; on a file there is nothing to do.
  public func analyze() throws { try engine.analyze() }

  /// Ends all use of the desk. Optional: a store closes itself when it goes.
  public func close() throws {
    changes.stop()
    try engine.close()
  }
}
