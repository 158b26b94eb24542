public import Model

extension Writer {
  /// Keeps what somebody is writing; it takes the place of what was there.
  public func saveDraft(_ draft: Draft) throws {
    try connection.run(
      .saveDraft,
      [
        .integer(draft.conversation.rawValue), .text(draft.text), .text(draft.by), .instant(draft.at),
        .integer(draft.revision),
      ])
  }

  /// Keeps a text for its author, beside the draft; it takes the place of what they had there.
  public func keepBeside(_ draft: Draft) throws {
    try connection.run(
      .keepBeside, [.integer(draft.conversation.rawValue), .text(draft.text), .text(draft.by), .instant(draft.at)])
  }

  public func discardBeside(_ id: Conversation.ID, of author: String) throws {
    try connection.run(.discardBeside, [.integer(id.rawValue), .text(author)])
  }

  public func discardDraft(_ id: Conversation.ID) throws {
    try stored.run(.discardDraft, [.integer(id.rawValue)])
  }

  /// Keeps a setting of the desk; nil removes it.
  public func setSetting(_ name: String, _ value: String?) throws {
    if let value {
      try stored.run(.saveSetting, [.text(name), .text(value)])
    } else {
      try stored.run(.removeSetting, [.text(name)])
    }
  }
}
