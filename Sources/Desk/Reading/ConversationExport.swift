internal import Model
internal import Store

/// A conversation as it is exported, with who wrote and what was said.
struct ConversationExport {
  let conversation: Conversation
  let follower: Follower
  let messages: [Message]

  func text(_ format: ExportFormat) -> String {
    switch format {
    case .ndjson: json + "\n"
    case .csv: CSVLine.text(cells)
    }
  }

  static let columns = [
    "id", "channel", "thread", "handle", "name", "segment", "followers", "status", "kind", "also", "stance", "topics",
    "language", "urgency", "priority", "holder", "labels", "due", "due_clock", "escalated_to", "opened_at",
    "first_inbound_at", "first_answer_at", "updated_at", "messages", "text",
  ]

  private var cells: [String] {
    let due = conversation.nextClock
    return [
      "\(conversation.id)", conversation.channel, conversation.thread, follower.profile.handle, follower.profile.name,
      conversation.segment.rawValue, follower.profile.followers.map(String.init) ?? "", conversation.status.word,
      conversation.kind.rawValue, conversation.also.map(\.rawValue).joined(separator: " "),
      conversation.stance.rawValue, conversation.topics.joined(separator: " "), conversation.language,
      "\(conversation.urgency.rawValue)", conversation.priority.word, conversation.holder ?? "",
      conversation.labels.joined(separator: " "), due?.due.iso8601 ?? "", due?.kind.rawValue ?? "",
      conversation.isEscalated ? conversation.escalation?.to ?? "" : "", conversation.openedAt.iso8601,
      conversation.exchange.firstInboundAt?.iso8601 ?? "", conversation.exchange.firstAnswerAt?.iso8601 ?? "",
      conversation.updatedAt.iso8601, "\(conversation.messages)",
      messages.first { $0.number == conversation.lastInbound }?.text ?? "",
    ]
  }

  private var json: String {
    var json = JSONText()
    json.open()
    json.field("id", conversation.id.rawValue)
    json.field("channel", conversation.channel)
    json.field("thread", conversation.thread)
    writeFollower(to: &json)
    json.field("status", conversation.status.word)
    json.field("kind", conversation.kind.rawValue)
    json.field("also", conversation.also.map(\.rawValue))
    json.field("stance", conversation.stance.rawValue)
    json.field("segment", conversation.segment.rawValue)
    json.field("topics", conversation.topics)
    json.field("language", conversation.language)
    json.field("urgency", conversation.urgency.rawValue)
    json.field("priority", conversation.priority.word)
    if let holder = conversation.holder { json.field("holder", holder) }
    json.field("labels", conversation.labels)
    if let due = conversation.nextClock {
      json.field("due", due.due.iso8601)
      json.field("due_clock", due.kind.rawValue)
    }
    if let escalation = conversation.escalation, conversation.isEscalated {
      json.field("escalated_to", escalation.to)
    }
    json.field("opened_at", conversation.openedAt.iso8601)
    if let at = conversation.exchange.firstInboundAt { json.field("first_inbound_at", at.iso8601) }
    if let at = conversation.exchange.firstAnswerAt { json.field("first_answer_at", at.iso8601) }
    json.field("updated_at", conversation.updatedAt.iso8601)
    json.key("messages")
    json.openArray()
    for message in messages { Self.write(message, to: &json) }
    json.closeArray()
    json.close()
    return json.text
  }

  private func writeFollower(to json: inout JSONText) {
    json.key("follower")
    json.open()
    json.field("handle", follower.profile.handle)
    json.field("account", follower.account)
    json.field("name", follower.profile.name)
    json.field("segment", follower.segment.rawValue)
    if let followers = follower.profile.followers { json.field("followers", followers) }
    json.close()
  }

  private static func write(_ message: Message, to json: inout JSONText) {
    json.open()
    json.field("number", message.number)
    json.field("direction", message.direction.word)
    json.field("author", message.author)
    json.field("at", message.at.iso8601)
    json.field("text", message.text)
    if let id = message.remoteID { json.field("id", id) }
    if let parent = message.parent { json.field("parent", parent) }
    if let url = message.url { json.field("url", url) }
    if message.state != .standing { json.field("state", message.state.word) }
    if message.edits > 0 { json.field("edits", message.edits) }
    json.close()
  }
}
