import Foundation
import GRDB
public import Model

extension Store {
  /// Opens a desk.
  ///
  /// - Parameters:
  ///   - path: the file, beside which SQLite keeps `-wal` and `-shm` while it is open; or the address of a database on
  ///     a PostgreSQL server, as libpq takes it.
  ///   - creating: whether to make a new desk where there is no file (or an empty one), or none in the database.
  ///   - sample: whether a new desk is marked as holding sample data.
  ///   - patience: how long to wait for another process that writes.
  ///   - localTime: this machine's clock.
  /// - Throws: what is wrong with the file or its place. A file that is not a desk is not touched.
  public static func open(
    _ path: String, creating: Bool = false, sample: Bool = false, patience: Duration = .seconds(5),
    localTime: @escaping @Sendable () -> Instant = Store.systemTime
  ) throws(StoreError) -> Store {
    let address = DeskAddress(path)
    let clock = ServerClock(local: localTime)
    if address.isServer {
      return try PostgresDesk.open(address, creating: creating, sample: sample, patience: patience, clock: clock)
    }
    do {
      let exists = try SQLiteFile.check(path)
      if !exists, !creating { throw StoreError.missing(path: path) }
      let header = try SQLiteFile.header(path)
      if !header.isDesk { try SQLiteFile.prepare(path, sample: sample, patience: patience) }
      let connections = SQLiteConnections(path: path, patience: patience)
      if !header.hasLog { try connections.write { _, _ in } }
      let (isOutdated, isSample) = try connections.read { connection in
        (
          try SQLiteFile.isOutdated(connection),
          try connection.first(.setting, [.text(Schema.sampleSetting)]) { _ in true } ?? false
        )
      }
      if isOutdated { try connections.write(SQLiteFile.migrate) }
      let engine = SQLiteEngine(path: path, connections: connections)
      return Store(path: path, engine: engine, isSample: isSample, clock: clock)
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw StoreError.unreadable(path: path, detail: String(describing: error))
    }
  }

  /// The time by this machine's clock.
  public static let systemTime: @Sendable () -> Instant = {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
