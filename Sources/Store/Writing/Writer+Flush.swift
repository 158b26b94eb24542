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
    for change in changes { for tag in Self.tags(of: change.after) { _ = try tagID(tag) } }
    try write(followers, opened: changes.filter(\.isNew))
    var added: [[SQLValue]] = []
    try changes.forEachAhead({ $0.rows() }, { try write($0, $1, &added) })
    // Last, for the same reason: statements that take tags away name their table.
    for tag in added { try stored.insert(.tag, tag) }
  }

  private func write(
    _ change: PendingConversation, _ rows: PendingConversation.Rows, _ added: inout [[SQLValue]]
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
    try updateTags(of: change, &added)
    for outcome in change.outcomes { try call(outcome) }
  }

  private func updateTags(of change: PendingConversation, _ added: inout [[SQLValue]]) throws {
    let (before, after) = (change.before, change.after)
    let moved = change.isNew || before.status.code != after.status.code
    if !moved, before.topics == after.topics, before.labels == after.labels, before.mentions == after.mentions {
      return
    }
    let id = SQLValue.integer(after.id.rawValue)
    let old = change.isNew ? [] : Self.tags(of: before)
    let new = Self.tags(of: after)
    for tag in old where moved || !new.contains(tag) {
      try stored.run(.removeTag, [.integer(tagID(tag)), .int(before.status.code), id])
      if !new.contains(tag) { count(tag: try tagID(tag), by: -1) }
    }
    for tag in new where moved || !old.contains(tag) {
      added.append([.integer(try tagID(tag)), .int(after.status.code), id])
      if !old.contains(tag) { count(tag: try tagID(tag), by: 1) }
    }
  }

  static func tags(of conversation: Conversation) -> Set<Tag> {
    var tags = Set(conversation.topics.map { Tag(family: .topic, name: $0) })
    for label in conversation.labels { tags.insert(Tag(family: .label, name: label)) }
    for mention in conversation.mentions {
      for name in mention.names { tags.insert(Tag(family: .mention, name: name)) }
    }
    return tags
  }
}
