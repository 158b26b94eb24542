internal import Model

extension Outcome {
  /// What happened, as the message line says it to the one who did it.
  func summary(by teammate: Teammate, rules: Rules) -> String {
    switch action {
    case .hold: "Held by you"
    case .letGo: conversation.holder.map { "Let go; \($0), who asked for it, holds it now" } ?? "Let go"
    case .assign:
      conversation.holder == teammate.name ? "Held by you" : "Assigned to \(conversation.holder ?? "nobody")"
    case .ask: "\(conversation.request?.to ?? "The holder") is asked to hand it over"
    case .handOver: "Handed over to \(conversation.holder ?? "nobody")"
    case .keep: "Kept; \(endedRequest?.by ?? "who asked") is told"
    case .takeOver: takenOver(by: teammate)
    case .reply: "The reply leaves in \(rules.undoWindow.spoken)"
    case .note: "Noted"
    case .escalate: escalated
    case .acknowledge: "Acknowledged"
    case .decide: decided(rules)
    case .priority: "Priority \(conversation.priority.word)"
    case .label: labelled
    case .correct: corrected
    case .snooze: snoozed
    case .wake: "Back in the inbox"
    case .expire: "The hold has expired"
    case .done: "Done"
    case .reopen: "Open again"
    case .deliver: "Marked as sent"
    case .recalculate: deadlinesMoved == 1 ? "1 deadline moved" : "\(deadlinesMoved) deadlines moved"
    case .undo: undone
    case .ingest: "Received"
    }
  }

  /// How many running deadlines the policies moved, started or ended.
  var deadlinesMoved: Int {
    var moved = 0
    for body in events {
      if case .clock(let from, let to, _) = body, Clock.isMoved(from, to) { moved += 1 }
    }
    return moved
  }

  /// Whether `undo` by the same teammate would take it back.
  var canUndo: Bool { action.canBeUndone && !events.isEmpty }

  private var endedRequest: HandoverRequest? {
    for case .request(let from?, nil) in events { return from }
    return nil
  }

  private func takenOver(by teammate: Teammate) -> String {
    var from = ""
    for case .holder(let holder?, _) in events { from = " from \(holder)" }
    let whom = conversation.holder == teammate.name ? "" : " for \(conversation.holder ?? "nobody")"
    return "Taken over\(from)\(whom)"
  }

  private var escalated: String {
    let to = conversation.escalation?.to ?? "nobody"
    guard let clock = conversation.clock(.acknowledgement), clock.isRunning else { return "Escalated to \(to)" }
    return "Escalated to \(to); \(DurationText.spoken(clock.target)) to acknowledge"
  }

  private func decided(_ rules: Rules) -> String {
    guard let escalation = conversation.escalation, case .decided(let verdict, _, _) = escalation.state else {
      return "Decided"
    }
    return switch verdict {
    case .approved: "Approved; the reply leaves in \(rules.undoWindow.spoken)"
    case .answered: "Answered; the reply leaves in \(rules.undoWindow.spoken)"
    case .handedBack: "Handed back to \(conversation.holder ?? escalation.from)"
    case .declined: "Declined; \(conversation.holder ?? escalation.from) sees why"
    }
  }

  private var labelled: String {
    for case .labels(let added, let removed) in events {
      let parts = added.map { "+\($0)" } + removed.map { "−\($0)" }
      return "Labels \(parts.joined(separator: " "))"
    }
    return "Labelled"
  }

  private var corrected: String {
    for case .classified(let from, let to) in events {
      var parts: [String] = []
      if from.kind != to.kind || from.kindIsCorrected != to.kindIsCorrected { parts.append("kind \(to.kind.word)") }
      if from.stance != to.stance { parts.append("stance \(to.stance.rawValue)") }
      if from.segment != to.segment { parts.append("segment \(to.segment)") }
      if !parts.isEmpty { return "Now " + parts.joined(separator: ", ") }
    }
    return "Corrected"
  }

  private var snoozed: String {
    guard case .snoozed(let until) = conversation.status else { return "Snoozed" }
    return "Snoozed for \((until - at).spoken)"
  }

  private var undone: String {
    for case .withdrawn(let message, _) in events {
      return "Taken back; message \(message) stays here"
    }
    return "Undone"
  }
}

extension Clock {
  fileprivate static func isMoved(_ from: Clock?, _ to: Clock?) -> Bool {
    from?.due != to?.due || from?.isRunning != to?.isRunning
  }
}

extension Duration {
  fileprivate var spoken: String { DurationText.spoken(inMilliseconds) }
}
