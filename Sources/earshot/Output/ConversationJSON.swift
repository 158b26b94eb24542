import Desk
import Model

extension JSON {
  static func time(_ instant: Instant?) -> JSON { .string(instant?.iso8601) }

  static func clock(_ clock: Clock, now: Instant) -> JSON {
    var state = "running"
    var paused: (at: Instant, left: Int64)?
    var stopped: Instant?
    switch clock.state {
    case .running: break
    case .paused(let at, let left):
      state = "paused"
      paused = (at, left)
    case .stopped(let at):
      state = "stopped"
      stopped = at
    }
    return [
      "kind": .string(clock.kind.rawValue),
      "state": .string(state),
      "policy": .string(clock.policy),
      "calendar": .string(clock.calendar),
      "target_s": .double(Double(clock.target) / 1000),
      "started_at": .time(clock.started),
      "due": .time(clock.due),
      "breached": .bool(clock.isBreached(at: now)),
      "paused_at": .time(paused?.at),
      "left_s": paused.map { .double(Double($0.left) / 1000) } ?? .null,
      "stopped_at": .time(stopped),
    ]
  }

  static func message(_ message: Message) -> JSON {
    [
      "number": .int(message.number),
      "direction": .string(message.direction.word),
      "author": .string(message.author),
      "text": .string(message.text),
      "at": .time(message.at),
      "network_id": .string(message.remoteID),
      "parent": .string(message.parent),
      "url": .string(message.url),
      "state": .string(message.state.word),
      "edits": .int(message.edits),
    ]
  }

  static func draft(_ draft: Draft?) -> JSON {
    guard let draft else { return .null }
    return ["text": .string(draft.text), "by": .string(draft.by), "at": .time(draft.at)]
  }

  static func event(_ event: Event) -> JSON {
    let session = event.session == event.by ? nil : event.session
    return [
      "sequence": .int(event.sequence),
      "at": .time(event.at),
      "by": .string(event.by),
      "session": .string(session),
      "action": .string(event.action.rawValue),
      "event": .string(event.body.name),
      "data": .raw(event.body.json),
    ]
  }

  /// An event of any conversation, as it was committed.
  static func change(_ change: Change) -> JSON {
    [
      "number": .int(change.number),
      "conversation": .int(change.conversation.rawValue),
      "at": .time(change.at),
      "by": .string(change.by),
      "action": .string(change.action.rawValue),
      "event": .string(change.event),
    ]
  }

  static func escalation(_ escalation: Escalation?) -> JSON {
    guard let escalation else { return .null }
    var acknowledged: Instant?
    var verdict: (Escalation.Verdict, by: String, at: Instant)?
    switch escalation.state {
    case .waiting: break
    case .acknowledged(let at): acknowledged = at
    case .decided(let what, let by, let at): verdict = (what, by, at)
    }
    return [
      "to": .string(escalation.to),
      "from": .string(escalation.from),
      "at": .time(escalation.at),
      "reason_message": .int(escalation.reason),
      "answer_message": .int(escalation.answer),
      "acknowledged_at": .time(acknowledged),
      "verdict": .string(verdict?.0.rawValue),
      "decided_by": .string(verdict?.by),
      "decided_at": .time(verdict?.at),
    ]
  }

  static func explanation(_ explanation: Explanation) -> JSON {
    [
      "kind": .string(explanation.kind.rawValue),
      "policy": .string(explanation.policy),
      "calendar": .string(explanation.calendar),
      "zone": .string(explanation.zone),
      "target_s": .double(Double(explanation.target) / 1000),
      "started_at": .time(explanation.started.at),
      "steps": .array(
        explanation.steps.map { step in
          [
            "what": .string(step.what.rawValue), "span": .string(step.span), "result": .string(step.result),
            "seconds": .double(Double(step.milliseconds) / 1000),
          ]
        }),
      "paused_s": .double(Double(explanation.paused) / 1000),
      "due": .time(explanation.due.at),
      "state": .string(explanation.state),
    ]
  }

  /// A conversation with all that `show` knows of it.
  static func detail(_ detail: Detail, now: Instant) -> JSON {
    let conversation = detail.conversation
    let profile = detail.follower.profile
    return [
      "id": .int(conversation.id.rawValue),
      "channel": .string(conversation.channel),
      "thread": .string(conversation.thread),
      "status": .string(conversation.status.word),
      "snoozed_until": .time(conversation.status.snoozedUntil),
      "kind": .string(conversation.kind.rawValue),
      "also": .strings(conversation.also.map(\.rawValue)),
      "kind_corrected": .bool(conversation.kindIsCorrected),
      "stance": .string(conversation.stance.rawValue),
      "segment": .string(conversation.segment.rawValue),
      "topics": .strings(conversation.topics),
      "language": .string(conversation.language),
      "urgency": .int(conversation.urgency.rawValue),
      "needs_reply": .bool(conversation.needsReply),
      "priority": .string(conversation.priority.word),
      "labels": .strings(conversation.labels),
      "holder": .string(conversation.holder),
      "asked_by": .string(conversation.request?.by),
      "due": .time(conversation.due),
      "opened_at": .time(conversation.openedAt),
      "updated_at": .time(conversation.updatedAt),
      "follower": [
        "handle": .string(profile.handle),
        "name": .string(profile.name),
        "bio": .string(profile.bio),
        "place": .string(profile.place),
        "followers": .int(profile.followers),
        "verified": .bool(profile.isVerified),
        "segment": .string(detail.follower.segment.rawValue),
        "network": .string(detail.follower.network),
        "account": .string(detail.follower.account),
        "first_seen": .time(detail.follower.firstSeen),
        "other_conversations": .array(detail.others.map { .int($0.id.rawValue) }),
      ],
      "why": .array(
        detail.reasons.map { reason in
          ["supports": .string(reason.supports), "rule": .string(reason.rule), "words": .strings(reason.words)]
        }),
      "clocks": .array(conversation.clocks.map { .clock($0, now: now) }),
      "escalation": .escalation(conversation.escalation),
      "draft": .draft(detail.draft),
      "earlier_messages": .int(detail.earlierMessages),
      "messages": .array(detail.messages.map { .message($0) }),
      "events": .array(detail.events.map { .event($0) }),
    ]
  }
}
