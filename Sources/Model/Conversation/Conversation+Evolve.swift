extension Conversation {
  /// Takes one event into account. Never fails: what has happened has happened.
  ///
  /// - Parameters:
  ///   - body: what happened.
  ///   - at: when it was recorded.
  public mutating func apply(_ body: Event.Body, at: Instant) {
    events += 1
    updatedAt = max(updatedAt, at)
    switch body {
    case .received(let spoken):
      messages = max(messages, spoken.message)
      if spoken.at >= exchange.lastInboundAt ?? spoken.at { lastInbound = spoken.message }
      exchange.receive(at: spoken.at)
    case .answered(let spoken):
      messages = max(messages, spoken.message)
      exchange.answer(at: spoken.at)
    case .edited, .deleted, .undone, .lapsed, .ruled:
      break
    case .read(_, _, let to), .classified(_, let to):
      classification = to
    case .holder(_, let to):
      holder = to
    case .status(_, let to):
      status = to
    case .priority(_, let to, let byHand):
      priority = to
      priorityIsSet = byHand
    case .labels(let added, let removed):
      labels = (labels + added).filter { !removed.contains($0) }
    case .noted(let spoken, let names):
      messages = max(messages, spoken.message)
      if !names.isEmpty { mentions.append(Mention(message: spoken.message, names: names)) }
    case .request(_, let to):
      request = to
    case .replied(let spoken, _):
      messages = max(messages, spoken.message)
      toSend.append(spoken.message)
      exchange.answer(at: spoken.at)
    case .withdrawn(let message, let exchange):
      toSend.removeAll { $0 == message }
      mentions.removeAll { $0.message == message }
      self.exchange = exchange
    case .delivered(let message, _):
      toSend.removeAll { $0 == message }
    case .escalation(_, let to):
      escalation = to
    case .clock(let from, let to, _):
      guard let kind = to?.kind ?? from?.kind else { return }
      if let index = clocks.firstIndex(where: { $0.kind == kind }) {
        if let to { clocks[index] = to } else { clocks.remove(at: index) }
      } else if let to {
        clocks.append(to)
      }
    }
  }

  public mutating func apply(_ event: Event) { apply(event.body, at: event.at) }

  /// What the conversation is, as triage and teammates have said so far.
  public var classification: Event.Classification {
    get {
      Event.Classification(
        kind: kind, also: also, kindIsCorrected: kindIsCorrected, stance: stance, segment: segment, topics: topics,
        language: language, urgency: urgency, needsReply: needsReply)
    }
    set {
      kind = newValue.kind
      also = newValue.also
      kindIsCorrected = newValue.kindIsCorrected
      stance = newValue.stance
      segment = newValue.segment
      topics = newValue.topics
      language = newValue.language
      urgency = newValue.urgency
      needsReply = newValue.needsReply
      if !priorityIsSet { priority = .suggested(by: newValue) }
    }
  }
}

extension Conversation.Exchange {
  mutating func receive(at: Instant) {
    firstInboundAt = min(firstInboundAt ?? at, at)
    lastInboundAt = max(lastInboundAt ?? at, at)
    // An answer that arrived before what it answers. The latest known: which of several was first, messages tell.
    if firstAnswerAt == nil, let first = firstInboundAt, let last = lastAnswerAt, last >= first { firstAnswerAt = last }
    if let answered = lastAnswerAt, answered >= at { return }
    waitingSince = min(waitingSince ?? at, at)
  }

  mutating func answer(at: Instant) {
    if let first = firstInboundAt, at >= first { firstAnswerAt = min(firstAnswerAt ?? at, at) }
    lastAnswerAt = max(lastAnswerAt ?? at, at)
    guard let waiting = waitingSince, at >= waiting else { return }
    // What they wrote after this answer (messages may arrive out of order) still waits.
    waitingSince = lastInboundAt.flatMap { $0 > at ? $0 : nil }
  }
}

extension Priority {
  /// The priority of a conversation that no hand has set.
  static func suggested(by classification: Event.Classification) -> Priority {
    if classification.kind == .spam { return .low }
    return switch classification.urgency {
    case .now: .urgent
    case .today: .high
    case .soon, .calm: .normal
    }
  }
}
