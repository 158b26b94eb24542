public import Model
internal import Store

extension Desk {
  /// The policies and calendars in force.
  public func policies() async throws(DeskError) -> PolicyBook {
    try await reading { try $0.policies() }
  }

  /// Puts other policies in force, and takes the clocks of all conversations that are not done to what they say.
  ///
  /// The clocks are moved in many short transactions. Should the program end in between, `wakeSnoozed` goes on.
  ///
  /// - Parameters:
  ///   - book: its version is set here: one more than that of the book in force.
  ///   - moved: told now and then how many conversations have been looked at.
  /// - Returns: how many deadlines moved, started or ended.
  @discardableResult
  public func apply(
    _ book: PolicyBook, by teammate: Teammate, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(DeskError) -> Int {
    try await check(teammate, may: .policies)
    let now = now()
    try await writing { writer in
      let book = try PolicyBook(
        version: try writer.policies().version + 1, calendars: book.calendars, policies: book.policies,
        common: book.common, holdMinutes: book.holdMinutes, assignments: book.assignments, skills: book.skills)
      let team = try writer.team().map(\.name)
      for name in book.assignments.flatMap(\.to) + book.skills.keys.ordered() where !team.contains(name) {
        throw DeskError.unknownTeammate(name, team: team)
      }
      try writer.set(.policies, to: book)
      try writer.set(.recalculation, to: Recalculation(after: 0, by: teammate, at: now))
    }
    return try await recalculate(progress)
  }

  /// Goes on with a recalculation that a crash or a quit has interrupted: one that nobody has gone on with for a while.
  func resumeRecalculation() async throws(DeskError) {
    let now = now()
    let isAbandoned = try await reading { reader in
      let position: Recalculation? = try reader.value(.recalculation)
      return position.map { $0.at + .seconds(30) < now } ?? false
    }
    if isAbandoned, try await mayGoOn() { _ = try await recalculate(nil) }
  }

  /// Whether our session may write what is left to do; anybody's, where the server does not look.
  private func mayGoOn() async throws(DeskError) -> Bool {
    guard let actor else { return true }
    return try await team().contains { $0.name == actor && HouseWork.policies.allowed.contains($0.role) }
  }

  private func recalculate(_ progress: (@Sendable (Int) -> Void)?) async throws(DeskError) -> Int {
    var moved = 0
    var seen = 0
    while true {
      let now = now()
      let step = try await writing { [self] writer -> (seen: Int, moved: Int)? in
        guard var position: Recalculation = try writer.value(.recalculation) else { return nil }
        let ids = try writer.unfinished(after: Conversation.ID(rawValue: position.after), limit: 200)
        guard let last = ids.last else {
          try writer.set(.recalculation, to: Recalculation?.none)
          return nil
        }
        let rules = try rules(writer)
        // Where the server knows who acts, whoever goes on with it does it in their own name.
        let teammate = actor.flatMap(rules.teammate) ?? position.by
        let act = Act(writer: writer, rules: rules, teammate: teammate, now: now)
        let moved = try ids.reduce(0) { try $0 + act.recalculate($1) }
        position.after = last.rawValue
        position.at = now
        try writer.set(.recalculation, to: position)
        return (ids.count, moved)
      }
      guard let step else { return moved }
      seen += step.seen
      moved += step.moved
      progress?(seen)
    }
  }

  private struct Recalculation: Codable {
    /// The last conversation that has been looked at, and when.
    var after: Int64
    var by: Teammate
    var at: Instant
  }
}

extension Act {
  /// - Returns: how many of its deadlines moved.
  fileprivate func recalculate(_ id: Conversation.ID) throws -> Int {
    guard let before = try writer.conversation(id), let follower = try writer.follower(before.follower) else {
      return 0
    }
    let outcome = try before.decide(.recalculate, by: teammate, at: now, rules: rules, profile: follower.profile)
    guard !outcome.events.isEmpty else { return 0 }
    try writer.append(outcome, before: before)
    return outcome.deadlinesMoved
  }
}
