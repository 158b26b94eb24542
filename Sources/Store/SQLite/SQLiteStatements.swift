import GRDBSQLite

/// The statements that one connection has prepared, each once, for as long as it is open.
///
/// `@unchecked Sendable`: used by one thread at a time, as its connection is. A reader's is used by whoever has taken the
/// reader from ``SQLiteConnections``, which gives it to one at a time, under a lock; the writer's on the queue of its
/// connection alone, and at the end by the last to let go of it, when nobody else can.
final class SQLiteStatements: @unchecked Sendable {
  let handle: OpaquePointer
  let path: String
  /// In a list, for a command that asks one thing starts sooner without a dictionary. Values are parameters, so there is one
  /// for each way of asking.
  private var prepared: [(text: String, statement: OpaquePointer)] = []

  init(_ handle: OpaquePointer, path: String) {
    self.handle = handle
    self.path = path
  }

  deinit { finalize() }

  /// Ends all of them, without which their connection could not be closed.
  func finalize() {
    for (_, statement) in prepared { sqlite3_finalize(statement) }
    prepared = []
  }

  /// The statement of a text, which is kept.
  func statement(_ text: String) throws(StoreError) -> OpaquePointer {
    if let known = prepared.first(where: { $0.text == text }) { return known.statement }
    let statement = try prepare(text, keeping: true)
    prepared.append((text, statement))
    return statement
  }

  /// A new one, which whoever asks for it ends.
  func prepare(_ text: String, keeping: Bool = false) throws(StoreError) -> OpaquePointer {
    var statement: OpaquePointer?
    let flags = keeping ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let code = sqlite3_prepare_v3(handle, text, -1, flags, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code) }
    return statement
  }

  /// What the last call on the connection said of its failure.
  func failure(_ code: Int32) -> StoreError {
    let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
    let extended = sqlite3_extended_errcode(handle)
    return StoreError(code: extended & 0xff == code & 0xff ? extended : code, message: message, path: path)
  }
}
