internal import Dispatch
public import Model
internal import Store
internal import Synchronization

/// Being at a desk where others are, too: says that one is here, where one looks and whether one writes, and goes on
/// saying so until one leaves.
///
/// Nothing here ever fails or waits, as far as the caller is concerned: what cannot be told is told again later. It is done
/// on a queue of its own and takes no turn among those who change the desk; a desk that nobody changes is asked one thing
/// every ten seconds.
public final class Attendance: Sendable {
  /// How often, and after how long. Tests are in more of a hurry.
  public struct Pace: Sendable, Equatable {
    /// Between two signs of life.
    public var beat: Duration = Presence.beat
    /// How long a look must rest to count.
    public var rest: Duration = .milliseconds(500)
    /// Between two looks for holds that have expired.
    public var check: Duration = .seconds(60)
    /// Between two things told, at least.
    public var gap: Duration = .milliseconds(500)

    public init() {}
  }

  private struct State {
    var presence: Presence
    var whereabouts: Whereabouts
    /// When a look at what is due is planned.
    var planned: ContinuousClock.Instant?
    var hasBegun = false
    var hasLeft = false
    /// When it last looked for holds that have expired.
    var lastCheck: ContinuousClock.Instant?
  }

  private let desk: Desk
  private let teammate: Teammate
  private let pace: Pace
  private let lost: @Sendable (Int) -> Void
  /// Whom the server lets read only sees who is here, and is not seen.
  private let isSeen: Bool
  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "earshot.desk.attendance", qos: .utility)

  /// - Parameters:
  ///   - seat: a random name for this console, which no other has.
  ///   - lost: told how many holds of the teammate have expired while they were away, when it turns out.
  public init(
    desk: Desk, seat: String, teammate: Teammate, pace: Pace = Pace(),
    lost: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.desk = desk
    self.teammate = teammate
    self.pace = pace
    self.lost = lost
    isSeen = desk.actor == nil || teammate.role.mayAct
    let now = desk.now()
    state = Mutex(
      State(
        presence: Presence(seat: seat, teammate: teammate.name, since: now, seenAt: now),
        whereabouts: Whereabouts(pace, at: .now)))
  }

  /// Sits down: from now on one is here.
  public func begin() {
    state.withLock { $0.hasBegun = true }
    queue.async { self.work() }
  }

  /// Says what is open, and to whom one writes; both as of now.
  public func go(looking: Conversation.ID?, writing: (conversation: Conversation.ID, follower: Follower.ID)?) {
    let now = desk.now()
    state.withLock { state in
      let since = state.whereabouts.spot.writing.flatMap { $0.conversation == writing?.conversation ? $0.since : nil }
      let begun = writing.map {
        Presence.Writing(conversation: $0.conversation, follower: $0.follower, since: since ?? now)
      }
      state.whereabouts.go(to: .init(looking: looking, writing: begun), at: .now)
    }
    plan()
  }

  /// Gets up: others see at once that one is gone. Waits until that is told, a second at most.
  public func leave() {
    let isFirst = state.withLock { state in
      defer { state.hasLeft = true }
      return state.hasBegun && !state.hasLeft
    }
    guard isFirst, isSeen else { return }
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      var last = present()
      last.looking = nil
      last.writing = nil
      last.hasLeft = true
      try? desk.store.tell(last)
      done.signal()
    }
    _ = done.wait(timeout: .now() + 1)
  }

  // MARK: On the queue

  private func work() {
    let now = ContinuousClock.now
    let step = state.withLock { state -> Whereabouts.Step? in
      if let planned = state.planned, planned <= now { state.planned = nil }
      return state.hasLeft ? nil : state.whereabouts.take(at: now)
    }
    if let step {
      do {
        try take(step, present())
      } catch {
        state.withLock { $0.whereabouts.failed(step, at: .now) }
      }
    }
    plan()
  }

  /// The seat as of now.
  private func present() -> Presence {
    let now = desk.now()
    return state.withLock { state in
      state.presence.seenAt = now
      state.presence.looking = state.whereabouts.spot.looking
      state.presence.writing = state.whereabouts.spot.writing
      return state.presence
    }
  }

  private func take(_ step: Whereabouts.Step, _ presence: Presence) throws {
    guard isSeen else {
      _ = try desk.hub.seats { [store = desk.store] in try store.read { try $0.presence() } }
      return
    }
    switch step {
    case .announce:
      try desk.store.announce(presence, gone: presence.seenAt - Presence.patience)
      try beat(presence)
    case .tell: try desk.store.tell(presence)
    case .beat: try beat(presence)
    }
  }

  private func beat(_ presence: Presence) throws {
    let plan = try desk.hub.seats { try desk.store.beat(presence) }
    if let count = plan.seats.first(where: { $0.seat == presence.seat })?.lost, count > 0 {
      try desk.store.toldOfLost(count, at: presence.seat)
      lost(count)
    }
    checkHolds(plan)
  }

  /// Now and then, while somebody is missing, sees whether they still hold something.
  private func checkHolds(_ plan: SeatPlan) {
    guard teammate.role.mayAct, !plan.gone(for: Presence.patience, at: desk.now()).isEmpty else { return }
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.lastCheck, last.duration(to: now) < pace.check { return false }
      state.lastCheck = now
      return true
    }
    if isDue { Task(priority: .utility) { [desk] in _ = try? await desk.expireHolds() } }
  }

  /// Looks again when something is due.
  private func plan() {
    let wait = state.withLock { state -> Duration? in
      guard state.hasBegun, !state.hasLeft else { return nil }
      let due = state.whereabouts.due
      if let planned = state.planned, planned <= due { return nil }
      state.planned = due
      return ContinuousClock.now.duration(to: due)
    }
    guard let wait else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(max(0, wait.inMilliseconds)) + 1)) { [weak self] in
      self?.work()
    }
  }
}

extension Desk {
  /// All seats at this desk, with those whose people are gone.
  public func presence() async throws(DeskError) -> SeatPlan {
    try await reading { SeatPlan(try $0.presence()) }
  }
}
