import Foundation
import GRDB
import GRDBSQLite

extension StoreError {
  init(_ error: DatabaseError, path: String) {
    self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "", path: path)
  }

  /// From SQLite's (extended) result code. Source: https://sqlite.org/rescode.html
  init(code: Int32, message: String, path: String) {
    switch code & 0xff {
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly(path: path)
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    case SQLITE_NOTADB: self = .notADatabase(path: path)
    case SQLITE_CORRUPT: self = .damaged(path: path, detail: message)
    case SQLITE_CANTOPEN: self = .noFolder(path: path)
    case SQLITE_IOERR: self = .unreadable(path: path, detail: message)
    default: self = .contradiction(path: path, detail: "\(message), code \(code)")
    }
  }

  /// Whatever went wrong below, in our words; what is not of the engine stays as it is.
  static func words(for error: any Error, path: String) -> any Error {
    (error as? DatabaseError).map { StoreError($0, path: path) } ?? error
  }

  /// As above, with what the operating system said to the connection that failed: a full disk shows itself in many
  /// ways.
  static func words(for error: any Error, on database: Database, path: String) -> any Error {
    let isOutOfSpace = [ENOSPC, EDQUOT].contains(sqlite3_system_errno(database.sqliteConnection))
    switch error {
    case let error as DatabaseError where error.resultCode == .SQLITE_IOERR && isOutOfSpace:
      return StoreError.diskFull(path: path)
    case StoreError.unreadable where isOutOfSpace: return StoreError.diskFull(path: path)
    default: return words(for: error, path: path)
    }
  }
}
