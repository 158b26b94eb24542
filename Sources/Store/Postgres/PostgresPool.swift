internal import CPostgres
import Dispatch
import Model
import Synchronization

/// The sessions of one desk with its server: a few that read, one that writes, opened when they are needed and kept.
final class PostgresPool: Sendable {
  let address: DeskAddress
  /// The time by the server's clock.
  let clock: ServerClock
  /// Whether the server is there.
  let signal: ServerSignal
  /// The sessions that somebody waits on.
  let loans = PostgresLoans()
  private let libpq: Libpq
  private var functions: Libpq.Functions { libpq.functions }
  private let patience: Duration
  private let readers: Line
  private let writers: Line

  /// As many as read at the same time.
  private static let most = 4

  init(_ address: DeskAddress, patience: Duration, clock: ServerClock) throws(StoreError) {
    self.address = address
    self.clock = clock
    signal = ServerSignal(clock)
    self.patience = patience
    libpq = try Libpq.load(for: address.shown)
    readers = Line(Self.most)
    writers = Line(1)
  }

  enum Purpose {
    case reading, writing, listening

    /// What the server is told at the beginning, besides what it is told for all.
    fileprivate var settings: String {
      switch self {
      // What a reader's session writes is of the moment (`PostgresEngine.aside`).
      case .reading: "; SET synchronous_commit = off"
      // Whatever a writer asks for has an index. A plan that was made while a table was small, or before the server
      // had counted its rows, would go through all of it for each message of an import.
      case .writing: "; SET enable_seqscan = off"
      case .listening:
        "; LISTEN \(PostgresEngine.channel); LISTEN \(PostgresEngine.presenceChannel)"
          + "; PREPARE \(PostgresPool.timeName) AS \(PostgresPool.timeText)"
      }
    }
  }

  /// Lends a session; waits for one while all are in use, and not at all while the server is away.
  ///
  /// When it throws, all that it did in its transaction is taken back.
  func with<T>(_ purpose: Purpose, _ body: (PostgresConnection) throws -> T) throws -> T {
    let line = purpose == .reading ? readers : writers
    try refuseIfAway()
    line.places.wait()
    defer { line.places.signal() }
    try refuseIfAway()
    let connection = try line.take() ?? openOrSuspect(purpose)
    loans.add(connection)
    defer { loans.remove(connection) }
    do {
      let result = try body(connection)
      line.give(connection)
      return result
    } catch {
      if connection.rollBack() { line.give(connection) } else { loans.suspect() }
      throw error
    }
  }

  private func refuseIfAway() throws(StoreError) {
    if signal.isAway { throw .away(desk: address.shown) }
  }

  private func openOrSuspect(_ purpose: Purpose) throws(StoreError) -> PostgresConnection {
    do {
      return try open(purpose)
    } catch {
      loans.suspect()
      throw error
    }
  }

  /// The server is gone: ends the waiting of all who wait for an answer, and forgets the sessions with it.
  func giveUp() {
    loans.sever()
    readers.forget()
    writers.forget()
  }

  /// Ends all sessions that nobody uses; those in use end when they are given back no more.
  func close() {
    readers.close()
    writers.close()
  }

  /// A new session, with its settings.
  func open(_ purpose: Purpose) throws(StoreError) -> PostgresConnection {
    let isHurried = purpose == .listening || signal.isWatched
    let session = try connect(listening: purpose == .listening, isHurried: isHurried)
    let connection = PostgresConnection(functions, session, desk: address.shown)
    earshot_libpq_hush(functions, session)
    // A server that stands still takes us in, by its system, and says nothing.
    let end = DispatchWorkItem { [weak connection] in connection?.sever() }
    let patient = isHurried ? Self.hurriedSeconds : Self.patientSeconds
    Self.deadlines.asyncAfter(deadline: .now() + .seconds(patient), execute: end)
    defer { end.cancel() }
    let wait = patience.inMilliseconds
    let sent = clock.local()
    // Compiling a statement takes longer than to run any of ours.
    // A console that is stopped in the midst of a write must not keep the others from writing for ever.
    let time = try execute(
      """
      SET client_min_messages = error; SET search_path = earshot, pg_catalog; SET lock_timeout = \(wait); SET jit = off;
      SET idle_in_transaction_session_timeout = 60000\(purpose.settings); \(Self.timeText)
      """, on: connection)
    if let time { clock.take(sent: sent, server: time) }
    if purpose != .listening, functions.pointee.enterPipelineMode(session) != 1 {
      throw .connectionLost(desk: address.shown, detail: "no pipeline")
    }
    return connection
  }

  /// Its time, in milliseconds since 1970.
  private static let timeText = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"
  private static let timeName = "earshot_time"
  private static let deadlines = DispatchQueue(label: "earshot.store.deadlines")

  /// Sends the question for the server's time; the answer comes in on the session's socket.
  func askTime(_ connection: PostgresConnection) -> Bool {
    functions.pointee.sendQueryPrepared(connection.session, Self.timeName, 0, nil, nil, nil, 0) == 1
  }

  /// The time that the server has answered with.
  func time(in result: OpaquePointer) -> Instant? {
    guard functions.pointee.resultStatus(result) == EARSHOT_TUPLES_OK, functions.pointee.ntuples(result) == 1,
      let text = functions.pointee.getvalue(result, 0, 0)
    else { return nil }
    return Int64(String(cString: text)).map { Instant(milliseconds: $0) }
  }

  /// Runs statements of a session that is not in a pipeline.
  ///
  /// - Returns: the time, where the last of them asks for it.
  @discardableResult
  private func execute(_ text: String, on connection: PostgresConnection) throws(StoreError) -> Instant? {
    let result = functions.pointee.exec(connection.session, text)
    defer { functions.pointee.clear(result) }
    let status = functions.pointee.resultStatus(result)
    guard status == EARSHOT_COMMAND_OK || status == EARSHOT_TUPLES_OK else {
      throw .connectionLost(desk: address.shown, detail: message(connection.session))
    }
    return result.flatMap { time(in: $0) }
  }

  /// How long to wait for a server that takes us in; where somebody looks on, it is soon known to be away.
  private static let hurriedSeconds = 3
  private static let patientSeconds = 10

  /// By which the system finds out that the network is gone: on the session that listens, within two seconds.
  private static func signsOfLife(listening: Bool) -> [(String, String)] {
    listening
      ? [
        ("keepalives_idle", "1"), ("keepalives_interval", "1"), ("keepalives_count", "2"),
        ("tcp_user_timeout", "2000"),
      ]
      : [
        ("keepalives_idle", "10"), ("keepalives_interval", "3"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "20000"),
      ]
  }

  private func connect(listening: Bool, isHurried: Bool) throws(StoreError) -> OpaquePointer {
    // What the address itself says of these, it says after us, and that counts.
    let settings =
      [
        ("fallback_application_name", "earshot"),
        ("connect_timeout", String(isHurried ? Self.hurriedSeconds : Self.patientSeconds)),
      ] + Self.signsOfLife(listening: listening) + [("dbname", address.text), ("client_encoding", "UTF8")]
    let session = Self.withCStrings(settings.map(\.0)) { names in
      Self.withCStrings(settings.map(\.1)) { values in functions.pointee.connectdbParams(names, values, 1) }
    }
    guard let session else { throw .serverUnreachable(desk: address.shown, detail: "out of memory") }
    guard functions.pointee.status(session) == EARSHOT_CONNECTION_OK else {
      defer { functions.pointee.finish(session) }
      let isAsked = functions.pointee.connectionNeedsPassword(session) != 0
      throw StoreError(connecting: address, message: message(session), needsPassword: isAsked)
    }
    return session
  }

  private func message(_ session: OpaquePointer) -> String {
    StoreError.line(functions.pointee.errorMessage(session).map { String(cString: $0) } ?? "")
  }

  private static func withCStrings<T>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T
  ) -> T {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { start in buffer.baseAddress.map { $0 + start } } + [nil]
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }

  /// Sessions of one purpose: as many as may be in use at once, and those that wait to be used again.
  private final class Line: Sendable {
    let places: DispatchSemaphore
    private let idle = Mutex<[PostgresConnection]?>([])

    init(_ count: Int) { places = DispatchSemaphore(value: count) }

    /// One that still lives; those that died meanwhile, as when the server was restarted, are let go.
    func take() -> PostgresConnection? {
      while let connection = idle.withLock({ $0?.popLast() }) {
        if connection.isAlive { return connection }
      }
      return nil
    }

    func give(_ connection: PostgresConnection) { idle.withLock { $0?.append(connection) } }

    /// Ends those that nobody uses.
    func forget() {
      let gone = idle.withLock { idle in
        defer { if idle != nil { idle = [] } }
        return idle
      }
      withExtendedLifetime(gone) {}
    }

    func close() { idle.withLock { $0 = nil } }
  }
}
