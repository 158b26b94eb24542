import Model

/// A conversation as a row: which column holds what, in both directions.
enum ConversationRow {
  /// In the order of `values(of:channel:head:)`.
  static let columns = [
    "id", "channel", "thread", "follower", "status", "wakes_at", "kind", "kinds", "kind_corrected", "stance",
    "segment", "urgency", "priority", "language", "holder", "due", "due_clock", "due_started", "escalation",
    "escalated_to", "to_send", "answered", "messages", "last_inbound", "opened_at", "updated_at", "heard_at",
    "first_inbound_at", "first_answer_at", "topics", "labels", "asked_by", "state", "events", "head",
  ]

  /// What the columns say of a conversation; the last is its head.
  static func values(of conversation: Conversation, channel: Int64, head: [UInt8]) -> [SQLValue] {
    let next = conversation.nextClock
    let exchange = conversation.exchange
    var wakes: Instant?
    if case .snoozed(let until) = conversation.status { wakes = until }
    return [
      .integer(conversation.id.rawValue), .integer(channel), .text(conversation.thread),
      .integer(conversation.follower.rawValue), .int(conversation.status.code), .instantOrNull(wakes),
      .int(conversation.kind.code), .int(conversation.kinds), .flag(conversation.kindIsCorrected),
      .int(conversation.stance.code), .text(conversation.segment.rawValue), .int(conversation.urgency.rawValue),
      .int(conversation.priority.code), .text(conversation.language), .text(conversation.holder ?? ""),
      .integer(next?.due.milliseconds ?? Codes.never), next.map { .int($0.kind.code) } ?? .null,
      .instantOrNull(next?.started), .int(conversation.escalation?.code ?? Escalation.noneCode),
      .text(conversation.escalation?.to ?? ""), .int(conversation.toSend.count), .flag(exchange.firstAnswerAt != nil),
      .int(conversation.messages), .int(conversation.lastInbound), .instant(conversation.openedAt),
      .instant(conversation.updatedAt), .instant(exchange.lastInboundAt ?? conversation.openedAt),
      .instantOrNull(exchange.firstInboundAt), .instantOrNull(exchange.firstAnswerAt),
      WordList.value(conversation.topics), WordList.value(conversation.labels),
      .text(conversation.request?.by ?? ""),
      .text(ConversationState.text(of: conversation)), .int(conversation.events), .bytes(head),
    ]
  }

  /// The row as a conversation. The columns must be those of `read`, from the first.
  ///
  /// - Parameter channel: the name of the channel with an id.
  static func conversation(_ row: Columns, channel: (Int64) throws -> String) throws -> Conversation {
    var conversation = Conversation(
      id: .init(rawValue: row.int64(0)), channel: try channel(row.int64(1)), thread: row.text(2),
      follower: .init(rawValue: row.int64(3)), openedAt: row.instant(15))
    conversation.status = Status(code: row.int(4), wakes: row.instantOrNil(5))
    conversation.kind = Kind(code: row.int(6))
    conversation.kindIsCorrected = row.flag(7)
    conversation.stance = Stance(code: row.int(8))
    conversation.segment = Segment(rawValue: row.text(9))
    conversation.urgency = Urgency(rawValue: row.int(10)) ?? .calm
    conversation.priority = Priority(code: row.int(11))
    conversation.language = row.text(12)
    conversation.holder = row.wordOrNil(13)
    conversation.messages = row.int(14)
    conversation.lastInbound = row.int(16)
    conversation.updatedAt = row.instant(17)
    conversation.exchange.firstInboundAt = row.instantOrNil(18)
    conversation.exchange.firstAnswerAt = row.instantOrNil(19)
    conversation.topics = try WordList.words(row.textOrNil(20))
    conversation.labels = try WordList.words(row.textOrNil(21))
    conversation.events = row.int(22)
    try ConversationState.read(row.text(23), into: &conversation)
    return conversation
  }

  /// The columns that a conversation is read from.
  static let read = [
    "id", "channel", "thread", "follower", "status", "wakes_at", "kind", "kind_corrected", "stance", "segment",
    "urgency", "priority", "language", "holder", "messages", "opened_at", "last_inbound", "updated_at",
    "first_inbound_at", "first_answer_at", "topics", "labels", "events", "state",
  ]

  static let select = "SELECT \(read.joined(separator: ", ")) FROM conversation"
}

extension Conversation {
  /// The kind and the further kinds, one bit each.
  var kinds: Int { also.reduce(kind.bit) { $0 | $1.bit } }
}

extension Columns {
  /// Nil for the empty text that stands for "nobody".
  func wordOrNil(_ index: Int32) -> String? {
    let word = text(index)
    return word.isEmpty ? nil : word
  }
}
