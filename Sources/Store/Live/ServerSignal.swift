import Synchronization

/// The state of the way to a server, for all who ask or wait for word of it.
///
/// It is known while somebody watches for commits: who watches also sees the server go and come back.
final class ServerSignal: Sendable {
  private struct State {
    var link = ServerLink()
    /// How many watches there are: one may begin before another has quite ended.
    var watches = 0
    var last = 0
    var listeners: [Int: AsyncStream<ServerState>.Continuation] = [:]
  }

  private let clock: ServerClock
  private let state = Mutex(State())

  init(_ clock: ServerClock) { self.clock = clock }

  /// The present state, then each one that follows; one who reads slowly is told the latest.
  func states() -> AsyncStream<ServerState> {
    let (stream, continuation) = AsyncStream<ServerState>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.last += 1
      state.listeners[state.last] = continuation
      continuation.yield(state.link.state)
      return state.last
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number) }
    return stream
  }

  private func remove(_ number: Int) {
    _ = state.withLock { $0.listeners.removeValue(forKey: number) }
  }

  /// - Returns: after how long to try again, where that is what comes next.
  func take(_ event: ServerLink.Event) -> Duration? {
    let chance = Double.random(in: 0...1)
    return state.withLock { state in
      let before = state.link.state
      let wait = state.link.take(event, at: clock.now, chance: chance)
      if state.link.state != before { for listener in state.listeners.values { listener.yield(state.link.state) } }
      return wait
    }
  }

  /// Whether somebody sees to it that a lost connection comes back.
  var isWatched: Bool { state.withLock { $0.watches > 0 } }

  /// Whether the server is known to be away: then nobody need wait for it.
  var isAway: Bool { state.withLock { $0.watches > 0 && $0.link.state != .live } }

  var returns: Int { state.withLock { $0.link.returns } }

  func beginWatch() { state.withLock { $0.watches += 1 } }

  /// Without a watch nothing is known, and each who asks finds out alone.
  func endWatch() {
    state.withLock { state in
      state.watches -= 1
      guard state.watches == 0, state.link.state != .live else { return }
      state.link = ServerLink()
      for listener in state.listeners.values { listener.yield(.live) }
    }
  }
}

extension Store {
  /// Whether the server is there: the present state, then each that follows; known for as long as somebody watches for
  /// commits. A file is always there.
  public func serverStates() -> AsyncStream<ServerState> {
    engine.signal?.states() ?? AsyncStream { continuation in continuation.yield(.live) }
  }

  /// How often the server has come back after it was gone: what was read before may then be no more, as where another
  /// server has taken over.
  public var returns: Int { engine.signal?.returns ?? 0 }
}
