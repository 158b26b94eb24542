import Dispatch
import Foundation
import GRDB

/// The shared model on disk: one SQLite file that several processes read and write at once.
///
/// Synchronous and safe to use from any thread: reads go on beside each other and beside one write.
public final class Store: Sendable {
  public let path: String
  /// Whether this desk holds sample data.
  public let isSample: Bool
  /// The version of the file's tables that this Earshot writes.
  public static var schemaVersion: Int { Schema.version }

  let pool: DatabasePool
  let changes: ChangeSignal
  private let channels = ChannelBook()

  init(path: String, pool: DatabasePool, isSample: Bool) {
    self.path = path
    self.pool = pool
    self.isSample = isSample
    changes = ChangeSignal(path: path)
  }

  /// Reads one consistent state, which writes meanwhile do not disturb.
  public func read<T>(_ body: (Reader) throws -> T) throws -> T {
    do {
      return try pool.read { database in
        try body(Reader(Connection(database, path: path), channels: channels))
      }
    } catch {
      throw StoreError.words(for: error, path: path)
    }
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
    let (result, fresh) = try pool.writeWithoutTransaction { database in
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
    channels.learn(fresh)
    changes.committed()
    return result
  }

  private func transaction<T>(
    _ database: Database, _ body: (Writer) throws -> T
  ) throws -> (T, [(id: Int64, name: String)]) {
    var result: (T, [(id: Int64, name: String)])?
    try database.inTransaction(.immediate) {
      let writer = Writer(Connection(database, path: path), channels: channels)
      let value = try body(writer)
      try writer.finish()
      result = (value, writer.freshChannels)
      return .commit
    }
    guard let result else { throw StoreError.contradiction(path: path, detail: "a transaction ended without a result") }
    return result
  }

  /// Waits until all that was written is on the disk.
  public func sync() throws(StoreError) { try SQLiteFile.sync(path) }

  /// Moves what is in the write-ahead log into the file, and empties the log; other processes may keep that from
  /// being complete.
  public func checkpoint() throws {
    try pool.writeWithoutTransaction { database in
      do {
        _ = try database.checkpoint(.truncate)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // Somebody reads: the next checkpoint does it.
      } catch {
        throw StoreError.words(for: error, on: database, path: path)
      }
    }
  }

  /// Ends all use of the file. Optional: a store closes itself when it goes.
  public func close() throws {
    changes.stop()
    do {
      try pool.close()
    } catch {
      throw StoreError.words(for: error, path: path)
    }
  }
}
