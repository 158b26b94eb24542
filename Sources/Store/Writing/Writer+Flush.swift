import Model

extension Writer {
  /// Writes what is saved up: followers first, since conversations refer to them, then what refers to conversations.
  func flush() throws {
    if pending.isEmpty { return }
    // New ones first: rows that are added go together until a statement names their table.
    let saved = Array(pending.conversations.values)
    let changes = saved.order {
      (saved[$0].isNew ? 0 : 1, saved[$0].before.id) < (saved[$1].isNew ? 0 : 1, saved[$1].before.id)
    }.map { saved[$0] }
    let met = Array(pending.followers.values)
    let followers = met.order { met[$0].follower.id.rawValue < met[$1].follower.id.rawValue }.map { met[$0] }
    pending.removeAll()
    atHand?.forget(changes, followers)
    // Their numbers first: rows go together for as long as nothing is asked.
    let tagged = try changes.map { (change: $0, tags: try tags(of: $0)) }
    try write(followers, opened: changes.filter(\.isNew))
    var added: [[SQLValue]] = []
    try tagged.forEachAhead({ $0.change.rows() }, { try write($0.change, $1, $0.tags, &added) })
    // Last, for the same reason: statements that take tags away name their table.
    for tag in added { try stored.insert(.tag, tag) }
  }

  private func write(
    _ change: PendingConversation, _ rows: PendingConversation.Rows, _ tags: TagsChange?, _ added: inout [[SQLValue]]
  ) throws {
    let id = SQLValue.integer(change.after.id.rawValue)
    if change.isNew {
      try stored.insert(.conversation, rows.values)
    } else {
      try stored.run(update(columns: rows.columns), rows.values + [id])
      tally.remove(change.before, channel: change.channel)
    }
    tally.add(change.after, channel: change.channel)
    for act in rows.acts {
      try stored.insert(
        .act,
        [
          id, .int(act.sequence), .instant(act.at), .text(act.by), .text(act.action), .text(act.json),
          .bytes(act.hash),
        ])
    }
    if let tags { try write(tags, of: change, &added) }
    for outcome in change.outcomes { try call(outcome) }
  }

  private func write(_ tags: TagsChange, of change: PendingConversation, _ added: inout [[SQLValue]]) throws {
    let (before, after) = (change.before.status.code, change.after.status.code)
    let id = SQLValue.integer(change.after.id.rawValue)
    for tag in tags.old where before != after || !tags.new.contains(tag) {
      try stored.run(.removeTag, [.integer(tag), .int(before), id])
      if !tags.new.contains(tag) { count(tag: tag, by: -1) }
    }
    for tag in tags.new where before != after || !tags.old.contains(tag) {
      added.append([.integer(tag), .int(after), id])
      if !tags.old.contains(tag) { count(tag: tag, by: 1) }
    }
  }

  /// Nil where the rows of its tags stay as they are.
  private func tags(of change: PendingConversation) throws -> TagsChange? {
    let (before, after) = (change.before, change.after)
    if !change.isNew, before.status.code == after.status.code, before.topics == after.topics,
      before.labels == after.labels, before.mentions == after.mentions
    {
      return nil
    }
    return TagsChange(old: change.isNew ? [] : try tagIDs(of: before), new: try tagIDs(of: after))
  }

  private func tagIDs(of conversation: Conversation) throws -> [Int64] { try Self.tags(of: conversation).map(tagID) }

  /// Each once. They are few, and looked for one by one.
  static func tags(of conversation: Conversation) -> [Tag] {
    var tags: [Tag] = []
    func add(_ family: TagFamily, _ names: [String]) {
      for name in names {
        let tag = Tag(family: family, name: name)
        if !tags.contains(tag) { tags.append(tag) }
      }
    }
    add(.topic, conversation.topics)
    add(.label, conversation.labels)
    for mention in conversation.mentions { add(.mention, mention.names) }
    return tags
  }
}

/// The numbers of a conversation's tags, as they are stored and as they will be.
private struct TagsChange {
  var old: [Int64]
  var new: [Int64]
}
