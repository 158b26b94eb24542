public import Model
internal import Store

/// Something that was done while the connection to the server broke, between its last word and the answer: it may be
/// stored or not.
public struct Doubt: Equatable, Sendable {
  public var action: Action.Name
  public var conversations: [Conversation.ID]
  public var by: String
  /// The time that it bears where it is stored.
  public var at: Instant
}

extension Desk {
  /// Finds out what became of what was in doubt.
  ///
  /// It is looked up as a writer: the server lets us in only after the transaction in doubt has ended, one way or the
  /// other. So what is not there then never will be.
  ///
  /// - Returns: one result a conversation, in order: done, or failed with ``DeskError/notStored``.
  public func settle(_ doubt: Doubt) async throws(DeskError) -> [ActionResult] {
    try await writing { writer in
      try doubt.conversations.map { id in
        guard let conversation = try writer.conversation(id) else { return .failed(.unknownConversation(id), id) }
        let latest = try writer.latest(of: conversation)
        let isStored = latest.contains { $0.by == doubt.by && $0.at == doubt.at && $0.action == doubt.action }
        guard isStored else { return .failed(.notStored, id) }
        return ActionResult(
          conversation: id, verdict: .done(conversation), summary: "It was stored before the connection broke")
      }
    }
  }
}
