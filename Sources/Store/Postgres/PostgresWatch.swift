internal import CPostgres
import Dispatch

/// Hears of commits: a session of its own that listens to what writers notify in their transactions.
///
/// A notification says only *that* something was committed; what it was is read from the last act seen on. So nothing
/// is missed when several fold into one, nor when the connection was gone for a while: after each reconnection it is
/// told as if there had been a commit.
///
/// `@unchecked Sendable`: what changes is touched on the queue only, and at the end, when nobody holds this any more: what
/// the queue is still to do holds it weakly, or keeps it.
final class PostgresWatch: CommitWatch, @unchecked Sendable {
  private let pool: PostgresPool
  private let heard: @Sendable (CommitWord) -> Void
  private let queue = DispatchQueue(label: "earshot.store.listen", qos: .userInitiated)

  private var connection: PostgresConnection?
  private var source: (any DispatchSourceRead)?
  private var isStopped = false
  /// How many tries to connect have failed since the last that did not.
  private var failures = 0

  /// The longest to wait between two tries, in seconds.
  private static let longestWait = 5.0

  init(_ pool: PostgresPool, _ heard: @escaping @Sendable (CommitWord) -> Void) {
    self.pool = pool
    self.heard = heard
    // Whoever begins to watch reads next: from then on nothing may be missed.
    queue.sync { connect(isFirst: true) }
  }

  deinit { source?.cancel() }

  func stop() {
    queue.async { [self] in
      isStopped = true
      end()
    }
  }

  private func connect(isFirst: Bool) {
    if isStopped { return }
    guard let connection = try? pool.open(.listening) else { return tryAgain() }
    let descriptor = connection.functions.pointee.socket(connection.session)
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { [weak self] in self?.take() }
    // The session lives until the system has stopped looking at its socket.
    source.setCancelHandler { withExtendedLifetime(connection) {} }
    failures = 0
    self.connection = connection
    self.source = source
    source.resume()
    if !isFirst { heard(.commit) }
  }

  /// Something has come in: word of a commit, or the end, or both. The system tells of the end once, maybe along with the
  /// server's last words; so what there is is taken until there is no more.
  private func take() {
    guard let connection else { return }
    let functions = connection.functions
    var isTold = false
    repeat {
      guard functions.pointee.consumeInput(connection.session) == 1,
        functions.pointee.status(connection.session) == EARSHOT_CONNECTION_OK
      else { return lose() }
      while let notification = functions.pointee.notifies(connection.session) {
        if let text = earshot_notified(notification, PostgresEngine.presenceChannel) {
          // What cannot be read is passed over: all seats are read again at the next sign of life.
          if let presence = PostgresPresence.presence(String(cString: text)) { heard(.presence(presence)) }
        } else {
          isTold = true
        }
        functions.pointee.freemem(notification)
      }
    } while earshot_socket_is_readable(functions.pointee.socket(connection.session)) != 0
    if isTold { heard(.commit) }
  }

  private func lose() {
    end()
    // Those who watch look, and see for themselves that the server is gone.
    heard(.commit)
    tryAgain()
  }

  private func end() {
    source?.cancel()
    source = nil
    connection = nil
  }

  private func tryAgain() {
    if isStopped { return }
    failures += 1
    let wait = min(Self.longestWait, 0.1 * Double(1 << min(failures, 6)))
    // Not all seats at the same moment.
    queue.asyncAfter(deadline: .now() + wait * Double.random(in: 0.5...1)) { [weak self] in
      self?.connect(isFirst: false)
    }
  }
}
