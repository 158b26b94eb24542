import Model

/// What was done to a conversation at once, as a row: one or more events, chained by one hash.
struct StoredAct {
  /// The place of its first event in the conversation's chain.
  var sequence: Int
  var at: Instant
  var by: String
  var action: String
  /// The events, a JSON array.
  var json: String
  /// Empty before it is chained.
  var hash: [UInt8]
  /// Whose session with the server wrote it, where the server keeps that.
  var session: String?

  init(
    sequence: Int, at: Instant, by: String, action: String, json: String, hash: [UInt8], session: String? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.by = by
    self.action = action
    self.json = json
    self.hash = hash
    self.session = session
  }

  /// From the columns that `SQL.history` begins with.
  init(_ row: Columns) {
    self.init(
      sequence: row.int(0), at: row.instant(1), by: row.text(2), action: row.text(3), json: row.text(4),
      hash: row.bytes(5), session: row.textOrNil(6))
  }

  /// What was decided, not chained yet.
  init(_ outcome: Outcome) {
    self.init(
      sequence: outcome.conversation.events - outcome.events.count + 1, at: outcome.at, by: outcome.by,
      action: outcome.action.rawValue, json: Event.Body.json(outcome.events), hash: [])
  }

  func events(of conversation: Conversation.ID) throws(StoredEventError) -> [Event] {
    let bodies = try Event.Body.bodies(json: json)
    guard let action = Action.Name(rawValue: action) else {
      throw StoredEventError(
        name: bodies.first?.name, problem: "is part of an action called \(action), which this version lacks")
    }
    return bodies.enumerated().map { offset, body in
      Event(
        conversation: conversation, sequence: sequence + offset, at: at, by: by, action: action,
        session: session, body: body)
    }
  }
}
