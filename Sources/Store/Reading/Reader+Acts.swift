public import Model

extension Reader {
  /// The conversations of the last action of a teammate that was not undone; empty when there is none.
  ///
  /// The acts of one action share its time, whatever the number of conversations.
  public func lastAct(by name: String) throws -> [Conversation.ID] {
    var undone: Set<[Int64]> = []
    var act: (at: Instant, action: String)?
    var conversations: [Conversation.ID] = []
    var last = Int64.max
    while true {
      let rows = try connection.rows(.actsBy, [.text(name), .integer(last), .int(1000)]) { row in
        (
          id: row.int64(0), conversation: row.int64(1),
          stored: StoredAct(
            sequence: row.int(2), at: row.instant(3), by: name, action: row.text(4), json: row.text(5), hash: [])
        )
      }
      for (_, conversation, stored) in rows {
        if stored.action == Action.Name.undo.rawValue {
          for case .undone(let sequences) in try Event.Body.bodies(json: stored.json) {
            for sequence in sequences { undone.insert([conversation, Int64(sequence)]) }
          }
          continue
        }
        if Self.neverUndone.contains(stored.action) || undone.contains([conversation, Int64(stored.sequence)]) {
          continue
        }
        if let act, act != (stored.at, stored.action) { return conversations.reversed() }
        act = (stored.at, stored.action)
        let id = Conversation.ID(rawValue: conversation)
        if conversations.last != id { conversations.append(id) }
      }
      guard let end = rows.last?.id else { return conversations.reversed() }
      last = end
    }
  }

  /// The conversations that teammates did something to, those of the latest acts first, each once.
  ///
  /// - Parameter limit: the most acts to look at.
  public func conversations(by action: Action.Name, limit: Int) throws -> [Conversation.ID] {
    var seen: Set<Int64> = []
    return try connection.rows(.conversationsByAction(stored.dialect), [.text(action.rawValue), .int(limit)]) {
      $0.int64(0)
    }
    .filter { seen.insert($0).inserted }.map { .init(rawValue: $0) }
  }

  /// How often teammates did something.
  public func count(of action: Action.Name) throws -> Int {
    Int(try connection.integer(.countOfAction(stored.dialect), [.text(action.rawValue)]))
  }

  private static let neverUndone = Set(Action.Name.allCases.filter { !$0.canBeUndone }.map(\.rawValue))
}
