public import Model

extension Reader {
  /// A conversation's events in order, those after a place in its chain.
  public func history(_ id: Conversation.ID, after sequence: Int = 0, limit: Int = .max) throws -> [Event] {
    try storedEvents(id, after: sequence, limit: limit).map { try $0.event(of: id) }
  }

  /// The rows of a conversation's events.
  func storedEvents(_ id: Conversation.ID, after sequence: Int, limit: Int) throws -> [StoredEvent] {
    try connection.rows(.history, [.integer(id.rawValue), .int(sequence), .int(limit)]) { row in
      StoredEvent(
        sequence: row.int(0), at: row.instant(1), by: row.text(2), action: row.text(3), name: row.text(4),
        json: row.text(5), hash: row.bytes(6))
    }
  }

  /// The number of the last event of all; 0 before there is one. It grows with every change to a conversation.
  public func lastChange() throws -> Int64 { try connection.integer(.lastEvent) }

  /// What happened after an event, in order.
  public func changes(after number: Int64, limit: Int) throws -> [Change] {
    try connection.rows(.changesAfter, [.integer(number), .int(limit)]) { row in
      Change(
        number: row.int64(0), conversation: .init(rawValue: row.int64(1)), at: row.instant(2), by: row.text(3),
        action: Action.Name(rawValue: row.text(4)) ?? .ingest, event: row.text(5))
    }
  }
}

/// One event as the feed of changes tells it.
public struct Change: Hashable, Sendable {
  /// Its number among all events, in the order of their commits.
  public var number: Int64
  public var conversation: Conversation.ID
  public var at: Instant
  public var by: String
  public var action: Action.Name
  /// The name of the event, as in ``Model/Event/Body/name``.
  public var event: String
}

/// An event's row.
struct StoredEvent {
  var sequence: Int
  var at: Instant
  var by: String
  var action: String
  var name: String
  var json: String
  var hash: [UInt8]

  func event(of conversation: Conversation.ID) throws -> Event {
    guard let action = Action.Name(rawValue: action) else {
      throw StoredEventError(name: name, problem: "is part of an action called \(action), which this version lacks")
    }
    return Event(
      conversation: conversation, sequence: sequence, at: at, by: by, action: action,
      body: try Event.Body(name: name, json: json))
  }
}
