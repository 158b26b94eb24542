public import Model
internal import Store
internal import Triage

extension Desk {
  /// Does one thing to each of some conversations.
  ///
  /// Each conversation stands alone: where the rules forbid it, the result says so and the others go on. Many are
  /// done in several transactions, so that nobody else waits long.
  ///
  /// - Returns: one result a conversation, in order.
  /// - Throws: when nothing at all could be done; what fails later is in the results.
  public func perform(
    _ action: Action, on ids: [Conversation.ID], by teammate: Teammate
  ) async throws(DeskError) -> [ActionResult] {
    let action = action.cleaned
    let now = now()
    do {
      return try await inParts(ids) { writer, rules, id in
        try Act(writer: writer, rules: rules, teammate: teammate, now: now).perform(action, on: id)
      }
    } catch {
      guard case .store(.inDoubt(let desk, let detail)) = error else { throw error }
      throw .inDoubt(
        Doubt(action: action.name, conversations: ids, by: teammate.name, at: now),
        .connectionLost(desk: desk, detail: detail))
    }
  }

  /// Holds the most urgent conversation that is open, held by nobody and matches; two who ask at once never get the
  /// same one.
  ///
  /// - Returns: nil when there is none.
  public func takeNext(by teammate: Teammate, matching query: Query) async throws(DeskError) -> Conversation.ID? {
    let now = now()
    let result = try await writing { [self] writer in
      try Act(writer: writer, rules: try rules(writer), teammate: teammate, now: now).takeNext(matching: query)
    }
    switch result?.verdict {
    case nil: return nil
    case .done(let conversation): return conversation.id
    case .refused(let refusal): throw .refused(refusal)
    case .failed(let error): throw error
    }
  }

  /// Takes back the last thing that a teammate did to each of some conversations.
  public func undo(
    on ids: [Conversation.ID], by teammate: Teammate
  ) async throws(DeskError) -> [ActionResult] {
    let now = now()
    let present: Triage = try await beside { [self] in triage() }
    return try await inParts(ids) { writer, rules, id in
      try Act(writer: writer, rules: rules, teammate: teammate, now: now, triage: present).undo(id)
    }
  }

  /// Takes back the last thing that a teammate did at all and that is not undone yet, on every conversation that
  /// they did it to, in whichever process.
  ///
  /// - Returns: nothing when there is nothing to undo.
  public func undoLast(by teammate: Teammate) async throws(DeskError) -> [ActionResult] {
    let ids = try await reading { try $0.lastAct(by: teammate.name) }
    return ids.isEmpty ? [] : try await undo(on: ids, by: teammate)
  }

  /// As many conversations as one transaction changes: a few tens of milliseconds in which nobody else can write.
  private static let part = 200

  private func inParts(
    _ ids: [Conversation.ID],
    _ work: @escaping @Sendable (Writer, Rules, Conversation.ID) throws -> ActionResult
  ) async throws(DeskError) -> [ActionResult] {
    var results: [ActionResult] = []
    results.reserveCapacity(ids.count)
    while results.count < ids.count {
      let part = Array(ids[results.count..<min(ids.count, results.count + Self.part)])
      do {
        results += try await writing { [self] writer in
          let rules = try rules(writer)
          return try part.map { try work(writer, rules, $0) }
        }
      } catch {
        guard !results.isEmpty else { throw error }
        results += ids[results.count...].map { .failed(error, $0) }
      }
    }
    return results
  }
}

extension Action {
  /// With texts that the store can hold.
  fileprivate var cleaned: Action {
    switch self {
    case .reply(let text): .reply(text: Admission.clean(text))
    case .note(let text): .note(text: Admission.clean(text))
    case .escalate(let to, let reason): .escalate(to: to, reason: Admission.clean(reason))
    case .label(let add, let remove): .label(add: add.map(Admission.clean), remove: remove)
    case .decide(.approve(let text)): .decide(.approve(text: Admission.clean(text)))
    case .decide(.answer(let text)): .decide(.answer(text: Admission.clean(text)))
    case .decide(.handBack(let text)): .decide(.handBack(instruction: Admission.clean(text)))
    case .decide(.decline(let text)): .decide(.decline(reason: Admission.clean(text)))
    default: self
    }
  }
}
