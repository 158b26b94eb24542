/// The fields of a classification, a clock or an escalation in an event's JSON.
struct StoredObject: Decodable {
  var kind: String?
  var also: [Kind]?
  var corrected: Bool?
  var stance: Stance?
  var segment: Segment?
  var topics: [String]?
  var language: String?
  var urgency: Urgency?
  var needsReply: Bool?

  var policy: String?
  var calendar: String?
  var target: Int64?
  var started: Instant?
  var due: Instant?
  var paused: Instant?
  var left: Int64?
  var stopped: Instant?

  var by: String?

  var to: String?
  var from: String?
  var at: Instant?
  var reason: Int?
  var answer: Int?
  var acknowledged: Instant?
  var verdict: Escalation.Verdict?
  var decidedBy: String?
  var decided: Instant?

  var classification: Event.Classification? {
    guard let kind = kind.flatMap(Kind.init), let stance, let segment, let language, let urgency, let needsReply
    else { return nil }
    return Event.Classification(
      kind: kind, also: also ?? [], kindIsCorrected: corrected ?? false, stance: stance, segment: segment,
      topics: topics ?? [], language: language, urgency: urgency, needsReply: needsReply)
  }

  var clock: Clock? {
    guard let kind = kind.flatMap(Clock.Kind.init), let policy, let calendar, let target, let started, let due
    else { return nil }
    let state: Clock.State =
      if let stopped {
        .stopped(at: stopped)
      } else if let paused {
        .paused(at: paused, left: left ?? 0)
      } else {
        .running
      }
    return Clock(
      kind: kind, policy: policy, calendar: calendar, target: target, started: started, due: due, state: state)
  }

  var request: HandoverRequest? {
    guard let by, let to, let at else { return nil }
    return HandoverRequest(by: by, to: to, at: at)
  }

  var escalation: Escalation? {
    guard let to, let from, let at, let reason else { return nil }
    let state: Escalation.State =
      if let verdict, let decidedBy, let decided {
        .decided(verdict, by: decidedBy, at: decided)
      } else if let acknowledged {
        .acknowledged(at: acknowledged)
      } else {
        .waiting
      }
    return Escalation(to: to, from: from, at: at, reason: reason, answer: answer, state: state)
  }
}

/// ``Conversation/Exchange`` in an event's JSON.
struct StoredExchange: Decodable {
  var firstInbound: Instant?
  var lastInbound: Instant?
  var firstAnswer: Instant?
  var lastAnswer: Instant?
  var waitingSince: Instant?

  var value: Conversation.Exchange {
    var exchange = Conversation.Exchange()
    exchange.firstInboundAt = firstInbound
    exchange.lastInboundAt = lastInbound
    exchange.firstAnswerAt = firstAnswer
    exchange.lastAnswerAt = lastAnswer
    exchange.waitingSince = waitingSince
    return exchange
  }
}
