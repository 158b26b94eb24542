internal import CPostgres

/// One session on a PostgreSQL server.
///
/// Statements that return nothing are sent without waiting for their outcome (libpq's pipeline): an error in one of
/// them is thrown by the next statement that has to wait, at the latest by the commit. Inside a transaction that makes
/// no difference, since it is all or nothing.
///
/// `@unchecked Sendable`: ``PostgresPool`` lends it to one thread at a time, and takes it back under a lock;
/// ``PostgresWatch`` uses one that nobody else has, on its queue only. ``sever()`` alone may be called from any thread: it
/// touches nothing but ``handle``, which never changes. The session ends when nobody holds it any more.
final class PostgresConnection: @unchecked Sendable {
  let desk: String
  let functions: Libpq.Functions
  let session: OpaquePointer
  /// The session's socket under a number of our own, which no other file gets while we live.
  let handle: Int32
  /// How many rows the last statement that was waited for changed.
  private(set) var changes = 0
  /// Whether anything was sent that changes the desk since the transaction began.
  private(set) var hasWritten = false

  /// The statements that the server has prepared, by their text, and the names they go by.
  private var names: [String: String] = [:]
  private var namesGiven = 0
  private var values = PostgresValues()
  /// What was sent and not answered yet.
  private var sent: [Sent] = []
  /// The first error of this transaction, which all that follows shares.
  private var failure: StoreError?
  /// What begins the transaction: goes ahead of its first statement, and is never sent when there is none.
  private var beginning: [(SQL, [SQLValue])] = []
  private var isInTransaction = false
  /// Whether the server said that it ends before it came to the last that was sent.
  private var isEndedBefore = false
  /// The words that stand in statements, by their text: what one may see or refer to is among them.
  private var words: [String: Set<Substring>] = [:]
  /// Rows that wait to be added: those of one table go together, the tables in the order in which they came up.
  private var waiting: [(insertion: Insertion, rows: [[SQLValue]])] = []

  private enum Sent {
    case prepared(SQL)
    case executed
    /// Somebody waits for its rows.
    case asked
  }

  /// As many as are sent before the answers are taken: the server must not be stopped by answers that nobody reads.
  private static let most = 256
  /// As many statements as a session keeps; what a list asks for is put together anew for each.
  private static let mostNames = 400
  /// From so many rows on COPY is faster than a statement for each, which needs no answer.
  private static let worthCopying = 24
  /// As many rows of a table as wait.
  private static let mostWaiting = 8000

  /// - Parameter session: connected; this closes it.
  init(_ functions: Libpq.Functions, _ session: OpaquePointer, desk: String) {
    self.functions = functions
    self.session = session
    self.desk = desk
    handle = earshot_socket_second(functions.pointee.socket(session))
  }

  deinit {
    functions.pointee.finish(session)
    earshot_socket_close(handle)
  }

  /// Ends the connection under whoever waits on it; they get an error at once.
  func sever() { earshot_socket_sever(handle) }

  /// Whether the session can still be used, as far as can be told without asking the server.
  var isAlive: Bool {
    // Between transactions the server has nothing to say but goodbye.
    functions.pointee.status(session) == EARSHOT_CONNECTION_OK
      && earshot_socket_is_readable(functions.pointee.socket(session)) == 0
  }

  // MARK: Transactions

  func begin(_ statements: [(SQL, [SQLValue])]) {
    beginning = statements
    failure = nil
    hasWritten = false
    isInTransaction = false
    waiting = []
  }

  /// - Parameter last: what goes with the commit.
  func commit(_ last: [SQL] = []) throws {
    defer { beginning = [] }
    if let failure { throw failure }
    try addWaiting()
    guard isInTransaction else { return }
    for statement in last { try send(statement, []) }
    do {
      try send("COMMIT", [])
      _ = try drain()
    } catch StoreError.connectionLost(let desk, let detail) where hasWritten && !isEndedBefore {
      // The server may have committed and not come to say so.
      throw fail(.inDoubt(desk: desk, detail: detail))
    }
    isInTransaction = false
  }

  /// - Returns: whether the session can be used again.
  func rollBack() -> Bool {
    beginning = []
    waiting = []
    failure = nil
    guard functions.pointee.status(session) == EARSHOT_CONNECTION_OK else { return false }
    guard isInTransaction else { return sent.isEmpty }
    isInTransaction = false
    do {
      if !sent.isEmpty { _ = try? drain() }
      failure = nil
      try send("ROLLBACK", [])
      _ = try drain()
      return true
    } catch {
      return false
    }
  }

  // MARK: Statements

  /// Runs a statement that returns no rows, without waiting for its outcome.
  func run(_ sql: SQL, _ values: [SQLValue]) throws {
    try addWaiting(before: sql)
    try execute(sql, values)
  }

  private func execute(_ sql: SQL, _ values: [SQLValue]) throws {
    try send(sql, values)
    hasWritten = true
    if sent.count >= Self.most { _ = try drain() }
  }

  /// Adds a row, at the latest before the next statement that names a table in which rows wait: what follows sees it.
  func insert(_ insertion: Insertion, _ values: [SQLValue]) throws {
    if let failure { throw failure }
    hasWritten = true
    if let place = waiting.firstIndex(where: { $0.insertion.sql.identity == insertion.sql.identity }) {
      waiting[place].rows.append(values)
      if waiting[place].rows.count >= Self.mostWaiting { try addWaiting() }
    } else {
      waiting.append((insertion, [values]))
    }
  }

  /// Adds what waits, if a statement may have to do with it: whoever reads or changes rows names their table, and our
  /// columns that refer to a table have its name. So an import keeps its rows together while it looks other things up.
  private func addWaiting(before sql: SQL) throws {
    if waiting.isEmpty { return }
    let words = words(of: sql)
    if waiting.contains(where: { words.contains($0.insertion.table[...]) }) { try addWaiting() }
  }

  private func words(of sql: SQL) -> Set<Substring> {
    if let known = words[sql.text] { return known }
    if words.count >= Self.mostNames { words = [:] }
    let found = Set(sql.text.split { !$0.isLetter && $0 != "_" })
    words[sql.text] = found
    return found
  }

  private func addWaiting() throws {
    let tables = waiting
    waiting = []
    for (insertion, rows) in tables {
      if rows.count >= Self.worthCopying {
        try copy(rows, into: insertion.table, insertion.columns)
      } else {
        for row in rows { try execute(insertion.sql, row) }
      }
    }
  }

  /// Runs a statement and waits for its rows.
  func query(_ sql: SQL, _ values: [SQLValue]) throws -> PostgresResult {
    try addWaiting(before: sql)
    try send(sql, values, as: .asked)
    guard let result = try drain().last else { throw lost() }
    return result
  }

  /// Runs several statements and waits for the rows of all of them, once: each wait costs the server and us more than a
  /// small statement does.
  func queries(_ statements: [(SQL, [SQLValue])]) throws -> [PostgresResult] {
    for (sql, _) in statements { try addWaiting(before: sql) }
    var results: [PostgresResult] = []
    for start in stride(from: 0, to: statements.count, by: Self.most) {
      let together = statements[start..<min(start + Self.most, statements.count)]
      // No name may be forgotten while answers are to come.
      if names.count + together.count > Self.mostNames { try forgetNames() }
      for (sql, values) in together { try send(sql, values, as: .asked) }
      results += try drain()
    }
    guard results.count == statements.count else { throw lost() }
    return results
  }

  /// Adds rows to a table by COPY.
  private func copy(_ rows: [[SQLValue]], into table: String, _ columns: [String]) throws {
    // Sends what begins the transaction, and takes what is still to come: COPY wants the session for itself.
    _ = try query("SELECT 1", [])
    guard functions.pointee.exitPipelineMode(session) == 1 else { throw lost() }
    hasWritten = true
    let text = "COPY \(table)(\(columns.joined(separator: ", "))) FROM STDIN"
    guard let begun = functions.pointee.exec(session, text) else { throw lost() }
    let isReady = functions.pointee.resultStatus(begun) == EARSHOT_COPY_IN
    let refusal = isReady ? nil : error(of: begun)
    functions.pointee.clear(begun)
    if isReady { try send(rows) }
    let end = isReady ? try endOfCopy() : refusal
    guard functions.pointee.enterPipelineMode(session) == 1 else { throw lost() }
    if let end { throw fail(end) }
  }

  private func send(_ rows: [[SQLValue]]) throws {
    var bytes: [UInt8] = []
    for (index, row) in rows.enumerated() {
      PostgresCopy.append(row, to: &bytes)
      guard bytes.count > PostgresCopy.room || index == rows.count - 1 else { continue }
      let isSent = bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          functions.pointee.putCopyData(session, $0.baseAddress, Int32($0.count))
        }
      }
      guard isSent == 1 else { throw lost() }
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// - Returns: what went wrong.
  private func endOfCopy() throws -> StoreError? {
    guard functions.pointee.putCopyEnd(session, nil) == 1 else { throw lost() }
    var found: StoreError?
    while let result = functions.pointee.getResult(session) {
      if functions.pointee.resultStatus(result) != EARSHOT_COMMAND_OK { found = error(of: result) }
      functions.pointee.clear(result)
    }
    return found
  }

  /// Waits for what was sent.
  func settle() throws {
    try addWaiting()
    if !sent.isEmpty { _ = try drain() }
  }

  private func send(_ sql: SQL, _ values: [SQLValue], as kind: Sent = .executed) throws {
    if let failure { throw failure }
    if !beginning.isEmpty {
      let first = beginning
      beginning = []
      isInTransaction = true
      for (sql, values) in first { try send(sql, values) }
    }
    let name = try names[sql.text] ?? prepare(sql, values)
    self.values.fill(values)
    let isSent = self.values.withPointers { count, values, lengths, formats in
      functions.pointee.sendQueryPrepared(session, name, count, values, lengths, formats, 0)
    }
    guard isSent == 1 else { throw lost() }
    sent.append(kind)
  }

  private func prepare(_ sql: SQL, _ values: [SQLValue]) throws -> String {
    if names.count >= Self.mostNames { try forgetNames() }
    namesGiven += 1
    let name = "s\(namesGiven)"
    let types = PostgresValues.types(of: values)
    let isSent = functions.pointee.sendPrepare(session, name, PostgresDialect.text(sql), Int32(types.count), types)
    guard isSent == 1 else { throw lost() }
    names[sql.text] = name
    sent.append(.prepared(sql))
    return name
  }

  /// Statements that lists have put together are many over a day; the server need not keep them all.
  private func forgetNames() throws {
    if !sent.isEmpty { _ = try drain() }
    names = [:]
    let name = "s0"
    namesGiven += 1
    guard functions.pointee.sendPrepare(session, name, "DEALLOCATE ALL", 0, nil) == 1,
      functions.pointee.sendQueryPrepared(session, name, 0, nil, nil, nil, 0) == 1
    else { throw lost() }
    sent += [.executed, .executed]
    _ = try drain()
  }

  /// Waits for the answers to all that was sent.
  ///
  /// - Returns: those that somebody waits for.
  private func drain() throws -> [PostgresResult] {
    guard functions.pointee.pipelineSync(session) == 1 else { throw lost() }
    var asked: [PostgresResult] = []
    var last: PostgresResult?
    var error: StoreError?
    let waiting = sent
    sent = []
    isEndedBefore = false
    for (index, entry) in waiting.enumerated() {
      guard let result = functions.pointee.getResult(session) else { throw error.map { fail($0) } ?? lost() }
      switch functions.pointee.resultStatus(result) {
      case Int32(EARSHOT_COMMAND_OK), Int32(EARSHOT_TUPLES_OK):
        let result = PostgresResult(functions, result)
        if case .asked = entry { asked.append(result) }
        last = result
      case let status:
        if case .prepared(let sql) = entry { names[sql.text] = nil }
        if error == nil, status != Int32(EARSHOT_PIPELINE_ABORTED) {
          error = self.error(of: result)
          // The server's own words come in order: it did not get to what was sent after this.
          isEndedBefore =
            index < waiting.count - 1 && functions.pointee.resultErrorField(result, Int32(EARSHOT_DIAG_SQLSTATE)) != nil
        }
        functions.pointee.clear(result)
      }
      // Each answer ends with nothing.
      while let more = functions.pointee.getResult(session) { functions.pointee.clear(more) }
    }
    guard let end = functions.pointee.getResult(session) else { throw error.map { fail($0) } ?? lost() }
    let isEnd = functions.pointee.resultStatus(end) == Int32(EARSHOT_PIPELINE_SYNC)
    functions.pointee.clear(end)
    if let error { throw fail(error) }
    guard isEnd else { throw lost() }
    changes = last?.changes ?? 0
    return asked
  }

  // MARK: Errors

  private func fail(_ error: StoreError) -> StoreError {
    failure = error
    return error
  }

  /// What the server says, or that it says nothing any more.
  private func lost() -> StoreError {
    let detail = functions.pointee.errorMessage(session).map { String(cString: $0) } ?? ""
    return fail(.connectionLost(desk: desk, detail: StoreError.line(detail)))
  }

  private func error(of result: OpaquePointer) -> StoreError {
    func field(_ field: Int) -> String {
      functions.pointee.resultErrorField(result, Int32(field)).map { String(cString: $0) } ?? ""
    }
    let code = field(EARSHOT_DIAG_SQLSTATE)
    if code.isEmpty {
      let detail = functions.pointee.resultErrorMessage(result).map { String(cString: $0) } ?? ""
      return .connectionLost(desk: desk, detail: StoreError.line(detail))
    }
    return StoreError(sqlState: code, message: StoreError.line(field(EARSHOT_DIAG_MESSAGE)), desk: desk)
  }
}
