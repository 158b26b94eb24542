import Model

extension Writer {
  /// Stores a new message, or the new text or state of one that is there.
  func store(
    _ message: Message, of conversation: Conversation, channel: Int64, at now: Instant, before: Conversation
  ) throws {
    guard message.number < Codes.messageLimit else {
      throw StoreError.contradiction(
        path: stored.path, detail: "conversation \(conversation.id) has more messages than can be numbered")
    }
    let id = Codes.message(conversation.id, message.number)
    if message.number > before.messages {
      try stored.insert(
        .message,
        [
          .integer(id), .integer(channel), .int(message.direction.rawValue), .text(message.author),
          .text(message.text), .instant(message.at), .textOrNull(message.remoteID), .textOrNull(message.parent),
          .textOrNull(message.url), .int(message.state.rawValue), .int(message.edits),
        ])
      if let remoteID = message.remoteID { note(remoteID, message.number, of: conversation) }
      if message.direction != .note { words.append(WordsChange(message: id, text: message.text, isAdded: true)) }
    } else {
      try replace(message, id, at: now)
    }
  }

  /// What was read ahead of a message holds no more: it is here now.
  func note(_ remoteID: String, _ number: Int, of conversation: Conversation) {
    atHand?.messages[Foreseen.Message(channel: conversation.channel, remoteID: remoteID)] = .some(
      Known(thread: conversation.thread, place: Place(conversation: conversation.id, number: number)))
  }

  private func replace(_ message: Message, _ id: Int64, at now: Instant) throws {
    let old = try stored.first(.messageText, [.integer(id)]) { (text: $0.text(0), edits: $0.int(1)) }
    guard let old else {
      throw StoreError.contradiction(path: stored.path, detail: "message \(id) is missing")
    }
    if message.edits > old.edits {
      try stored.run(.keepVersion, [.integer(id), .int(old.edits), .text(old.text), .instant(now)])
    }
    try stored.run(
      .updateMessage, [.integer(id), .text(message.text), .int(message.state.rawValue), .int(message.edits)])
    guard message.direction != .note, message.text != old.text else { return }
    words.append(WordsChange(message: id, text: old.text, isAdded: false))
    words.append(WordsChange(message: id, text: message.text, isAdded: true))
  }

  /// Brings the full-text index up to date.
  ///
  /// In the order of ids, because the index writes out what it holds whenever an id is not greater than the last.
  func writeWords() throws {
    let order = words.order { words[$0].message < words[$1].message }.map { words[$0] }
    words = []
    try order.forEachAhead({ Words.folded($0.text) }, write)
  }

  private func write(_ change: WordsChange, folded: String) throws {
    try stored.index(folded, of: change.message, isAdded: change.isAdded)
  }
}

/// A text that comes to or leaves the full-text index.
struct WordsChange {
  var message: Int64
  var text: String
  var isAdded: Bool
}
