public import Model

/// Whether a desk's server is there.
public enum ServerState: Equatable, Sendable {
  case live
  /// It has been gone since; when it is tried again, nil while it is being tried.
  case away(since: Instant, nextTry: Instant?)
}

/// What is known of the way to the server, and when it is tried again. Pure: what happens, the time and chance come in
/// from outside.
struct ServerLink: Equatable, Sendable {
  enum Event {
    /// A session that listens is there.
    case connected
    /// It has ended, or says nothing any more.
    case lost
    /// A new one is being opened.
    case trying
    /// That did not work.
    case failed
  }

  private(set) var state = ServerState.live
  /// How often it has come back.
  private(set) var returns = 0
  /// How many tries have failed since it went.
  private var failures = 0

  private static let firstWait = 0.1
  private static let longestWait = 5.0

  /// - Parameter chance: from 0 to 1, so that not all seats try at the same moment.
  /// - Returns: after how long to try again, where that is what comes next.
  mutating func take(_ event: Event, at now: Instant, chance: Double) -> Duration? {
    switch (event, state) {
    case (.connected, .live): return nil
    case (.connected, .away):
      state = .live
      failures = 0
      returns += 1
      return nil
    case (.trying, .live): return nil
    case (.trying, .away(let since, _)):
      state = .away(since: since, nextTry: nil)
      return nil
    case (.lost, .live), (.failed, .live):
      let wait = wait(chance)
      state = .away(since: now, nextTry: now + wait)
      return wait
    case (.lost, .away(let since, _)), (.failed, .away(let since, _)):
      failures += 1
      let wait = wait(chance)
      state = .away(since: since, nextTry: now + wait)
      return wait
    }
  }

  /// Twice as long after each failure, up to the longest; between half of that and all of it.
  private func wait(_ chance: Double) -> Duration {
    let full = min(Self.longestWait, Self.firstWait * Double(1 << min(failures, 6)))
    return .milliseconds(Int(full * 1000 * (0.5 + chance / 2)))
  }
}
