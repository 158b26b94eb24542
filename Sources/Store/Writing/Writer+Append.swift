public import Model

extension Writer {
  /// Stores what was decided: the events in their chain, the messages, the conversation's row and all that follows
  /// from them.
  ///
  /// - Parameter before: the conversation that the decision was taken on.
  /// - Throws: ``StoreError/changedMeanwhile(conversation:)`` when it is no longer the one that is stored.
  public func append(_ outcome: Outcome, before: Conversation) throws {
    let after = outcome.conversation
    guard !outcome.events.isEmpty else { return }
    let channel = try channelID(making: after.channel)
    let start = try chainHead(of: before)
    let links = outcome.chain.map(\.canonicalLine)
    var hashes: [[UInt8]] = []
    hashes.reserveCapacity(links.count)
    for link in links { hashes.append(Digest.link(after: hashes.last ?? start, link.bytes)) }
    let head = hashes.last ?? start
    if before.events == 0 {
      try connection.run(.insertConversation, ConversationRow.values(of: after, channel: channel, head: head))
      try connection.run(.countFollowersConversation, [.integer(after.follower.rawValue)])
      tally.add(after, channel: channel)
    } else {
      try updateRow(of: after, before: before, channel: channel, head: head)
      tally.remove(before, channel: channel)
      tally.add(after, channel: channel)
    }
    for message in outcome.messages { try store(message, of: after, channel: channel, at: outcome.at, before: before) }
    try store(outcome, links, hashes)
    try updateTags(of: after, before: before)
  }

  /// The hash that the next event is chained to.
  private func chainHead(of before: Conversation) throws -> [UInt8] {
    if before.events == 0 { return before.chainOrigin }
    let stored = try connection.first(.headOfConversation, [.integer(before.id.rawValue)]) {
      (events: $0.int(0), head: $0.bytes(1))
    }
    guard let stored, stored.events == before.events else {
      throw StoreError.changedMeanwhile(conversation: before.id.rawValue)
    }
    return stored.head
  }

  /// Writes the columns that changed: an index is touched only where what it holds has changed.
  private func updateRow(of after: Conversation, before: Conversation, channel: Int64, head: [UInt8]) throws {
    let old = ConversationRow.values(of: before, channel: channel, head: [])
    let new = ConversationRow.values(of: after, channel: channel, head: head)
    let changed = new.indices.filter { new[$0] != old[$0] }
    try connection.run(update(columns: changed), [.integer(after.id.rawValue)] + changed.map { new[$0] })
  }

  private func store(_ outcome: Outcome, _ links: [CanonicalLine], _ hashes: [[UInt8]]) throws {
    let id = outcome.conversation.id
    let first = outcome.conversation.events - outcome.events.count + 1
    for (index, body) in outcome.events.enumerated() {
      try connection.run(
        .insertEvent,
        [
          .integer(id.rawValue), .int(first + index), .instant(outcome.at), .text(outcome.by),
          .text(outcome.action.rawValue), .text(body.name), .text(links[index].json), .bytes(hashes[index]),
        ])
      switch body {
      case .replied(let spoken, let leaves):
        try connection.run(.insertOutbox, [.integer(Codes.message(id, spoken.message)), .instant(leaves)])
      case .withdrawn(let message, _):
        try leaveOutbox(id, message, .withdrawn)
      case .delivered(let message, let remoteID):
        try leaveOutbox(id, message, .standing)
        if let remoteID { try name(message, of: outcome.conversation, remoteID) }
      default: break
      }
    }
  }

  private func leaveOutbox(_ id: Conversation.ID, _ message: Int, _ state: Message.State) throws {
    let key = SQLValue.integer(Codes.message(id, message))
    try connection.run(.removeOutbox, [key])
    try connection.run(.setMessageState, [key, .int(state.rawValue)])
  }

  /// Gives a reply the network's id, unless an import has brought in that message already.
  private func name(_ message: Int, of conversation: Conversation, _ remoteID: String) throws {
    guard try known(conversation.channel, remoteID)?.place == nil else { return }
    try connection.run(.setRemoteID, [.integer(Codes.message(conversation.id, message)), .text(remoteID)])
  }

  private func updateTags(of after: Conversation, before: Conversation) throws {
    let isNew = before.events == 0
    let moved = isNew || before.status.code != after.status.code
    if !moved, before.topics == after.topics, before.labels == after.labels { return }
    let old = isNew ? [] : Self.tags(of: before)
    let new = Self.tags(of: after)
    for tag in old where moved || !new.contains(tag) {
      try connection.run(
        .removeTag, [.integer(tagID(tag)), .int(before.status.code), .integer(after.id.rawValue)])
      if !new.contains(tag) { count(tag: try tagID(tag), by: -1) }
    }
    for tag in new where moved || !old.contains(tag) {
      try connection.run(.addTag, [.integer(tagID(tag)), .int(after.status.code), .integer(after.id.rawValue)])
      if !old.contains(tag) { count(tag: try tagID(tag), by: 1) }
    }
  }

  static func tags(of conversation: Conversation) -> Set<Tag> {
    var tags = Set(conversation.topics.map { Tag(family: .topic, name: $0) })
    for label in conversation.labels { tags.insert(Tag(family: .label, name: label)) }
    return tags
  }
}
