internal import Model
internal import Store
internal import Triage

/// What one teammate does at one moment, inside one transaction.
struct Act {
  let writer: Writer
  let rules: Rules
  let teammate: Teammate
  let now: Instant
  /// What reads a profile anew.
  var triage = Triage.standard

  /// Decides on the conversation as it is in this transaction, and stores what follows.
  func perform(_ action: Action, on id: Conversation.ID) throws -> ActionResult {
    guard let before = try writer.conversation(id) else { return .failed(.unknownConversation(id), id) }
    let follower = try follower(of: before)
    let outcome: Outcome
    do {
      try checkDraft(action, id)
      outcome = try before.decide(action, by: teammate, at: now, rules: rules, profile: follower.profile)
    } catch let refusal as Refusal {
      // Held by somebody who is long gone: it is to be had.
      if case .heldBy = refusal, try expire(before) { return try perform(action, on: id) }
      return .refused(try told(refusal, before), id, at: now)
    }
    guard !outcome.events.isEmpty else { return done(outcome) }
    try writer.append(outcome, before: before)
    if outcome.isReply { try endDraft(outcome, id) }
    if case .correct(let correction) = action, let segment = correction.segment {
      try correct(follower, to: segment)
    }
    return done(outcome)
  }

  /// Takes back the teammate's last action on a conversation. A reply taken back is a draft again.
  func undo(_ id: Conversation.ID) throws -> ActionResult {
    guard let before = try writer.conversation(id) else { return .failed(.unknownConversation(id), id) }
    let follower = try follower(of: before)
    let history = try writer.history(id)
    let outcome: Outcome
    do {
      outcome = try before.undo(by: teammate, history: history, at: now, rules: rules, profile: follower.profile)
    } catch {
      return .refused(error, id, at: now)
    }
    try writer.append(outcome, before: before)
    try bringBackDraft(outcome, id)
    if outcome.conversation.segment != before.segment {
      try uncorrect(follower, to: outcome.conversation.segment, history)
    }
    return done(outcome)
  }

  /// Holds the most urgent open conversation that nobody holds.
  func takeNext(matching query: Query) throws -> ActionResult? {
    var query = query
    query.terms += [.init(.state([.open])), .init(.state([.unheld]))]
    try expireAll()
    let page = try writer.page(
      PageRequest(query: query, me: teammate.name, now: now, limit: 1, from: .start))
    return try page.rows.first.map { try perform(.hold, on: $0.id) }
  }

  private func done(_ outcome: Outcome) -> ActionResult {
    ActionResult(
      conversation: outcome.conversation.id, verdict: .done(outcome.conversation),
      summary: outcome.summary(by: teammate, rules: rules), canUndo: outcome.canUndo)
  }

  private func follower(of conversation: Conversation) throws -> Follower {
    guard let follower = try writer.follower(conversation.follower) else {
      throw DeskError.damaged("conversation \(conversation.id) has no follower")
    }
    return follower
  }

  /// What is approved must be what the executive read.
  private func checkDraft(_ action: Action, _ id: Conversation.ID) throws {
    guard case .decide(.approve(let text)) = action else { return }
    if try writer.draft(id)?.text != text { throw Refusal.draftChanged }
  }

  /// What was sent is a draft no more. What another was writing is kept for them, for it was not sent.
  private func endDraft(_ outcome: Outcome, _ id: Conversation.ID) throws {
    if let draft = try writer.draft(id), draft.by != teammate.name,
      !outcome.messages.contains(where: { $0.text == draft.text })
    {
      try writer.keepBeside(draft)
    }
    try writer.discardBeside(id, of: teammate.name)
    try writer.discardDraft(id)
  }

  private func bringBackDraft(_ outcome: Outcome, _ id: Conversation.ID) throws {
    for case .withdrawn(let number, _) in outcome.events {
      guard let message = try writer.message(id, number), message.direction == .outbound else { continue }
      // What somebody has begun since is not overwritten; the text taken back stays readable in the conversation.
      if try writer.draft(id) == nil {
        try writer.saveDraft(Draft(conversation: id, text: message.text, by: message.author, at: now))
      }
    }
  }

  /// A follower keeps the segment that a teammate gave; later messages of theirs come in with it.
  private func correct(_ follower: Follower, to segment: Segment) throws {
    var follower = follower
    follower.segment = segment
    follower.alsoSegments.removeAll { $0 == segment }
    follower.segmentIsCorrected = true
    try writer.update(follower)
  }

  /// Back to the segment that somebody gave before; else triage has its say again.
  private func uncorrect(_ follower: Follower, to segment: Segment, _ history: [Event]) throws {
    let wasGiven = history.contains { event in
      guard event.action == .correct, case .classified(let from, let to) = event.body else { return false }
      return from.segment != to.segment && to.segment == segment
    }
    if wasGiven { return try correct(follower, to: segment) }
    let reading = triage.segment(of: follower.profile)
    var follower = follower
    follower.segment = reading.segment
    follower.alsoSegments = reading.also
    follower.segmentIsCorrected = false
    try writer.update(follower)
  }

  /// Adds since when the other has held it, where the latest events tell.
  private func told(_ refusal: Refusal, _ conversation: Conversation) throws -> Refusal {
    guard case .heldBy(let name, nil) = refusal else { return refusal }
    return .heldBy(name, since: try writer.taken(conversation, by: name))
  }
}

extension Outcome {
  /// Whether it puts a reply in the outbox.
  var isReply: Bool {
    action != .undo && events.contains { if case .replied = $0 { true } else { false } }
  }
}
