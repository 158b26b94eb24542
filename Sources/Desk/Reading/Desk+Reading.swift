public import Model
public import Store

extension Desk {
  /// One window of a list, in the query's order.
  public func page(_ request: PageRequest) async throws(DeskError) -> Page {
    try await reading { try $0.page(request) }
  }

  /// The same window as it is now, without the rows that whoever asks has as they are.
  ///
  /// What changes on a row comes with ``changes()`` under the row's own number, but for the follower's name and followers:
  /// those change with a message of theirs in any conversation. A row may be a little newer than the order; what has
  /// changed then is told, and the window asked for again.
  public func update(_ request: PageUpdateRequest) async throws(DeskError) -> PageUpdate {
    try await glancing { try $0.update(request) }
  }

  /// How many conversations each query has, all as of one moment.
  public func count(_ queries: [Query], me: String) async throws(DeskError) -> [Int] {
    let now = now()
    return try await reading { try $0.count(queries, me: me, now: now) }
  }

  /// How many conversations of a query fall to each segment, holder … there is.
  ///
  /// The query may only ask for what is counted all the time (status, kind, stance, segment, language, priority,
  /// urgency, channel, holder, escalated, answered); other terms are passed over.
  public func counts(by facet: Facet, of query: Query, me: String) async throws(DeskError) -> [String: Int] {
    let now = now()
    return try await reading { try $0.counts(by: facet, of: query, me: me, now: now) }
  }

  /// How many rows of a list stand before a place: a screen's "1–24 of 128".
  public func count(_ query: Query, before place: Cursor, me: String) async throws(DeskError) -> Int {
    let now = now()
    return try await reading { try $0.count(query, before: place, me: me, now: now) }
  }

  /// One line of a list as it is now, whatever the query; nil when there is no such conversation.
  public func row(_ id: Conversation.ID) async throws(DeskError) -> Row? {
    try await reading { try $0.row(id) }
  }

  /// Where a conversation stands in the list of a query.
  public func cursor(of id: Conversation.ID, in query: Query, me: String) async throws(DeskError) -> Cursor? {
    let now = now()
    return try await reading { try $0.cursor(of: id, in: query, me: me, now: now) }
  }

  /// The number of the latest event of all, and with ``events(after:limit:)`` what happened since: a feed without a
  /// gap, for programs.
  public func lastEvent() async throws(DeskError) -> Int64 {
    try await glancing { try $0.lastChange() }
  }

  /// What happened after an event, by anybody, in the order of commits.
  public func events(after number: Int64, limit: Int = 1000) async throws(DeskError) -> [Change] {
    try await reading { try $0.changes(after: number, limit: limit) }
  }

  /// All drafts, the one touched last first.
  public func drafts() async throws(DeskError) -> [Draft] {
    try await reading { try $0.drafts() }
  }

  /// A conversation with what a screen shows of it; nil when there is none of that number.
  ///
  /// - Parameters:
  ///   - messages: at most so many, the latest; earlier ones with ``messages(of:before:limit:)``.
  ///   - events: at most so many, the latest.
  ///   - teammate: who asks, for what they could undo.
  public func detail(
    _ id: Conversation.ID, messages: Int = 200, events: Int = 500, for teammate: Teammate? = nil
  ) async throws(DeskError) -> Detail? {
    try await reading { reader in
      guard let conversation = try reader.conversation(id) else { return nil }
      guard let follower = try reader.follower(conversation.follower) else {
        throw DeskError.damaged("conversation \(id) has no follower")
      }
      let history = try reader.history(id, after: max(0, conversation.events - events))
      return Detail(
        conversation: conversation, follower: follower,
        messages: try reader.lastMessages(id, limit: messages), events: history,
        draft: try reader.draft(id), beside: try reader.draftsBeside(id),
        others: try reader.others(of: follower.id, except: id),
        undoable: teammate.flatMap { Conversation.undoable(by: $0, in: history) })
    }
  }

  /// Earlier messages of a long conversation, in order.
  public func messages(
    of id: Conversation.ID, before number: Int, limit: Int = 200
  ) async throws(DeskError) -> [Message] {
    try await reading { try $0.lastMessages(id, before: number, limit: limit) }
  }

  /// All events of a conversation, in order.
  public func history(_ id: Conversation.ID) async throws(DeskError) -> [Event] {
    try await reading { try $0.history(id) }
  }

  /// The earlier texts of a message that was edited on the network, the oldest first.
  public func versions(of message: Int, in id: Conversation.ID) async throws(DeskError) -> [MessageVersion] {
    try await reading { try $0.versions(id, message) }
  }

  /// The words in use on this desk, for completion.
  public func vocabulary() async throws(DeskError) -> Vocabulary {
    let now = now()
    return try await reading { reader in
      Vocabulary(
        labels: try reader.labels().map(\.name), topics: try reader.topics().map(\.name),
        channels: try reader.channelNames(), team: try reader.team().map(\.name),
        segments: try reader.counts(by: .segment, of: Query(), me: nil, now: now).keys.ordered())
    }
  }
}

/// The words in use on a desk.
public struct Vocabulary: Sendable, Equatable {
  /// The commonest first.
  public var labels: [String]
  /// The commonest first.
  public var topics: [String]
  public var channels: [String]
  public var team: [String]
  /// Those that some follower has, a team's own among them.
  public var segments: [String]

  /// What a query may name.
  public var ofQueries: Query.Vocabulary {
    Query.Vocabulary(labels: labels, teammates: team, channels: channels, topics: topics, segments: segments)
  }
}

extension Reader {
  /// The other conversations of a follower, the newest first.
  fileprivate func others(of follower: Follower.ID, except id: Conversation.ID) throws -> [Row] {
    try rows(Array(conversations(of: follower, limit: 21).filter { $0 != id }.prefix(20)))
  }
}
