import GRDB

extension Store {
  /// Whether any process, this one included, has a desk open; false where there is no desk.
  ///
  /// Every open connection to a file with a write-ahead log keeps a shared lock on it. Leaving that mode needs the file
  /// alone, so SQLite refuses while anybody is there. When it succeeds, nothing is lost: the next to open the desk goes
  /// back to the log.
  public static func isOpen(_ path: String) throws -> Bool {
    guard try SQLiteFile.header(path).isDesk else { return false }
    do {
      var configuration = Configuration()
      configuration.busyMode = .immediateError
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      let mode = try queue.writeWithoutTransaction { database in
        try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
      }
      return mode?.lowercased() == "wal"
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      return true
    } catch {
      throw StoreError.words(for: error, path: path)
    }
  }
}
