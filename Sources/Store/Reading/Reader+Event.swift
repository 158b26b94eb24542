public import Model

extension Reader {
  /// A conversation's events in order, those after a place in its chain.
  public func history(_ id: Conversation.ID, after sequence: Int = 0) throws -> [Event] {
    let events = try storedActs(id, after: sequence, limit: .max).flatMap { try $0.events(of: id) }
    return sequence == 0 ? events : events.filter { $0.sequence > sequence }
  }

  /// The rows of a conversation's acts, from the one on that holds the event after a place in its chain.
  func storedActs(_ id: Conversation.ID, after sequence: Int, limit: Int) throws -> [StoredAct] {
    try connection.rows(.history, [.integer(id.rawValue), .int(sequence), .int(limit)], StoredAct.init)
  }

  /// The number of the last act of all; 0 before there is one. It grows with every change to a conversation.
  public func lastChange() throws -> Int64 { try connection.integer(.lastAct) }

  /// What happened after an act, in order.
  ///
  /// - Parameter limit: the most acts to read; each has one or more events.
  public func changes(after number: Int64, limit: Int) throws -> [Change] {
    let acts = try connection.rows(.actsAfter, [.integer(number), .int(limit)]) { row in
      (
        change: Change(
          number: row.int64(0), conversation: .init(rawValue: row.int64(1)), at: row.instant(2), by: row.text(3),
          action: Action.Name(rawValue: row.text(4)) ?? .ingest, event: ""), json: row.text(5)
      )
    }
    return try acts.flatMap { act in
      try Event.Body.bodies(json: act.json).map { body in
        var change = act.change
        change.event = body.name
        return change
      }
    }
  }
}

/// One event as the feed of changes tells it.
public struct Change: Equatable, Sendable {
  /// The number of the act that it is part of, in the order of the commits.
  public var number: Int64
  public var conversation: Conversation.ID
  public var at: Instant
  public var by: String
  public var action: Action.Name
  /// The name of the event, as in ``Model/Event/Body/name``.
  public var event: String
}
