public import Model

/// Reads one consistent state of the desk, for as long as the closure given to ``Store/read(_:)`` runs.
///
/// Not to be kept, nor to be handed to another thread.
public class Reader {
  /// The engine, without what a writer has saved up.
  let stored: Connection
  let channels: ChannelBook

  /// The engine, with all that was written so far.
  var connection: Connection { get throws { stored } }

  /// What a writer has saved up. What a batch of an import asks for again and again is answered from there, without
  /// writing it first.
  var saved: SavedUp? { nil }

  /// What a writer has read ahead.
  var foreseen: Foreseen? { nil }

  /// What the server said of how many messages have some words, by `PostgresSearch.expression`.
  var estimates: [String: Int] = [:]

  /// The server's groups that hold the team; nil where the desk keeps its team itself.
  var groups: RoleGroups?

  init(_ connection: Connection, channels: ChannelBook) {
    stored = connection
    self.channels = channels
  }

  /// A conversation as its row has it: the same value that its events make.
  public func conversation(_ id: Conversation.ID) throws -> Conversation? {
    if let change = saved?.conversations[id] { return change.after }
    if let known = foreseen?.conversations[id] { return known.conversation }
    return try stored.first(.conversation, [.integer(id.rawValue)]) { row in
      try ConversationRow.conversation(row, channel: channelName)
    }
  }

  /// The conversation of a follower in a thread.
  public func conversation(channel: String, thread: String, follower: Follower.ID) throws -> Conversation.ID? {
    if let id = saved?.conversation(channel, thread, follower) { return id }
    if let answer = foreseen?.conversation(channel, thread, follower) { return answer }
    if foreseen != nil, let fresh = saved?.followers[follower], fresh.before == nil { return nil }
    guard let channel = try channelID(channel) else { return nil }
    return try stored.first(
      .conversationOf, [.integer(channel), .text(thread), .integer(follower.rawValue)]
    ) { .init(rawValue: $0.int64(0)) }
  }

  /// The conversations in one thread, at most so many, in the order in which the desk met their followers.
  public func conversations(channel: String, thread: String, limit: Int) throws -> [Conversation.ID] {
    guard let number = try channelID(channel) else { return [] }
    var found = try stored.rows(.conversationsIn, [.integer(number), .text(thread), .int(limit)]) {
      (id: Conversation.ID(rawValue: $0.int64(0)), follower: $0.int64(1))
    }
    if let fresh = saved?.opened(channel, thread), !fresh.isEmpty {
      found = (found + fresh.map { ($0.id, $0.follower.rawValue) }).ordered { $0.follower < $1.follower }
    }
    return found.prefix(limit).map(\.id)
  }

  /// A follower's conversations, the newest first.
  public func conversations(of follower: Follower.ID, limit: Int) throws -> [Conversation.ID] {
    try connection.rows(.conversationsOf, [.integer(follower.rawValue), .int(limit)]) { .init(rawValue: $0.int64(0)) }
  }

  /// The conversations that are not done, after one, in order of their ids.
  public func unfinished(after id: Conversation.ID?, limit: Int) throws -> [Conversation.ID] {
    try connection.rows(.unfinishedAfter, [.integer(id?.rawValue ?? 0), .int(limit)]) { .init(rawValue: $0.int64(0)) }
  }

  /// Snoozed conversations whose time has come, the longest due first.
  public func conversations(wakingBy now: Instant, limit: Int) throws -> [Conversation.ID] {
    try connection.rows(.conversationsWakingBy, [.instant(now), .int(limit)]) { .init(rawValue: $0.int64(0)) }
  }

  /// The channels that have conversations or had some, by name.
  public func channelNames() throws -> [String] {
    try connection.rows(.channels) { $0.text(1) }.ordered()
  }

  /// The number of a channel; nil for one that nothing was ever heard on.
  func channelID(_ name: String) throws -> Int64? {
    if let id = channels.id(of: name) { return id }
    return try storedChannels().first { $0.name == name }?.id
  }

  func channelName(_ id: Int64) throws -> String {
    if let name = channels.name(of: id) { return name }
    guard let found = try storedChannels().first(where: { $0.id == id }) else {
      throw StoreError.contradiction(path: stored.path, detail: "channel \(id) is missing")
    }
    return found.name
  }

  /// All channels there are, which others may have added since the last look.
  func storedChannels() throws -> [(id: Int64, name: String)] {
    let found = try stored.rows(.channels) { (id: $0.int64(0), name: $0.text(1)) }
    learn(found)
    return found
  }

  /// What a read sees has been committed; a writer, which also sees its own, keeps them to itself until then.
  func learn(_ entries: [(id: Int64, name: String)]) { channels.learn(entries) }
}
