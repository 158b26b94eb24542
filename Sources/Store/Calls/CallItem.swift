public import Model

/// What calls a teammate, with what a line about it says.
public struct CallItem: Hashable, Sendable {
  /// Grows: what called later has the greater one.
  public var number: Int64
  public var call: Call
  public var conversation: Conversation.ID
  /// The follower's handle.
  public var handle: String
  /// The beginning of the note, at most 300 characters.
  public var words: String?
  /// Who wrote on the draft there last; nil when there is none.
  public var draftBy: String?

  public init(
    number: Int64, call: Call, conversation: Conversation.ID, handle: String, words: String? = nil,
    draftBy: String? = nil
  ) {
    self.number = number
    self.call = call
    self.conversation = conversation
    self.handle = handle
    self.words = words
    self.draftBy = draftBy
  }
}

extension Reader {
  /// What calls a teammate and they have not seen, the latest first; at most a hundred.
  public func calls(for name: String) throws -> [CallItem] {
    try connection.rows(.calls, [.text(name)]) { row in
      let message = row.int(5)
      return CallItem(
        number: row.int64(0),
        call: Call(
          name, Call.Occasion(rawValue: row.int(2)) ?? .mentioned, by: row.text(3), at: row.instant(4),
          message: message == 0 ? nil : message),
        conversation: .init(rawValue: row.int64(1)), handle: row.text(6), words: row.textOrNil(7),
        draftBy: row.textOrNil(8))
    }
  }
}

extension Writer {
  /// Ends what calls a teammate to a conversation: they have seen it.
  public func endCalls(of name: String, to id: Conversation.ID) throws {
    try connection.run(.endCallsOf, [.integer(id.rawValue), .text(name)])
  }

  /// Keeps whom an act calls, and ends what called and no longer holds.
  func call(_ outcome: Outcome) throws {
    guard outcome.mayCall else { return }
    let id = SQLValue.integer(outcome.conversation.id.rawValue)
    let (occasions, messages) = outcome.endedCalls
    for occasion in occasions.ordered(by: { $0.rawValue < $1.rawValue }) {
      try stored.run(.endCallsFor, [id, .int(occasion.rawValue)])
    }
    for message in messages { try stored.run(.endCallsByNote, [id, .int(message)]) }
    for call in outcome.calls {
      try stored.run(
        .insertCall,
        [
          .text(call.teammate), id, .int(call.occasion.rawValue), .text(call.by), .instant(call.at),
          .int(call.message ?? 0),
        ])
    }
  }
}

extension SQL {
  static let calls: SQL = """
    SELECT k.id, k.conversation, k.occasion, k.author, k.called_at, k.message, f.handle, substr(m.text, 1, 300), d.author
    FROM call k
    JOIN conversation c ON c.id = k.conversation
    JOIN follower f ON f.id = c.follower
    LEFT JOIN message m ON m.id = (k.conversation << 20) + k.message AND k.message > 0
    LEFT JOIN draft d ON d.conversation = k.conversation
    WHERE k.teammate = ?1 ORDER BY k.id DESC LIMIT 100
    """
  static let insertCall: SQL = """
    INSERT INTO call(teammate, conversation, occasion, author, called_at, message) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let endCallsOf: SQL = "DELETE FROM call WHERE conversation = ?1 AND teammate = ?2"
  static let endCallsFor: SQL = "DELETE FROM call WHERE conversation = ?1 AND occasion = ?2"
  static let endCallsByNote: SQL = "DELETE FROM call WHERE conversation = ?1 AND message = ?2"
}
