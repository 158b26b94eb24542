public import Model
public import Store

extension Desk {
  /// Keeps what somebody is writing, as typed: one draft a conversation, with who wrote last and when.
  ///
  /// Only spaces, or nothing, discards it.
  public func saveDraft(
    _ text: String, for id: Conversation.ID, by teammate: Teammate
  ) async throws(DeskError) {
    guard teammate.role.mayAct else {
      throw .refused(.roleForbids(teammate.role, action: .reply, allowed: Role.allCases.filter(\.mayAct)))
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return try await discardDraft(id) }
    let draft = Draft(conversation: id, text: Admission.clean(text), by: teammate.name, at: now())
    try await writing { writer in
      guard try writer.conversation(id) != nil else { throw DeskError.unknownConversation(id) }
      try writer.saveDraft(draft)
    }
  }

  public func discardDraft(_ id: Conversation.ID) async throws(DeskError) {
    try await writing { try $0.discardDraft(id) }
  }

  public func draft(_ id: Conversation.ID) async throws(DeskError) -> Draft? {
    try await reading { try $0.draft(id) }
  }
}
