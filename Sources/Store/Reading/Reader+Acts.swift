public import Model

extension Reader {
  /// The conversations of the last action of a teammate that was not undone; empty when there is none.
  ///
  /// The events of one action share its time, whatever the number of conversations.
  public func lastAct(by name: String) throws -> [Conversation.ID] {
    var undone: Set<[Int64]> = []
    var act: (at: Instant, action: String)?
    var conversations: [Conversation.ID] = []
    var last = Int64.max
    while true {
      let acts = try connection.rows(.eventsBy, [.text(name), .integer(last), .int(1000)]) { row in
        (
          id: row.int64(0), conversation: row.int64(1), sequence: row.int64(2), at: row.instant(3),
          action: row.text(4), event: row.text(5), body: row.text(6)
        )
      }
      for event in acts {
        if event.event == Event.Body.undone(sequences: []).name {
          if case .undone(let sequences) = try Event.Body(name: event.event, json: event.body) {
            for sequence in sequences { undone.insert([event.conversation, Int64(sequence)]) }
          }
          continue
        }
        if Self.neverUndone.contains(event.action) || undone.contains([event.conversation, event.sequence]) {
          continue
        }
        if let act, act != (event.at, event.action) { return conversations.reversed() }
        act = (event.at, event.action)
        let conversation = Conversation.ID(rawValue: event.conversation)
        if conversations.last != conversation { conversations.append(conversation) }
      }
      guard let end = acts.last?.id else { return conversations.reversed() }
      last = end
    }
  }

  private static let neverUndone: Set<String> = Set(
    [Action.Name.undo, .ingest, .recalculate, .wake, .deliver].map(\.rawValue))
}

extension SQL {
  /// What a teammate did, the latest first. The index leaves out what Earshot does by itself: that is most of it.
  static let eventsBy: SQL = """
    SELECT id, conversation, sequence, recorded_at, action, name, body FROM event
    WHERE actor = ?1 AND actor <> 'earshot' AND id < ?2 ORDER BY id DESC LIMIT ?3
    """
}
