import Foundation
import GRDB

extension Store {
  /// Copies the desk to a file while others go on reading and writing: the copy is the desk as it was when the
  /// copying began.
  ///
  /// It is written under another name and takes its own when it is whole, so that no file is ever half a backup.
  ///
  /// - Parameters:
  ///   - destination: the file to make.
  ///   - progress: told how much is done, from 0 to 1; what it throws ends the copying and is thrown on.
  /// - Throws: ``StoreError/exists(path:)`` when there is a file of that name; it is left as it is.
  public func backup(to destination: String, progress: (Double) throws -> Void = { _ in }) throws {
    if try SQLiteFile.check(destination) { throw StoreError.exists(path: destination) }
    let part = "\(destination).part-\(UUID().uuidString.prefix(8))"
    defer {
      for suffix in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + suffix) }
    }
    if let engine = engine as? SQLiteEngine {
      try Self.copyPages(of: engine, to: part, destination, progress)
    } else {
      let copy = try Store.open(part, creating: true)
      _ = try self.copy(to: copy) { done, all in if all > 0 { try progress(Double(done) / Double(all)) } }
      try copy.close()
    }
    try Self.name(part, destination)
  }

  private static func copyPages(
    of engine: SQLiteEngine, to part: String, _ destination: String, _ progress: (Double) throws -> Void
  ) throws {
    do {
      let desk = try engine.connections.opened()
      defer { try? desk.close() }
      let copy = try DatabaseQueue(path: part)
      try withoutActuallyEscaping(progress) { progress in
        try desk.inDatabase { database in
          try database.transaction(.deferred) {
            // With the first look the state is chosen that the reading is of.
            _ = try Int.fetchOne(database, sql: "PRAGMA user_version")
            try copy.writeWithoutTransaction { copy in
              try database.backup(to: copy, pagesPerStep: 64) { done in
                let (copied, all) = (done.completedPageCount, done.totalPageCount)
                if all > 0 { try progress(Double(copied) / Double(all)) }
              }
            }
          }
        }
      }
      try copy.close()
    } catch {
      throw StoreError.words(for: error, path: destination)
    }
  }

  /// Gives a file its name in one step, and only if nothing has that name.
  private static func name(_ part: String, _ destination: String) throws(StoreError) {
    if link(part, destination) == 0 { return }
    if errno == EEXIST { throw .exists(path: destination) }
    // A file system without links.
    if FileManager.default.fileExists(atPath: destination) { throw .exists(path: destination) }
    guard rename(part, destination) == 0 else {
      throw .unreadable(path: destination, detail: String(cString: strerror(errno)))
    }
  }
}
