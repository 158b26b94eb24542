internal import Model
internal import Store
internal import Synchronization

/// Looks at what changed whenever the store says that something was committed, by this or another process, and tells
/// every watcher in this process.
///
/// Nothing is missed: each look goes on from the last act seen, so it does not matter which signal led to it, or
/// how many signals became one.
final class ChangeHub: Sendable {
  private struct State {
    var watchers: [Int: Mailbox] = [:]
    var lastKey = 0
    var seen: Seen?
    /// How often the server had come back then.
    var returns = 0
    var watch: StoreWatch?
    /// Who is where, as far as anybody has read or told.
    var presence = SeatPlan()
    /// Seats that have told of themselves while all were being read; nil when nobody reads.
    var told: [Presence]?
  }

  /// How the desk was at the last look.
  private struct Seen: Sendable {
    var look: Look
    /// Their revisions.
    var drafts: [Conversation.ID: Int64]
  }

  private static let settings = [Setting.policies, .team, .views].map(\.rawValue)

  private let store: Store
  private let state = Mutex(State())
  /// One look at a time.
  private let looking = Mutex(())

  init(_ store: Store) { self.store = store }

  deinit { state.withLock { $0.watch?.stop() } }

  /// Begins to watch. What is committed from now on reaches the stream.
  func changes() -> AsyncStream<DeskChange> {
    let box = Mailbox()
    let key = state.withLock { state in
      state.lastKey += 1
      state.watchers[state.lastKey] = box
      return state.lastKey
    }
    let subscription = Subscription(self, key, box)
    start()
    return AsyncStream {
      await subscription.box.next()
    } onCancel: {
      subscription.end()
    }
  }

  /// One watcher; it ends when nobody holds its stream any more.
  private final class Subscription: Sendable {
    let box: Mailbox
    private let key: Int
    private let hub: ChangeHub

    init(_ hub: ChangeHub, _ key: Int, _ box: Mailbox) {
      self.hub = hub
      self.key = key
      self.box = box
    }

    deinit { end() }

    func end() {
      box.close()
      hub.remove(key)
    }
  }

  private func remove(_ key: Int) {
    let watch = state.withLock { state -> StoreWatch? in
      state.watchers[key] = nil
      guard state.watchers.isEmpty else { return nil }
      state.seen = nil
      defer { state.watch = nil }
      return state.watch
    }
    watch?.stop()
  }

  private func start() {
    looking.withLock { _ in
      guard state.withLock({ $0.watch == nil }) else { return }
      // Watched first: what is committed while we read is looked at once we have read.
      let watch = store.watch { [weak self] in self?.hear($0) }
      // A fraction of a millisecond: not worth a task of its own, and what follows must not be missed.
      let seen = try? store.read { try Self.present($0) }
      state.withLock { state in
        state.seen = seen
        state.watch = watch
      }
    }
  }

  /// Called on a thread of the store's.
  private func hear(_ news: StoreNews) {
    looking.withLock { _ in
      let returns = store.returns
      state.withLock { state in
        // Nothing is assumed of what was before: another server may have taken over, with fewer acts or with others.
        if state.returns != returns { state.seen = nil }
        state.returns = returns
      }
      var change = DeskChange()
      if news.isCommitted { change = (try? changesSinceLastLook()) ?? DeskChange(isReload: true) }
      change.fold(in: DeskChange(presence: heard(news.presence)))
      if change != DeskChange() { tell(change) }
    }
  }

  /// Takes in all seats, which somebody reads, and tells the watchers if that is new to them.
  func seats(_ read: () throws -> [Presence]) rethrows -> SeatPlan {
    state.withLock { $0.told = $0.told ?? [] }
    defer { state.withLock { $0.told = nil } }
    let seats = try read()
    let plan = present { plan in
      // What was told meanwhile may be later than what was read.
      let told = plan.told ?? []
      plan.presence = SeatPlan(seats)
      for presence in told { plan.presence.take(presence) }
    }
    if let plan { tell(DeskChange(presence: plan)) }
    return state.withLock { $0.presence }
  }

  /// Takes in what seats have told, or, where they are bound to their sessions' names, reads it: any login can notify
  /// anything, and their rows only are their own.
  private func heard(_ told: [Presence]) -> SeatPlan? {
    if told.isEmpty { return nil }
    guard store.session?.actor == nil else { return read(Set(told.map(\.seat))) }
    return present { state in
      for presence in told { state.presence.take(presence) }
      state.told? += told
    }
  }

  /// - Parameter told: the seats that something was told of.
  private func read(_ told: Set<String>) -> SeatPlan? {
    // What cannot be read now is read with the next sign of life.
    guard let seats = try? store.glance({ try $0.presence() }) else { return nil }
    return present { state in
      state.presence = SeatPlan(seats)
      state.told? += seats.filter { told.contains($0.seat) }
    }
  }

  /// - Returns: the seats, where that has changed them.
  private func present(_ change: (inout State) -> Void) -> SeatPlan? {
    state.withLock { state in
      let before = state.presence
      change(&state)
      return state.presence == before ? nil : state.presence
    }
  }

  private func tell(_ change: DeskChange) {
    for watcher in state.withLock({ Array($0.watchers.values) }) { watcher.put(change) }
  }

  private func changesSinceLastLook() throws -> DeskChange {
    guard let seen = state.withLock({ $0.seen }) else {
      let present = try store.read { try Self.present($0) }
      state.withLock { $0.seen = present }
      return DeskChange(isReload: true)
    }
    // Drafts are read after the look: later ones, if anything, and then the next look finds its mark changed.
    let (look, drafts, seats) = try store.glance { reader in
      let look = try reader.look(after: seen.look.act, settings: Self.settings, limit: DeskChange.bound * 4)
      return (
        look, look.drafts == seen.look.drafts ? seen.drafts : try reader.draftRevisions(),
        store.tellsPresence ? nil : try reader.presence()
      )
    }
    var change = DeskChange(
      areSettingsChanged: seen.look.settings != look.settings, areCallsChanged: look.hasActions)
    if let seats { change.presence = self.present { $0.presence = SeatPlan(seats) } }
    guard look.isWhole else {
      let present = try store.read { try Self.present($0) }
      state.withLock { $0.seen = present }
      change.isReload = true
      return change
    }
    state.withLock { $0.seen = Seen(look: look, drafts: drafts) }
    var conversations = look.conversations
    for (id, revision) in drafts where seen.drafts[id] != revision { conversations.insert(id) }
    for id in seen.drafts.keys where drafts[id] == nil { conversations.insert(id) }
    change.fold(in: DeskChange(conversations: conversations))
    return change
  }

  private static func present(_ reader: Reader) throws -> Seen {
    Seen(
      look: try reader.look(after: try reader.lastChange(), settings: settings, limit: 1),
      drafts: try reader.draftRevisions())
  }
}

extension Desk {
  /// What changes on this desk from now on, by this process or any other, within a fraction of a second.
  ///
  /// Folded: a watcher that is slow gets one change that says all. Subscribe first, then read: nothing falls in
  /// between. Several may watch; each has its own stream, for one reader.
  public func changes() -> AsyncStream<DeskChange> { hub.changes() }

  /// Whether the desk's server is there: the present state, then each that follows. Known while somebody watches
  /// ``changes()``; a file is always there.
  public func serverStates() -> AsyncStream<ServerState> { store.serverStates() }
}
