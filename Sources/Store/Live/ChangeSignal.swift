import Dispatch
public import Model
import Synchronization

/// Tells those who watch that something was committed, here or by another process.
///
/// Others are watched only while somebody listens.
final class ChangeSignal: Sendable {
  private struct State {
    var last = 0
    var listeners: [Int: @Sendable (StoreNews) -> Void] = [:]
    var watch: (any CommitWatch)?
    /// What the listeners are about to be told; nil when nothing is.
    var news: StoreNews?
  }

  private let makeWatch: @Sendable (@escaping @Sendable (CommitWord) -> Void) -> any CommitWatch
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "earshot.store.changes", qos: .userInitiated)

  /// - Parameter watch: begins to watch the commits of others.
  init(_ watch: @escaping @Sendable (@escaping @Sendable (CommitWord) -> Void) -> any CommitWatch) { makeWatch = watch }

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

  /// Tells the listeners, on a thread of our own; what comes before they are told folds into one.
  private func hear(_ heard: CommitWord) {
    let isFirst = state.withLock { state in
      guard !state.listeners.isEmpty else { return false }
      let isFirst = state.news == nil
      var news = state.news ?? StoreNews()
      switch heard {
      case .commit: news.isCommitted = true
      case .presence(let presence): news.presence.append(presence)
      }
      state.news = news
      return isFirst
    }
    guard isFirst else { return }
    queue.async { [self] in
      let (listeners, news) = state.withLock { state in
        defer { state.news = nil }
        return (Array(state.listeners.values), state.news)
      }
      guard let news else { return }
      for listener in listeners { listener(news) }
    }
  }

  func stop() {
    let watch = state.withLock { state in
      defer { state = State(last: state.last) }
      return state.watch
    }
    watch?.stop()
  }
}

/// What has happened to the store since the last call.
public struct StoreNews: Sendable, Hashable {
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
  /// Commits that follow each other quickly fold into one call. The calls come one at a time, on a thread of the
  /// store's. Another process's commit is told within a few milliseconds of becoming visible where the system tells of
  /// writes to files, and within a second and a half everywhere; that of a server at once.
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
