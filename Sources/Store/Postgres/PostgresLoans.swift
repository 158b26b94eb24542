import Synchronization

/// The sessions that somebody waits on at this moment, and since when.
///
/// A server that has stopped, or a network that swallows everything, ends no session: who waits would wait for ever. So
/// whoever watches the server is told that somebody waits, asks the server for a sign of life, and where there is none
/// severs all these sessions; those who wait then get an error.
final class PostgresLoans: Sendable {
  enum Concern {
    /// Somebody waits: look after a while whether they still do.
    case waiting
    /// A session has ended in somebody's hands.
    case suspicion
  }

  private struct State {
    var loans: [ObjectIdentifier: (session: PostgresConnection, since: ContinuousClock.Instant)] = [:]
    var watcher: (@Sendable (Concern) -> Void)?
    /// Which of several watchers that follow each other it is.
    var watch = 0
    /// Whether the watcher is going to look anyway.
    var isLookedAfter = false
  }

  private let state = Mutex(State())

  func add(_ session: PostgresConnection) {
    let now = ContinuousClock.now
    let watcher = state.withLock { state -> (@Sendable (Concern) -> Void)? in
      state.loans[ObjectIdentifier(session)] = (session, now)
      guard !state.isLookedAfter, let watcher = state.watcher else { return nil }
      state.isLookedAfter = true
      return watcher
    }
    watcher?(.waiting)
  }

  func remove(_ session: PostgresConnection) {
    // The session may end here, and that must not be under the lock.
    _ = state.withLock { $0.loans.removeValue(forKey: ObjectIdentifier(session)) }
  }

  /// Since when somebody has waited at all; nil when nobody does, and then the watcher need not look again.
  func oldest() -> ContinuousClock.Instant? {
    state.withLock { state in
      let oldest = state.loans.values.map(\.since).min()
      if oldest == nil { state.isLookedAfter = false }
      return oldest
    }
  }

  func suspect() { state.withLock { $0.watcher }?(.suspicion) }

  /// Ends the waiting of all who wait.
  func sever() {
    for (session, _) in state.withLock({ Array($0.loans.values) }) { session.sever() }
  }

  /// - Returns: its number, to end it by.
  func watch(_ watcher: @escaping @Sendable (Concern) -> Void) -> Int {
    let (number, isNeeded) = state.withLock { state in
      state.watcher = watcher
      state.watch += 1
      state.isLookedAfter = !state.loans.isEmpty
      return (state.watch, state.isLookedAfter)
    }
    if isNeeded { watcher(.waiting) }
    return number
  }

  func endWatch(_ number: Int) {
    state.withLock { if $0.watch == number { $0.watcher = nil } }
  }
}
