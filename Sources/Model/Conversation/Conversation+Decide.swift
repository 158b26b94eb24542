extension Conversation {
  /// Decides what follows from a teammate's action: the events, or why not.
  ///
  /// Pure: the same conversation, action, teammate, time and rules give the same outcome.
  ///
  /// - Parameters:
  ///   - profile: the follower's, which policies may look at.
  /// - Throws: a ``Refusal`` that says what to do instead. Nothing has happened then.
  public func decide(
    _ action: Action, by teammate: Teammate, at now: Instant, rules: Rules, profile: Profile
  ) throws(Refusal) -> Outcome {
    let teammate = try rules.admit(teammate, to: action.name)
    var deliberation = Deliberation(self, action.name, by: teammate, at: now, rules: rules, profile: profile)
    try deliberation.carryOut(action)
    return deliberation.outcome
  }
}

extension Deliberation {
  mutating func carryOut(_ action: Action) throws(Refusal) {
    switch action {
    case .hold: try takeHold()
    case .letGo: try letGo()
    case .assign(let name): try assign(to: name)
    case .reply(let text): try reply(text)
    case .note(let text): note(try written(text))
    case .ask: try ask()
    case .handOver: try handOver()
    case .keep: try keep()
    case .takeOver(let name): try takeOver(for: name)
    case .escalate(let name, let reason): try escalate(to: name, reason: reason)
    case .acknowledge: try acknowledge()
    case .decide(let decision): try decide(decision)
    case .setPriority(let priority): try prioritise(priority)
    case .label(let add, let remove): try label(add: add, remove: remove)
    case .correct(let correction): try correct(correction)
    case .snooze(let until): try snooze(until: until)
    case .wake: try wake()
    case .expire(let seen): try expire(seen: seen)
    case .done: try finish()
    case .reopen: try reopen()
    case .deliver(let message, let remoteID): try deliver(message, remoteID)
    case .recalculate: settleClocks(at: now)
    }
  }

  private mutating func takeHold() throws(Refusal) {
    if conversation.holder == by.name { throw .nothingChanges("You hold it already.") }
    if let holder = conversation.holder { throw .heldBy(holder, since: nil) }
    hold(by.name)
  }

  private mutating func letGo() throws(Refusal) {
    guard let holder = conversation.holder else { throw .notHeldByYou(holder: nil) }
    guard holder == by.name || by.role.mayTakeOver else { throw .notHeldByYou(holder: holder) }
    release()
  }

  private mutating func assign(to name: String) throws(Refusal) {
    guard let teammate = rules.teammate(name) else { throw .unknownTeammate(name) }
    guard teammate.role.mayAct else { throw .mayNotHold(teammate.role) }
    if conversation.holder == name { throw .nothingChanges("\(name) holds it already.") }
    try mayWork()
    hold(name)
  }

  private mutating func reply(_ text: String) throws(Refusal) {
    let text = try written(text)
    try mayWork()
    if conversation.holder == nil { hold(by.name) }
    send(text)
  }

  /// Puts an answer in the outbox: it stops the response clocks and waits for the follower.
  private mutating func send(_ text: String) {
    emit(.replied(write(.outbound, text, state: .toSend), leaves: now + rules.undoWindow))
    move(to: .pending)
    settleClocks(at: now)
  }

  private mutating func escalate(to name: String, reason: String) throws(Refusal) {
    let reason = try written(reason)
    guard let teammate = rules.teammate(name) else { throw .unknownTeammate(name) }
    guard teammate.role.isOnTheLine else { throw .notOnTheLine(name, teammate.role) }
    if let escalation = conversation.escalation, !escalation.isDecided { throw .alreadyEscalated(to: escalation.to) }
    if conversation.status == .done { throw .alreadyDone }
    try mayWork()
    if conversation.holder == nil { hold(by.name) }
    let note = self.note(reason)
    let escalation = Escalation(to: name, from: by.name, at: now, reason: note.message)
    emit(.escalation(from: conversation.escalation, to: escalation))
    start(.acknowledgement, at: now)
  }

  private mutating func acknowledge() throws(Refusal) {
    var escalation = try addressed()
    guard escalation.isWaiting else { throw .nothingChanges("It is acknowledged already.") }
    escalation.state = .acknowledged(at: now)
    emit(.escalation(from: conversation.escalation, to: escalation))
    stop(.acknowledgement, at: now)
    if by.role == .safety { stop(.safety, at: now) }
  }

  private mutating func decide(_ decision: Action.Decision) throws(Refusal) {
    if try addressed().isWaiting { try acknowledge() }
    var escalation = try addressed()
    switch decision {
    case .approve(let text), .answer(let text):
      let text = try written(text)
      if case .approve = decision {
        escalation.state = .decided(.approved, by: by.name, at: now)
      } else {
        escalation.state = .decided(.answered, by: by.name, at: now)
      }
      emit(.escalation(from: conversation.escalation, to: escalation))
      send(text)
    case .handBack(let instruction):
      try close(&escalation, .handedBack, instruction)
    case .decline(let reason):
      try close(&escalation, .declined, reason)
    }
  }

  private mutating func close(
    _ escalation: inout Escalation, _ verdict: Escalation.Verdict, _ text: String
  ) throws(Refusal) {
    let note = self.note(try written(text))
    escalation.answer = note.message
    escalation.state = .decided(verdict, by: by.name, at: now)
    emit(.escalation(from: conversation.escalation, to: escalation))
    if conversation.status == .pending, conversation.exchange.waitingSince != nil { move(to: .open) }
    settleClocks(at: now)
  }

  private mutating func prioritise(_ priority: Priority) throws(Refusal) {
    if conversation.priority == priority, conversation.priorityIsSet {
      throw .nothingChanges("Its priority is \(priority.word) already.")
    }
    emit(.priority(from: conversation.priority, to: priority, byHand: true))
    settleClocks(at: now)
  }

  private mutating func label(add: [String], remove: [String]) throws(Refusal) {
    let added = add.filter { !conversation.labels.contains($0) }
    let removed = remove.filter { conversation.labels.contains($0) }
    guard !added.isEmpty || !removed.isEmpty else { throw .nothingChanges("Its labels are as you want them already.") }
    emit(.labels(added: added, removed: removed))
    settleClocks(at: now)
  }

  private mutating func correct(_ correction: Action.Correction) throws(Refusal) {
    let before = events.count
    reclassify { to in
      if let kind = correction.kind {
        to.kind = kind
        to.also.removeAll { $0 == kind || ($0.isSafety && !kind.isSafety) }
        to.kindIsCorrected = true
      }
      if let stance = correction.stance { to.stance = stance }
      if let segment = correction.segment { to.segment = segment }
    }
    guard events.count > before else { throw .nothingChanges("It says so already.") }
    settleClocks(at: now)
  }

  private mutating func snooze(until: Instant) throws(Refusal) {
    guard until > now else { throw .snoozeInThePast }
    if conversation.status == .done { throw .alreadyDone }
    try mayWork()
    move(to: .snoozed(until: until))
    settleClocks(at: now)
  }

  private mutating func wake() throws(Refusal) {
    guard conversation.status.snoozedUntil != nil else { throw .notSnoozed }
    move(to: conversation.exchange.waitingSince == nil && conversation.exchange.lastAnswerAt != nil ? .pending : .open)
    settleClocks(at: now)
  }

  private mutating func finish() throws(Refusal) {
    if conversation.status == .done { throw .alreadyDone }
    try mayWork()
    if let safety = conversation.clock(.safety), !safety.isStopped { throw .safetyClockRuns }
    if let escalation = conversation.escalation, !escalation.isDecided { throw .alreadyEscalated(to: escalation.to) }
    move(to: .done)
    request(nil)
    settleClocks(at: now)
  }

  private mutating func reopen() throws(Refusal) {
    guard conversation.status == .done else { throw .notDone }
    move(to: .open)
    settleClocks(at: now)
  }

  private mutating func deliver(_ message: Int, _ remoteID: String?) throws(Refusal) {
    guard conversation.toSend.contains(message) else { throw .notInTheOutbox(message: message) }
    emit(.delivered(message: message, remoteID: remoteID))
  }

  /// Whoever works on a conversation holds it; a lead may step in.
  private func mayWork() throws(Refusal) {
    guard let holder = conversation.holder, holder != by.name, !by.role.mayTakeOver, by.role != .service else { return }
    throw .heldBy(holder, since: nil)
  }

  private func addressed() throws(Refusal) -> Escalation {
    guard let escalation = conversation.escalation, !escalation.isDecided else { throw .notEscalated }
    guard escalation.to == by.name else { throw .notAddressedToYou(to: escalation.to) }
    return escalation
  }

  private func written(_ text: String) throws(Refusal) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText(action) }
    return text
  }
}
