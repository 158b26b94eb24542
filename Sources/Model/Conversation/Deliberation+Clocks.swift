extension Deliberation {
  /// Takes the clocks to what the conversation and the policies now ask for.
  ///
  /// Clocks are a function of the conversation and the policies: what should run and does not is started,
  /// what runs and should not is stopped, what runs under another target than the policy's is recalculated.
  /// Acknowledgement clocks belong to the escalation and are started and stopped with it.
  ///
  /// - Parameter moment: when what led here happened: the network's time of an answer or a follow-up, else now.
  mutating func settleClocks(at moment: Instant) {
    let subject = QuerySubject(conversation: conversation, profile: profile)
    let policy = rules.book.firstMatch(subject, now: now)
    settle(.firstResponse, from: firstResponseStart, policy, at: moment)
    settle(.nextResponse, from: nextResponseStart, policy, at: moment)
    settle(.safety, from: safetyStart, policy, at: moment)
    settle(.resolution, from: resolutionStart(at: moment), policy, at: moment)
    pauseOrResumeResolution(at: moment)
    if conversation.status == .done { stop(.acknowledgement, at: moment) }
  }

  mutating func start(_ kind: Clock.Kind, at moment: Instant) {
    let subject = QuerySubject(conversation: conversation, profile: profile)
    guard let policy = rules.book.firstMatch(subject, now: now),
      let clock = rules.book.clock(kind, under: policy, at: moment)
    else { return }
    emit(.clock(from: conversation.clock(kind), to: clock, cause: .started))
  }

  mutating func stop(_ kind: Clock.Kind, at moment: Instant) {
    guard let clock = conversation.clock(kind) else { return }
    if case .stopped = clock.state { return }
    emit(.clock(from: clock, to: clock.stopped(at: moment), cause: .stopped))
  }

  private var firstResponseStart: Instant? {
    guard conversation.status != .done, conversation.exchange.firstAnswerAt == nil else { return nil }
    return conversation.exchange.firstInboundAt
  }

  private var nextResponseStart: Instant? {
    guard conversation.status != .done, conversation.exchange.firstAnswerAt != nil else { return nil }
    return conversation.exchange.waitingSince
  }

  /// Runs until the safety team has it, or nobody thinks any more that it is a safety matter.
  private var safetyStart: Instant? {
    guard conversation.kind.isSafety || conversation.also.contains(where: \.isSafety) else { return nil }
    if let clock = conversation.clock(.safety), case .stopped = clock.state { return nil }
    return conversation.exchange.firstInboundAt
  }

  private func resolutionStart(at moment: Instant) -> Instant? {
    guard conversation.status != .done, let first = conversation.exchange.firstInboundAt else { return nil }
    if let clock = conversation.clock(.resolution), case .stopped = clock.state { return moment }
    return first
  }

  private mutating func settle(_ kind: Clock.Kind, from start: Instant?, _ policy: Policy?, at moment: Instant) {
    let present = conversation.clock(kind)
    guard let start else { return stop(kind, at: moment) }
    let wanted = policy.flatMap { rules.book.clock(kind, under: $0, at: start) }
    guard let present, !present.isStopped else {
      if let wanted { emit(.clock(from: present, to: wanted, cause: .started)) }
      return
    }
    guard let policy, let wanted else {
      return emit(.clock(from: present, to: nil, cause: .recalculated))
    }
    if present.target != wanted.target || present.calendar != wanted.calendar || present.policy != wanted.policy {
      if let moved = rules.book.moved(present, to: policy), moved != present {
        emit(.clock(from: present, to: moved, cause: .recalculated))
      }
    }
  }

  /// While we wait for the follower, the time to a resolution stands still.
  private mutating func pauseOrResumeResolution(at moment: Instant) {
    guard let clock = conversation.clock(.resolution) else { return }
    switch (clock.state, conversation.status) {
    case (.running, .pending):
      // A clock by calendar never pauses: it comes back as it was, and nothing has happened.
      guard let paused = rules.book.paused(clock, at: moment), paused != clock else { return }
      emit(.clock(from: clock, to: paused, cause: .paused))
    case (.paused, .open), (.paused, .snoozed):
      guard let resumed = rules.book.resumed(clock, at: moment), resumed != clock else { return }
      emit(.clock(from: clock, to: resumed, cause: .resumed))
    default: break
    }
  }
}

extension Clock {
  /// Whether it has ended.
  public var isStopped: Bool { if case .stopped = state { true } else { false } }
}
