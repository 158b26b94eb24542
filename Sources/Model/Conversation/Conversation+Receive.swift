extension Conversation {
  /// Decides what follows when a network, a file or a stream brings a message of this conversation.
  ///
  /// - Parameters:
  ///   - incoming: what arrived; the desk has found that it belongs here and is not a second copy.
  ///   - reading: triage's reading of an inbound text.
  ///   - segment: what the follower is.
  public func receive(
    _ incoming: Incoming, reading: Reading?, segment: Segment, at now: Instant, rules: Rules, profile: Profile
  ) -> Outcome {
    var deliberation = Deliberation(self, .ingest, by: .earshot, at: now, rules: rules, profile: profile)
    let message = Message(
      number: messages + 1, direction: incoming.isOurs ? .outbound : .inbound,
      author: incoming.profile.handle, text: incoming.text, at: incoming.at, remoteID: incoming.id,
      parent: incoming.parent, url: incoming.url)
    deliberation.keep(message)
    if incoming.isOurs {
      deliberation.answered(message)
    } else {
      deliberation.received(message, reading, segment)
    }
    deliberation.settleClocks(at: incoming.at)
    return deliberation.outcome
  }

  /// Decides what follows when the network says that a message was edited or deleted there.
  ///
  /// - Parameters:
  ///   - message: the message as it was stored.
  ///   - text: the new text; nil when it was deleted.
  public func change(
    _ message: Message, to text: String?, reading: Reading?, at now: Instant, rules: Rules, profile: Profile
  ) -> Outcome {
    var deliberation = Deliberation(self, .ingest, by: .earshot, at: now, rules: rules, profile: profile)
    var message = message
    if let text {
      message.text = text
      message.edits += 1
      deliberation.keep(message)
      deliberation.emit(.edited(Event.Spoken(message)))
      if message.direction == .inbound, let reading {
        deliberation.take(reading, of: message.number, segment: segment, isFirst: false)
      }
      deliberation.settleClocks(at: now)
    } else {
      message.state = .deleted
      deliberation.keep(message)
      deliberation.emit(.deleted(message: message.number))
    }
    return deliberation.outcome
  }
}

extension Deliberation {
  fileprivate mutating func answered(_ message: Message) {
    emit(.answered(Event.Spoken(message)))
    if conversation.status == .open, conversation.exchange.waitingSince == nil { move(to: .pending) }
  }

  fileprivate mutating func received(_ message: Message, _ reading: Reading?, _ segment: Segment) {
    let isFirst = conversation.lastInbound == 0
    emit(.received(Event.Spoken(message)))
    if let reading { take(reading, of: message.number, segment: segment, isFirst: isFirst) }
    if conversation.status != .open, conversation.exchange.waitingSince != nil { move(to: .open) }
  }

  /// Joins a reading of one message with what the conversation was taken for.
  ///
  /// The kind that asks for more wins: thanks in a follow-up do not end a complaint, a rash in one opens a
  /// safety case. A hand's correction stands; what triage sees beside it goes to `also`.
  fileprivate mutating func take(_ reading: Reading, of message: Int, segment: Segment, isFirst: Bool) {
    var to = conversation.classification
    if isFirst, !to.kindIsCorrected {
      to.kind = reading.kind
      to.also = reading.also
    } else if !to.kindIsCorrected, reading.kind.demand > to.kind.demand {
      to.also = ([to.kind] + to.also).filter { $0 != reading.kind && $0 != .comment }
      to.kind = reading.kind
    } else if reading.kind != to.kind, reading.kind != .comment, !to.also.contains(reading.kind) {
      to.also.append(reading.kind)
    }
    to.stance = reading.stance == .neutral && !isFirst ? to.stance : reading.stance
    to.segment = segment
    to.topics += reading.topics.filter { !to.topics.contains($0) }
    if reading.language != "und" { to.language = reading.language }
    to.urgency = max(to.urgency, reading.urgency)
    to.needsReply = reading.needsReply
    let reasons = reading.reasons.map { reason in
      var reason = reason
      reason.words = []
      return reason
    }
    emit(.read(message: message, reasons: reasons, to: to))
  }
}

extension Kind {
  /// How much a kind asks of the team, for choosing between two readings of one conversation.
  var demand: Int {
    switch self {
    case .adverseEvent: 8
    case .qualityComplaint: 7
    case .mediaEnquiry: 6
    case .medicalQuestion: 5
    case .complaint: 4
    case .question: 3
    case .praise: 2
    case .comment: 1
    case .spam: 0
    }
  }
}
