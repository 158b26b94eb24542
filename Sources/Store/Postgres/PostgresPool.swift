internal import CPostgres
import Dispatch
import Model
import Synchronization

/// The sessions of one desk with its server: a few that read, one that writes, opened when they are needed and kept.
final class PostgresPool: Sendable {
  let address: DeskAddress
  private let libpq: Libpq
  private var functions: Libpq.Functions { libpq.functions }
  private let patience: Duration
  private let readers: Line
  private let writers: Line

  /// As many as read at the same time.
  private static let most = 4

  init(_ address: DeskAddress, patience: Duration) throws(StoreError) {
    self.address = address
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
      case .listening: "; LISTEN \(PostgresEngine.channel); LISTEN \(PostgresEngine.presenceChannel)"
      }
    }
  }

  /// Lends a session; waits for one while all are in use.
  ///
  /// When it throws, all that it did in its transaction is taken back.
  func with<T>(_ purpose: Purpose, _ body: (PostgresConnection) throws -> T) throws -> T {
    let line = purpose == .reading ? readers : writers
    line.places.wait()
    defer { line.places.signal() }
    let connection = try line.take() ?? open(purpose)
    do {
      let result = try body(connection)
      line.give(connection)
      return result
    } catch {
      if connection.rollBack() { line.give(connection) }
      throw error
    }
  }

  /// Ends all sessions that nobody uses; those in use end when they are given back no more.
  func close() {
    readers.close()
    writers.close()
  }

  /// A new session, with its settings.
  func open(_ purpose: Purpose) throws(StoreError) -> PostgresConnection {
    let session = try connect()
    let connection = PostgresConnection(functions, session, desk: address.shown)
    earshot_libpq_hush(functions, session)
    let wait = patience.inMilliseconds
    // A console that is stopped in the midst of a write must not keep the others from writing for ever.
    try execute(
      """
      SET client_min_messages = error; SET search_path = earshot, pg_catalog; SET lock_timeout = \(wait);
      SET idle_in_transaction_session_timeout = 60000\(purpose.settings)
      """, on: connection)
    if purpose != .listening, functions.pointee.enterPipelineMode(session) != 1 {
      throw .connectionLost(desk: address.shown, detail: "no pipeline")
    }
    return connection
  }

  /// Runs statements of a session that is not in a pipeline.
  func execute(_ text: String, on connection: PostgresConnection) throws(StoreError) {
    let result = functions.pointee.exec(connection.session, text)
    defer { functions.pointee.clear(result) }
    let status = functions.pointee.resultStatus(result)
    guard status == EARSHOT_COMMAND_OK || status == EARSHOT_TUPLES_OK else {
      throw .connectionLost(desk: address.shown, detail: message(connection.session))
    }
  }

  private func connect() throws(StoreError) -> OpaquePointer {
    // What the address itself says of these, it says after us, and that counts.
    let settings = [
      ("fallback_application_name", "earshot"), ("connect_timeout", "10"), ("keepalives_idle", "10"),
      ("keepalives_interval", "3"), ("keepalives_count", "3"), ("dbname", address.text), ("client_encoding", "UTF8"),
    ]
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

    func close() { idle.withLock { $0 = nil } }
  }
}
