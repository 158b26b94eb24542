internal import Model
internal import Store

extension Desk {
  /// Ends the holds of those who were not seen for too long. To be called about once a minute by every open console;
  /// costs one look at who is here when nobody is missing.
  ///
  /// - Returns: how many holds have expired.
  @discardableResult
  public func expireHolds() async throws(DeskError) -> Int {
    let now = now()
    let due = try await reading { [self] reader in
      try reader.lapsing(try rules(reader), at: now)
    }
    var expired = 0
    for start in stride(from: 0, to: due.count, by: Self.expiring) {
      let part = Array(due[start..<min(due.count, start + Self.expiring)])
      expired += try await writing { [self] writer in
        let act = Act(writer: writer, rules: try rules(writer), teammate: .earshot, now: now)
        // Decided again: another console may have been faster, or the holder is back.
        let plan = SeatPlan(try writer.presence())
        return try part.count { id in try writer.conversation(id).map { try act.expire($0, plan) } ?? false }
      }
    }
    return expired
  }

  /// As many as one transaction ends: nobody waits for long on what nobody waits for.
  private static let expiring = 25
}

extension Act {
  /// Ends a hold whose holder was not seen for too long, whoever asks.
  ///
  /// - Returns: whether it has ended.
  func expire(_ before: Conversation) throws -> Bool { try expire(before, SeatPlan(try writer.presence())) }

  fileprivate func expire(_ before: Conversation, _ plan: SeatPlan) throws -> Bool {
    guard let holder = before.holder, let seen = try writer.lapse(of: before, plan, rules, at: now),
      let follower = try writer.follower(before.follower)
    else { return false }
    let outcome = try before.decide(
      .expire(seen: seen), by: .earshot, at: now, rules: rules, profile: follower.profile)
    try writer.append(outcome, before: before)
    try writer.addLost(1, of: holder)
    return true
  }

  /// Ends all holds whose holders were not seen for too long: what they held is to be had.
  func expireAll() throws {
    let ids = try writer.lapsing(rules, at: now)
    guard !ids.isEmpty else { return }
    let plan = SeatPlan(try writer.presence())
    for id in ids { if let conversation = try writer.conversation(id) { _ = try expire(conversation, plan) } }
  }
}

extension Rules {
  /// How long a hold survives its holder's being at no seat; nothing for ever.
  var holdSpan: Duration { .minutes(book.holdMinutes) }
}

extension Reader {
  /// The conversations of which the hold lapses.
  fileprivate func lapsing(_ rules: Rules, at now: Instant) throws -> [Conversation.ID] {
    guard rules.holdSpan > .zero else { return [] }
    let plan = SeatPlan(try presence())
    let gone = plan.gone(for: rules.holdSpan, at: now)
    guard !gone.isEmpty else { return [] }
    let holding = Set(try holders())
    return try gone.filter { holding.contains($0) }.flatMap { name in
      try conversations(heldBy: name, limit: 1000).filter { id in
        try conversation(id).map { try lapse(of: $0, plan, rules, at: now) != nil } ?? false
      }
    }
  }

  /// Whether a conversation's hold lapses, and since when its holder was not seen.
  fileprivate func lapse(
    of conversation: Conversation, _ plan: SeatPlan, _ rules: Rules, at now: Instant
  ) throws -> Instant? {
    guard let holder = conversation.holder, conversation.status != .done, !plan.isHere(holder, at: now),
      plan.lastSeen(holder) != nil
    else { return nil }
    // Where the latest events do not tell, long ago.
    let taken = try taken(conversation, by: holder) ?? Instant(milliseconds: 0)
    return plan.lapse(of: holder, taken: taken, after: rules.holdSpan, at: now)
  }
}
