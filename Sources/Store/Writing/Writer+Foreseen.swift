import Model

extension Writer {
  /// What a batch is going to ask for.
  public struct Sought: Sendable {
    /// The network's ids of messages, by channel: those that come, and what they name.
    public var messages: [String: Set<String>] = [:]
    /// Accounts, by network.
    public var accounts: [String: Set<String>] = [:]
    /// Handles that messages mention, by network.
    public var handles: [String: Set<String>] = [:]

    public init() {}
  }

  /// Reads at once what will be asked for one by one, where each question costs a journey to a server.
  ///
  /// On a file a question takes microseconds, and nothing is read ahead.
  public func readAhead(_ sought: @autoclosure () -> Sought) throws {
    guard stored.dialect == .postgres else { return }
    let sought = sought()
    var ahead = Foreseen()
    for (channel, ids) in sought.messages { try look(for: ids, on: channel, &ahead) }
    for (network, accounts) in sought.accounts { try look(for: accounts, of: network, &ahead) }
    for (network, handles) in sought.handles { try look(forHandles: handles, of: network, &ahead) }
    let conversations = Set(ahead.messages.values.compactMap { $0?.place?.conversation })
    for stored in try storedConversations(conversations) { ahead.keep(stored) }
    let spoken = Set(ahead.conversations.values.map(\.conversation.follower)).subtracting(ahead.followers.keys)
    for follower in try storedFollowers(spoken) { ahead.keep(follower) }
    atHand = ahead
  }

  private func look(for ids: Set<String>, on channel: String, _ ahead: inout Foreseen) throws {
    for id in ids { ahead.messages[Foreseen.Message(channel: channel, remoteID: id)] = .some(nil) }
    guard let number = try channelID(channel) else { return }
    let values: [SQLValue] = [.integer(number), .text(PostgresText.array(ids))]
    let found = try connection.rows(PostgresForeseen.messages, values) { row in
      let message = row.isNull(1) ? nil : row.int64(1)
      let place = message.map {
        Place(conversation: Codes.conversation(ofMessage: $0), number: Codes.number(ofMessage: $0))
      }
      return (id: row.text(0), known: Known(thread: row.text(2), place: place))
    }
    for (id, known) in found { ahead.messages[Foreseen.Message(channel: channel, remoteID: id)] = .some(known) }
  }

  private func look(for accounts: Set<String>, of network: String, _ ahead: inout Foreseen) throws {
    for account in accounts { ahead.keep(nil, account: Foreseen.Account(network: network, account: account)) }
    let found = try connection.rows(
      PostgresForeseen.followers, [.text(network), .text(PostgresText.array(accounts))], Self.follower)
    for follower in found {
      ahead.keep(follower, account: Foreseen.Account(network: network, account: follower.account))
    }
  }

  private func look(forHandles handles: Set<String>, of network: String, _ ahead: inout Foreseen) throws {
    let keys = Set(handles.map { $0.lowercased() })
    for key in keys { ahead.keep(nil, handle: Foreseen.Account(network: network, account: key)) }
    let found = try connection.rows(
      PostgresForeseen.followersByHandle, [.text(network), .text(PostgresText.array(keys))], Self.follower)
    for follower in found {
      let key = follower.profile.handle.lowercased()
      ahead.keep(follower, handle: Foreseen.Account(network: network, account: key))
    }
  }

  private func storedFollowers(_ ids: Set<Follower.ID>) throws -> [Follower] {
    if ids.isEmpty { return [] }
    return try connection.rows(
      PostgresForeseen.followersByID, [.text(PostgresText.array(ids.map(\.rawValue)))], Self.follower)
  }

  private func storedConversations(_ ids: Set<Conversation.ID>) throws -> [Foreseen.Stored] {
    if ids.isEmpty { return [] }
    let list = PostgresText.array(ids.map(\.rawValue))
    return try connection.rows(PostgresForeseen.conversations, [.text(list)]) { row in
      let conversation = try ConversationRow.conversation(row, channel: channelName)
      return Foreseen.Stored(conversation: conversation, head: row.bytes(Int32(ConversationRow.read.count)))
    }
  }
}
