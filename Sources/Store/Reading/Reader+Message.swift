public import Model

extension Reader {
  /// A conversation's messages in order of arrival.
  ///
  /// - Parameters:
  ///   - from: the number of the first.
  ///   - limit: the most to read, for threads of thousands.
  public func messages(_ id: Conversation.ID, from: Int = 1, limit: Int = .max) throws -> [Message] {
    try connection.rows(
      .messages,
      [.integer(Codes.message(id, from)), .integer(Codes.message(id, Codes.messageLimit - 1)), .int(limit)],
      Self.message)
  }

  /// A conversation's last messages, in order of arrival.
  public func lastMessages(_ id: Conversation.ID, before: Int? = nil, limit: Int) throws -> [Message] {
    try connection.rows(
      .messagesBackwards,
      [.integer(Codes.message(id, 1)), .integer(Codes.message(id, (before ?? Codes.messageLimit) - 1)), .int(limit)],
      Self.message
    ).reversed()
  }

  public func message(_ id: Conversation.ID, _ number: Int) throws -> Message? {
    let key = SQLValue.integer(Codes.message(id, number))
    return try stored.first(.messages, [key, key, .int(1)], Self.message)
  }

  /// The earlier texts of a message that was edited, the first one first.
  public func versions(_ id: Conversation.ID, _ number: Int) throws -> [MessageVersion] {
    try connection.rows(.messageVersions, [.integer(Codes.message(id, number))]) {
      MessageVersion(text: $0.text(0), replacedAt: $0.instant(1))
    }
  }

  /// What the desk knows of a network's message: where it stands, or that it was answered before it came.
  public func known(_ channel: String, _ remoteID: String) throws -> Known? {
    if let answer = foreseen?.messages[Foreseen.Message(channel: channel, remoteID: remoteID)] { return answer }
    guard let channel = try channelID(channel) else { return nil }
    let values: [SQLValue] = [.integer(channel), .text(remoteID)]
    guard let id = try stored.first(.knownMessage, values, { $0.int64(0) }) else {
      return try stored.first(.expectedMessage, values) { Known(thread: $0.text(0), place: nil) }
    }
    let place = Place(conversation: Codes.conversation(ofMessage: id), number: Codes.number(ofMessage: id))
    return Known(thread: try thread(of: place.conversation), place: place)
  }

  private func thread(of id: Conversation.ID) throws -> String {
    if let change = saved?.conversations[id] { return change.after.thread }
    return try stored.first(.threadOfConversation, [.integer(id.rawValue)]) { $0.text(0) } ?? ""
  }

  /// Replies that wait to leave, the oldest conversation first.
  public func outbox(after place: Place? = nil, limit: Int = .max) throws -> [OutboxItem] {
    let last = place.map { Codes.message($0.conversation, $0.number) } ?? 0
    return try connection.rows(.outbox, [.integer(last), .int(limit)]) { row in
      OutboxItem(
        place: Place(
          conversation: Codes.conversation(ofMessage: row.int64(0)), number: Codes.number(ofMessage: row.int64(0))),
        leavesAt: row.instant(1), channelID: row.int64(2), author: row.text(3), text: row.text(4),
        writtenAt: row.instant(5), follower: .init(rawValue: row.int64(6)), handle: row.text(7), thread: row.text(8),
        parent: row.text(9))
    }.map { item in
      var item = item
      item.channel = try channelName(item.channelID)
      return item
    }
  }

  static func message(_ row: Columns) -> Message {
    Message(
      number: Codes.number(ofMessage: row.int64(0)), direction: .init(rawValue: row.int(1)) ?? .note,
      author: row.text(2), text: row.text(3), at: row.instant(4), remoteID: row.textOrNil(5),
      parent: row.textOrNil(6), url: row.textOrNil(7), state: .init(rawValue: row.int(8)) ?? .standing,
      edits: row.int(9))
  }
}

/// Where a message stands.
public struct Place: Hashable, Sendable {
  public var conversation: Conversation.ID
  public var number: Int

  public init(conversation: Conversation.ID, number: Int) {
    self.conversation = conversation
    self.number = number
  }
}

/// What the desk knows of a network's message.
public struct Known: Equatable, Sendable {
  /// The thread it belongs to.
  public var thread: String
  /// Where it stands; nil while it has only been answered, and has not come itself.
  public var place: Place?
}

/// An earlier text of a message.
public struct MessageVersion: Equatable, Sendable {
  public var text: String
  /// When the next text took its place, by the desk's clock.
  public var replacedAt: Instant
}

/// A reply that waits to leave.
public struct OutboxItem: Equatable, Sendable {
  public var place: Place
  /// When it may leave at the earliest.
  public var leavesAt: Instant
  public var channel = ""
  /// The teammate who wrote it.
  public var author: String
  public var text: String
  public var writtenAt: Instant
  /// Whom it goes to.
  public var follower: Follower.ID
  public var handle: String
  public var thread: String
  /// The network's id of what it answers: the follower's latest message, else the thread.
  public var parent: String
  let channelID: Int64

  init(
    place: Place, leavesAt: Instant, channelID: Int64, author: String, text: String, writtenAt: Instant,
    follower: Follower.ID, handle: String, thread: String, parent: String
  ) {
    self.place = place
    self.leavesAt = leavesAt
    self.channelID = channelID
    self.author = author
    self.text = text
    self.writtenAt = writtenAt
    self.follower = follower
    self.handle = handle
    self.thread = thread
    self.parent = parent
  }
}
