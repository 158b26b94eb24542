internal import CPostgres
import Dispatch
import Model

/// Hears of commits: a session of its own that listens to what writers notify in their transactions. By it we also see
/// whether the server is there.
///
/// A notification says only *that* something was committed; what it was is read from the last act seen on. So nothing
/// is missed when several fold into one, nor when the connection was gone for a while: after each reconnection it is
/// told as if there had been a commit.
///
/// After each word the socket is left alone for a moment, a longer one while a burst lasts: what comes in meanwhile waits
/// there, and wakes nobody.
///
/// That the server is gone shows in three ways. A session that the server, or its system, has ended says so at once. A
/// network that is gone is noticed by the system, which asks for a sign of life every second
/// (`PostgresPool.signsOfLife`). A server that stands still, while its system goes on answering, is noticed by
/// a question of ours: now and then, and when somebody has waited for an answer for a second.
///
/// `@unchecked Sendable`: what changes is touched on the queue only, and at the end, when nobody holds this any more: what
/// the queue is still to do holds it weakly, or keeps it. `watch` is set before anybody has this, and not again.
final class PostgresWatch: CommitWatch, @unchecked Sendable {
  private let pool: PostgresPool
  private let heard: @Sendable (CommitWord) -> Void
  private let queue = DispatchQueue(label: "earshot.store.listen", qos: .userInitiated)

  private var connection: PostgresConnection?
  private var source: (any DispatchSourceRead)?
  /// Whether the socket is not looked at for the moment. A source must not go while that is so.
  private var isResting = false
  /// How long that moment was, and when it ended.
  private var restTime = Folding.pause
  private var lastRest = ContinuousClock.now
  private var isStopped = false
  private var watch = 0
  /// The question that the server has not answered yet, and when it was asked.
  private var asked: (number: Int, sent: Instant)?
  private var questions = 0
  private var lastHeard = ContinuousClock.now

  /// The longest rest in a burst, and so how often a console reads then what it shows. With 100 ms, fifty of them and their
  /// server kept two cores wholly busy, and each change was seen later.
  private static let longestRest: Duration = .milliseconds(130)
  /// How long somebody may wait before we ask whether the server is still there.
  private static let patience: Duration = .seconds(1)
  /// How long it may take to answer.
  private static let answerTime: Duration = .seconds(2)
  /// How often it is asked when nobody waits for anything: for its time. Consoles give signs of life more often.
  private static let heartbeat: Duration = .seconds(60)

  init(_ pool: PostgresPool, _ heard: @escaping @Sendable (CommitWord) -> Void) {
    self.pool = pool
    self.heard = heard
    pool.signal.beginWatch()
    watch = pool.loans.watch { [weak self] concern in
      guard let self else { return }
      switch concern {
      case .waiting: after(Self.patience) { $0.lookAfterWaiting() }
      case .suspicion: queue.async { self.ask() }
      }
    }
    // Whoever begins to watch reads next: from then on nothing may be missed.
    queue.sync { connect(isFirst: true) }
    after(Self.heartbeat) { $0.beat() }
  }

  deinit {
    source?.cancel()
    if isResting { source?.resume() }
  }

  func stop() {
    queue.async { [self] in
      guard !isStopped else { return }
      isStopped = true
      pool.loans.endWatch(watch)
      pool.signal.endWatch()
      end()
    }
  }

  private func after(_ wait: Duration, _ body: @escaping @Sendable (PostgresWatch) -> Void) {
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(wait.inMilliseconds))) { [weak self] in
      guard let self, !isStopped else { return }
      body(self)
    }
  }

  // MARK: Connecting

  private func connect(isFirst: Bool) {
    if isStopped { return }
    _ = pool.signal.take(.trying)
    guard let connection = try? pool.open(.listening) else {
      // Who still waits for an answer would wait for nothing.
      if !isFirst { pool.giveUp() }
      return tryAgain(.failed)
    }
    let source = DispatchSource.makeReadSource(fileDescriptor: connection.handle, queue: queue)
    source.setEventHandler { [weak self] in self?.take() }
    // The session lives until the system has stopped looking at its socket.
    source.setCancelHandler { withExtendedLifetime(connection) {} }
    self.connection = connection
    self.source = source
    lastHeard = .now
    source.resume()
    _ = pool.signal.take(.connected)
    if !isFirst { heard(.commit) }
  }

  private func lose(isSilent: Bool = false) {
    end()
    if isSilent { pool.giveUp() }
    tryAgain(.lost)
  }

  private func end() {
    wake()
    source?.cancel()
    source = nil
    connection = nil
    asked = nil
  }

  private func tryAgain(_ event: ServerLink.Event) {
    if isStopped { return }
    guard let wait = pool.signal.take(event) else { return }
    after(wait) { $0.connect(isFirst: false) }
  }

  // MARK: Hearing

  /// Does not look at the socket for a moment; what comes in meanwhile is there afterwards.
  private func rest() {
    guard !isResting, let source else { return }
    // Something had come in while we rested: it goes on.
    let isBurst = lastHeard - lastRest < .milliseconds(5)
    restTime = isBurst ? min(restTime * 2, Self.longestRest) : Folding.pause
    isResting = true
    source.suspend()
    after(restTime) { $0.wake() }
  }

  private func wake() {
    guard isResting else { return }
    isResting = false
    lastRest = .now
    source?.resume()
  }

  /// Something has come in: word of a commit, an answer, or the end, or all of it. The system tells of the end once,
  /// maybe along with the server's last words; so what there is is taken until there is no more.
  private func take() {
    guard let connection else { return }
    let functions = connection.functions
    var isTold = false
    repeat {
      guard functions.pointee.consumeInput(connection.session) == 1,
        functions.pointee.status(connection.session) == EARSHOT_CONNECTION_OK
      else { return lose() }
      lastHeard = .now
      while let notification = functions.pointee.notifies(connection.session) {
        if let text = earshot_notified(notification, PostgresEngine.presenceChannel) {
          // What cannot be read is passed over: all seats are read again at the next sign of life.
          if let presence = PostgresPresence.presence(String(cString: text)) { heard(.presence(presence)) }
        } else {
          isTold = true
        }
        functions.pointee.freemem(notification)
      }
      while asked != nil, functions.pointee.isBusy(connection.session) == 0 { takeAnswer(connection) }
    } while earshot_socket_is_readable(connection.handle) != 0
    if isTold { heard(.commit) }
    rest()
  }

  private func takeAnswer(_ connection: PostgresConnection) {
    guard let result = connection.functions.pointee.getResult(connection.session) else {
      asked = nil
      return
    }
    if let asked, let time = pool.time(in: result) { pool.clock.take(sent: asked.sent, server: time) }
    connection.functions.pointee.clear(result)
  }

  // MARK: Asking

  private func beat() {
    ask()
    after(Self.heartbeat) { $0.beat() }
  }

  /// Somebody began to wait a while ago: where they still do and nothing was heard meanwhile, asks the server.
  private func lookAfterWaiting() {
    guard let oldest = pool.loans.oldest() else { return }
    let silence = ContinuousClock.now - max(oldest, lastHeard)
    if silence >= Self.patience { ask() }
    after(max(.milliseconds(50), silence >= Self.patience ? Self.patience : Self.patience - silence)) {
      $0.lookAfterWaiting()
    }
  }

  /// Asks the server for its time; where no answer comes, it is gone.
  private func ask() {
    guard !isStopped, let connection, asked == nil else { return }
    // An answer that lies there unread would make the way to the server look longer than it is.
    wake()
    questions += 1
    let number = questions
    asked = (number, pool.clock.local())
    guard pool.askTime(connection) else { return lose() }
    after(Self.answerTime) { watch in
      if watch.asked?.number == number { watch.lose(isSilent: true) }
    }
  }
}
