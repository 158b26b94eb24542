import Model

/// What conversations are counted by.
struct TallyKey: Hashable {
  var status: Int
  var kind: Int
  var kinds: Int
  var stance: Int
  var segment: String
  var urgency: Int
  var priority: Int
  var language: String
  var holder: String
  var channel: Int64
  var escalation: Int
  var answered: Bool

  init(_ conversation: Conversation, channel: Int64) {
    status = conversation.status.code
    kind = conversation.kind.code
    kinds = conversation.kinds
    stance = conversation.stance.code
    segment = conversation.segment.rawValue
    urgency = conversation.urgency.rawValue
    priority = conversation.priority.code
    language = conversation.language
    holder = conversation.holder ?? ""
    self.channel = channel
    escalation = conversation.escalation?.code ?? Escalation.noneCode
    answered = conversation.exchange.firstAnswerAt != nil
  }

  init(_ row: Columns) {
    status = row.int(0)
    kind = row.int(1)
    kinds = row.int(2)
    stance = row.int(3)
    segment = row.text(4)
    urgency = row.int(5)
    priority = row.int(6)
    language = row.text(7)
    holder = row.text(8)
    channel = row.int64(9)
    escalation = row.int(10)
    answered = row.flag(11)
  }

  static let columns = """
    status, kind, kinds, stance, segment, urgency, priority, language, holder, channel, escalation, answered
    """

  var values: [SQLValue] {
    [
      .int(status), .int(kind), .int(kinds), .int(stance), .text(segment), .int(urgency), .int(priority),
      .text(language), .text(holder), .integer(channel), .int(escalation), .flag(answered),
    ]
  }
}

/// How the counts change in one transaction: summed up, and written once.
struct TallyChange {
  private(set) var changes: [TallyKey: Int] = [:]

  mutating func add(_ conversation: Conversation, channel: Int64) {
    changes[TallyKey(conversation, channel: channel), default: 0] += 1
  }

  mutating func remove(_ conversation: Conversation, channel: Int64) {
    changes[TallyKey(conversation, channel: channel), default: 0] -= 1
  }
}

extension Writer {
  func writeTally() throws {
    let changes = tally.changes
    tally = TallyChange()
    for (key, change) in changes where change != 0 {
      let values = key.values
      try stored.run(.addToTally, values + [.int(change)])
      if change < 0 { try stored.run(.removeEmptyTally, values) }
    }
  }
}
