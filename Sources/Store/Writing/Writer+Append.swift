public import Model

extension Writer {
  /// Takes in what was decided: the messages at once; the events, the conversation's row and all that follows from
  /// them when they are asked for, at the latest when the transaction ends.
  ///
  /// - Parameter before: the conversation that the decision was taken on.
  /// - Throws: ``StoreError/changedMeanwhile(conversation:)`` when it is no longer the one that is stored.
  public func append(_ outcome: Outcome, before: Conversation) throws {
    guard !outcome.events.isEmpty else { return }
    let change = try change(of: before)
    change.after = outcome.conversation
    change.outcomes.append(outcome)
    for message in outcome.messages {
      try store(message, of: outcome.conversation, channel: change.channel, at: outcome.at, before: before)
    }
    pending.keep(change)
    try storeOutbox(outcome)
  }

  private func change(of before: Conversation) throws -> PendingConversation {
    if let change = pending.conversations[before.id] {
      guard change.after.events == before.events else {
        throw StoreError.changedMeanwhile(conversation: before.id.rawValue)
      }
      return change
    }
    return PendingConversation(
      channel: try channelID(making: before.channel), before: before,
      head: try before.events == 0 ? nil : chainHead(of: before))
  }

  /// The hash that the next act is chained to.
  private func chainHead(of before: Conversation) throws -> [UInt8] {
    if let ahead = foreseen?.conversations[before.id], ahead.conversation.events == before.events { return ahead.head }
    let last = try stored.first(.headOfConversation, [.integer(before.id.rawValue)]) {
      (events: $0.int(0), head: $0.bytes(1))
    }
    guard let last, last.events == before.events else {
      throw StoreError.changedMeanwhile(conversation: before.id.rawValue)
    }
    return last.head
  }

  private func storeOutbox(_ outcome: Outcome) throws {
    let id = outcome.conversation.id
    for body in outcome.events {
      switch body {
      case .replied(let spoken, let leaves):
        try stored.run(.insertOutbox, [.integer(Codes.message(id, spoken.message)), .instant(leaves)])
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
    try stored.run(.removeOutbox, [key])
    try stored.run(.setMessageState, [key, .int(state.rawValue)])
  }

  /// Gives a reply the network's id, unless an import has brought in that message already.
  private func name(_ message: Int, of conversation: Conversation, _ remoteID: String) throws {
    guard try known(conversation.channel, remoteID)?.place == nil else { return }
    try stored.run(.setRemoteID, [.integer(Codes.message(conversation.id, message)), .text(remoteID)])
    note(remoteID, message, of: conversation)
  }
}
