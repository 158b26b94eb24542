import Dispatch
public import Model
import Synchronization

/// Tells those who watch that something was committed, here or by another process.
///
/// Others are watched only while somebody listens. A burst is folded (``Folding``): listeners are told at once, then a few
/// times a second.
final class ChangeSignal: Sendable {
  private struct State {
    var last = 0
    var listeners: [Int: @Sendable (StoreNews) -> Void] = [:]
    var watch: (any CommitWatch)?
    /// What the listeners are told next.
    var news = StoreNews()
    var folding = Folding()
  }

  /// The time, and how to do something later, one thing at a time.
  struct Timing: Sendable {
    var now: @Sendable () -> ContinuousClock.Instant
    var after: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void

    /// This machine's, on a thread of our own.
    static func real() -> Timing {
      let queue = DispatchQueue(label: "earshot.store.changes", qos: .userInitiated)
      return Timing(
        now: { .now },
        after: { wait, body in
          if wait > .zero {
            queue.asyncAfter(deadline: .now() + wait / .seconds(1), execute: body)
          } else {
            queue.async(execute: body)
          }
        })
    }
  }

  private let makeWatch: @Sendable (@escaping @Sendable (CommitWord) -> Void) -> any CommitWatch
  private let state = Mutex(State())
  private let timing: Timing

  /// - Parameter watch: begins to watch the commits of others.
  init(
    timing: Timing = .real(),
    _ watch: @escaping @Sendable (@escaping @Sendable (CommitWord) -> Void) -> any CommitWatch
  ) {
    self.timing = timing
    makeWatch = watch
  }

  func add(_ listener: @escaping @Sendable (StoreNews) -> Void) -> Int {
    state.withLock { state in
      state.last += 1
      state.listeners[state.last] = listener
      if state.watch == nil { state.watch = makeWatch { [weak self] in self?.hear($0) } }
      return state.last
    }
  }

  func remove(_ number: Int) {
    let idle = state.withLock { state -> (any CommitWatch)? in
      state.listeners[number] = nil
      guard state.listeners.isEmpty else { return nil }
      defer { state.watch = nil }
      return state.watch
    }
    idle?.stop()
  }

  /// Something was committed here.
  func committed() { hear(.commit) }

  /// Has the listeners told, on a thread of our own; what comes before they are told folds into one.
  private func hear(_ heard: CommitWord) {
    let wait = state.withLock { state -> Duration? in
      guard !state.listeners.isEmpty else { return nil }
      switch heard {
      case .commit: state.news.isCommitted = true
      case .presence(let presence): state.news.presence.append(presence)
      }
      return state.folding.came(at: timing.now())
    }
    plan(after: wait)
  }

  private func plan(after wait: Duration?) {
    if let wait { timing.after(wait) { [self] in tell() } }
  }

  private func tell() {
    let (listeners, news) = state.withLock { state in
      state.folding.begins()
      defer { state.news = StoreNews() }
      return (Array(state.listeners.values), state.news)
    }
    for listener in listeners { listener(news) }
    plan(after: state.withLock { $0.folding.ended(at: timing.now()) })
  }

  func stop() {
    let watch = state.withLock { state in
      // What is planned still comes, and finds nobody.
      defer { state = State(last: state.last, folding: state.folding) }
      return state.watch
    }
    watch?.stop()
  }
}

/// What has happened to the store since the last call.
public struct StoreNews: Sendable, Equatable {
  /// Whether something was committed, of which it is not said what.
  public var isCommitted = false
  /// Seats that have told of themselves, in order; each of them is all that there is to know of it. On a database that does
  /// not tell, seats change with other commits.
  public var presence: [Presence] = []
}

extension Store {
  /// Whether changes of seats are told one by one (``StoreNews/presence``), so that no commit is a reason to read them.
  public var tellsPresence: Bool { engine.tellsPresence }

  /// Calls back after every commit, of this process or another, until the watch is stopped or nobody holds it.
  ///
  /// Commits that follow each other quickly fold into one call: the first is told at once, then those of the next
  /// fortieth of a second together. The calls come one at a time, on a thread of the store's. Another process's commit is
  /// told within a few milliseconds of becoming visible where the system tells of writes to files, and within a second
  /// and a half everywhere; that of a server at once.
  public func watch(_ changed: @escaping @Sendable (StoreNews) -> Void) -> StoreWatch {
    StoreWatch(changes, changes.add(changed))
  }
}

/// Somebody's being told of commits.
public final class StoreWatch: Sendable {
  private let changes: ChangeSignal
  private let number: Int

  init(_ changes: ChangeSignal, _ number: Int) {
    self.changes = changes
    self.number = number
  }

  /// Ends it; a call that is under way may still come.
  public func stop() { changes.remove(number) }

  deinit { stop() }
}
