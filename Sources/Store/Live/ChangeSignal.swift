import Dispatch
import Synchronization

/// Tells those who watch that something was committed, here or by another process.
///
/// Others are watched only while somebody listens.
final class ChangeSignal: Sendable {
  private struct State {
    var last = 0
    var listeners: [Int: @Sendable () -> Void] = [:]
    var watch: (any CommitWatch)?
    /// Whether the listeners are about to be told anyhow.
    var isTelling = false
  }

  private let makeWatch: @Sendable (@escaping @Sendable () -> Void) -> any CommitWatch
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "earshot.store.changes", qos: .userInitiated)

  /// - Parameter watch: begins to watch the commits of others.
  init(_ watch: @escaping @Sendable (@escaping @Sendable () -> Void) -> any CommitWatch) { makeWatch = watch }

  func add(_ listener: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.last += 1
      state.listeners[state.last] = listener
      if state.watch == nil { state.watch = makeWatch { [weak self] in self?.committed() } }
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

  /// Tells the listeners, on a thread of our own; commits that come before they are told fold into one.
  func committed() {
    let isFirst = state.withLock { state in
      guard !state.listeners.isEmpty, !state.isTelling else { return false }
      state.isTelling = true
      return true
    }
    guard isFirst else { return }
    queue.async { [self] in
      let listeners = state.withLock { state in
        state.isTelling = false
        return Array(state.listeners.values)
      }
      for listener in listeners { listener() }
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

extension Store {
  /// Calls back after every commit, of this process or another, until the watch is stopped or nobody holds it.
  ///
  /// Commits that follow each other quickly fold into one call. The calls come one at a time, on a thread of the
  /// store's. Another process's commit is told within a few milliseconds of becoming visible where the system tells of
  /// writes to files, and within a second and a half everywhere; that of a server at once.
  public func watch(_ changed: @escaping @Sendable () -> Void) -> StoreWatch {
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
