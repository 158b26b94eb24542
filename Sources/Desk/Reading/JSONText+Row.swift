public import Model
public import Store

extension JSONText {
  /// One line of a list. Every key is always there; what is not known is null. `docs/command-line.md` describes the members.
  public mutating func write(_ row: Row, at now: Instant) {
    open()
    field("id", row.id.rawValue)
    field("channel", row.channel)
    field("status", row.status.word)
    field("snoozed_until", row.status.snoozedUntil?.iso8601)
    field("kind", row.kind.rawValue)
    field("also", row.also.map(\.rawValue))
    field("stance", row.stance.rawValue)
    field("segment", row.segment.rawValue)
    field("topics", row.topics)
    field("urgency", row.urgency.rawValue)
    field("priority", row.priority.word)
    field("language", row.language)
    field("labels", row.labels)
    field("holder", row.holder)
    field("asked_by", row.askedBy)
    field("due", row.due?.iso8601)
    field("due_clock", row.dueClock?.rawValue)
    field("overdue", row.due.map { $0 < now } ?? false)
    field("author", row.handle)
    field("name", row.name)
    key("followers")
    if let followers = row.followers { value(followers) } else { null() }
    field("text", row.excerpt)
    field("messages", row.messages)
    field("answered", row.isAnswered)
    field("draft_by", row.draftBy)
    field("to_send", row.toSend)
    field("escalated_to", row.escalatedTo)
    field("escalation", row.escalationState.word)
    field("opened_at", row.openedAt.iso8601)
    field("last_inbound_at", row.lastInboundAt.iso8601)
    field("updated_at", row.updatedAt.iso8601)
    close()
  }
}

extension EscalationState {
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .waiting: "waiting"
    case .acknowledged: "acknowledged"
    case .decided: "decided"
    }
  }
}
