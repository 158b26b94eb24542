import Dispatch
import Synchronization

/// Sees the commits of all connections to a file, those of other processes too.
///
/// SQLite's `data_version` says whether there was one; what wakes us to look is a write to the write-ahead log. The
/// write comes before the commit is visible, by as long as the disk takes to make it durable: so we look several
/// times, and now and then without being woken, in case no word of the write came.
final class FileWatch: CommitWatch {
  /// When to look after a write, in milliseconds; from the write, each.
  private static let looks = [2, 8, 30, 90, 200]
  /// How often to look without being woken, in milliseconds.
  private static let net = 1500

  private struct State {
    var seen: Int64?
    /// Grows with every write, so that looks planned for an earlier one fall away.
    var round = 0
    var isPlanned = false
    var isStopped = false
  }

  private let path: String
  private let changed: @Sendable () -> Void
  private let queue = DispatchQueue(label: "earshot.store.watch", qos: .userInitiated)
  private let state = Mutex(State())
  private let version: DataVersion
  private let log: LogWatch

  init(path: String, changed: @escaping @Sendable () -> Void) {
    self.path = path
    self.changed = changed
    version = DataVersion(path: path)
    log = LogWatch(path: "\(path)-wal", queue: queue)
    state.withLock { $0.seen = version.read() }
    log.start { [weak self] in self?.written() }
    planNet()
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    log.stop()
  }

  /// The log was written to.
  private func written() {
    let round = state.withLock { state -> Int? in
      // A burst of writes is looked at once every few milliseconds, not at each.
      guard !state.isPlanned, !state.isStopped else { return nil }
      state.isPlanned = true
      state.round += 1
      return state.round
    }
    if let round { plan(0, of: round) }
  }

  private func plan(_ look: Int, of round: Int) {
    let wait = Self.looks[look] - (look > 0 ? Self.looks[look - 1] : 0)
    queue.asyncAfter(deadline: .now() + .milliseconds(wait)) { [weak self] in
      guard let self else { return }
      let goesOn = state.withLock { state in
        guard state.round == round, !state.isStopped else { return false }
        state.isPlanned = false
        return true
      }
      guard goesOn, !lookNow() else { return }
      if look + 1 < Self.looks.count { plan(look + 1, of: round) }
    }
  }

  private func planNet() {
    queue.asyncAfter(deadline: .now() + .milliseconds(Self.net)) { [weak self] in
      guard let self, !state.withLock({ $0.isStopped }) else { return }
      _ = lookNow()
      log.renew()
      planNet()
    }
  }

  /// Looks whether there was a commit, and tells.
  private func lookNow() -> Bool {
    guard let now = version.read() else { return false }
    let isNew = state.withLock { state in
      defer { state.seen = now }
      return state.seen != now
    }
    if isNew { changed() }
    return isNew
  }
}
