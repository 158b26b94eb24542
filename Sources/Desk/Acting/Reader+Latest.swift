internal import Model
internal import Store

extension Reader {
  /// The last few hundred events of a conversation, in order: as far back as what was just done may lie.
  func latest(of conversation: Conversation) throws -> [Event] {
    try history(conversation.id, after: max(0, conversation.events - 300))
  }

  /// When somebody took it last, where its latest events tell.
  func taken(_ conversation: Conversation, by name: String) throws -> Instant? {
    try latest(of: conversation).last { event in
      if case .holder(_, name) = event.body { true } else { false }
    }?.at
  }
}
