extension JSONText {
  mutating func fields(of spoken: Event.Spoken) {
    field("message", spoken.message)
    field("at", spoken.at.milliseconds)
    field("digest", spoken.digest)
  }

  mutating func value(_ to: Event.Classification) {
    open()
    field("kind", to.kind.rawValue)
    if !to.also.isEmpty { field("also", to.also.map(\.rawValue)) }
    if to.kindIsCorrected { field("corrected", true) }
    field("stance", to.stance.rawValue)
    field("segment", to.segment.rawValue)
    if !to.topics.isEmpty { field("topics", to.topics) }
    field("language", to.language)
    field("urgency", to.urgency.rawValue)
    field("needs_reply", to.needsReply)
    close()
  }

  mutating func field(_ name: String, _ reasons: [Reason]) {
    key(name)
    openArray()
    for reason in reasons {
      open()
      field("supports", reason.supports)
      field("rule", reason.rule)
      field("ranges", reason.ranges.flatMap { [$0.lowerBound, $0.upperBound] })
      close()
    }
    closeArray()
  }

  mutating func field(_ name: String, _ status: Status) {
    field(name, status.word)
    if case .snoozed(let until) = status { field("\(name)_until", until.milliseconds) }
  }

  mutating func value(_ exchange: Conversation.Exchange) {
    open()
    if let at = exchange.firstInboundAt { field("first_inbound", at.milliseconds) }
    if let at = exchange.lastInboundAt { field("last_inbound", at.milliseconds) }
    if let at = exchange.firstAnswerAt { field("first_answer", at.milliseconds) }
    if let at = exchange.lastAnswerAt { field("last_answer", at.milliseconds) }
    if let at = exchange.waitingSince { field("waiting_since", at.milliseconds) }
    close()
  }

  mutating func value(_ clock: Clock) {
    open()
    field("kind", clock.kind.rawValue)
    field("policy", clock.policy)
    field("calendar", clock.calendar)
    field("target", clock.target)
    field("started", clock.started.milliseconds)
    field("due", clock.due.milliseconds)
    switch clock.state {
    case .running: break
    case .paused(let at, let left):
      field("paused", at.milliseconds)
      field("left", left)
    case .stopped(let at):
      field("stopped", at.milliseconds)
    }
    close()
  }

  mutating func value(_ request: HandoverRequest) {
    open()
    field("by", request.by)
    field("to", request.to)
    field("at", request.at.milliseconds)
    close()
  }

  mutating func value(_ escalation: Escalation) {
    open()
    field("to", escalation.to)
    field("from", escalation.from)
    field("at", escalation.at.milliseconds)
    field("reason", escalation.reason)
    if let answer = escalation.answer { field("answer", answer) }
    switch escalation.state {
    case .waiting: break
    case .acknowledged(let at): field("acknowledged", at.milliseconds)
    case .decided(let verdict, let by, let at):
      field("verdict", verdict.rawValue)
      field("decided_by", by)
      field("decided", at.milliseconds)
    }
    close()
  }
}
