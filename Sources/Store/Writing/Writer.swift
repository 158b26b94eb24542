public import Model

/// Changes the desk, within one transaction: all of it is stored, or nothing.
///
/// Lasts for as long as the closure given to ``Store/write(_:)`` runs. Reads see what has been written so far,
/// except that words are found and counts change only when the transaction ends.
///
/// Conversations and followers are saved up and written once, when something asks the engine for what may depend on
/// them, else at the end: a batch of an import comes back to the same ones again and again.
public final class Writer: Reader {
  var tally = TallyChange()
  var words: [WordsChange] = []
  /// Channels seen or made here; others must not know of them before the commit.
  private(set) var freshChannels: [(id: Int64, name: String)] = []
  private var lastConversation: Int64?
  private var tagIDs: [Tag: Int64] = [:]
  private var tagCounts: [Int64: Int64] = [:]
  private var updates: [[Int]: SQL] = [:]

  private var lastFollower: Int64?
  let pending = SavedUp()

  override var saved: SavedUp? { pending }

  var atHand: Foreseen?
  override var foreseen: Foreseen? { atHand }

  /// What is saved up is written first, so that whoever asks sees it.
  override var connection: Connection {
    get throws {
      try flush()
      return stored
    }
  }

  override func channelID(_ name: String) throws -> Int64? {
    if let known = channels.id(of: name) { return known }
    if let fresh = freshChannels.first(where: { $0.name == name }) { return fresh.id }
    return try super.channelID(name)
  }

  override func channelName(_ id: Int64) throws -> String {
    if let known = channels.name(of: id) { return known }
    if let fresh = freshChannels.first(where: { $0.id == id }) { return fresh.name }
    return try super.channelName(id)
  }

  override func learn(_ entries: [(id: Int64, name: String)]) { freshChannels = entries }

  /// The number of a channel, new ones included.
  func channelID(making name: String) throws -> Int64 {
    if let id = try channelID(name) { return id }
    let id = try stored.integer(.insertChannel, [.text(name)])
    freshChannels.append((id, name))
    return id
  }

  /// Begins a conversation. It is stored with its first events, by ``append(_:before:)``.
  public func insertConversation(
    channel: String, thread: String, follower: Follower.ID, openedAt: Instant
  ) throws -> Conversation {
    let id = try (lastConversation ?? stored.integer(.lastConversation)) + 1
    lastConversation = id
    return Conversation(
      id: .init(rawValue: id), channel: channel, thread: thread, follower: follower, openedAt: openedAt)
  }

  func nextFollower() throws -> Follower.ID {
    let id = try (lastFollower ?? stored.integer(.lastFollower)) + 1
    lastFollower = id
    return .init(rawValue: id)
  }

  /// Notes that a message which has not come yet belongs to a thread, because something in that thread answers it.
  public func expect(_ channel: String, _ remoteID: String, thread: String) throws {
    try stored.run(.expectMessage, [.integer(channelID(making: channel)), .text(remoteID), .text(thread)])
    let message = Foreseen.Message(channel: channel, remoteID: remoteID)
    if let known = atHand?.messages[message], known == nil {
      atHand?.messages[message] = .some(Known(thread: thread, place: nil))
    }
  }

  /// Stores what was kept until the end. The last thing before the commit.
  func finish() throws {
    try flush()
    try writeWords()
    try writeTally()
    for (tag, count) in tagCounts where count != 0 { try stored.run(.countTag, [.integer(tag), .integer(count)]) }
    tagCounts = [:]
  }

  /// The number of a tag, new ones included.
  func tagID(_ tag: Tag) throws -> Int64 {
    if let id = tagIDs[tag] { return id }
    let values: [SQLValue] = [.int(tag.family.rawValue), .text(tag.name)]
    let found = try stored.first(.tag, values) { $0.int64(0) }
    let id = try found ?? stored.integer(.insertTag, values)
    tagIDs[tag] = id
    return id
  }

  func count(tag: Int64, by change: Int64) { tagCounts[tag, default: 0] += change }

  /// The statement that sets some columns of a conversation's row: the last value is its id.
  func update(columns: [Int]) -> SQL {
    if let known = updates[columns] { return known }
    let assignments = columns.enumerated().map { place, column in
      "\(ConversationRow.columns[column]) = ?\(place + 1)"
    }
    let sql = SQL(
      "UPDATE conversation SET \(assignments.joined(separator: ", ")) WHERE id = ?\(columns.count + 1)")
    updates[columns] = sql
    return sql
  }
}

/// What a conversation is found by: a topic, a label, somebody named in a note.
struct Tag: Hashable {
  var family: TagFamily
  var name: String
}
