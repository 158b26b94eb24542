public import Model
public import Store

extension Desk {
  /// Keeps what somebody is writing, as typed: one draft a conversation, with who wrote last and when.
  ///
  /// Whoever goes on with a draft says on which revision they build. When somebody else has changed it since, neither
  /// text is lost: theirs stays the draft, and this one is kept beside it for its author, until that author settles it.
  /// Only spaces, or nothing, discards it.
  ///
  /// - Parameters:
  ///   - base: the revision that the text builds on; 0 for none; nil to take the place of whatever is there.
  ///   - keepingTheirs: whether the text of another whose place is taken is kept beside, for them. With no `base` it is.
  @discardableResult
  public func saveDraft(
    _ text: String, for id: Conversation.ID, by teammate: Teammate, basedOn base: Int64? = nil,
    keepingTheirs: Bool = false
  ) async throws(DeskError) -> DraftOutcome {
    guard Action.Name.reply.allowed.contains(teammate.role) else {
      throw .refused(.roleForbids(teammate.role, action: .reply, allowed: Action.Name.reply.allowed))
    }
    let mine = Draft(conversation: id, text: Admission.clean(text), by: teammate.name, at: now())
    return try await writing { writer in
      guard try writer.conversation(id) != nil else { throw DeskError.unknownConversation(id) }
      return try Self.save(mine, basedOn: base, keepingTheirs: keepingTheirs || base == nil, writer)
    }
  }

  private static func save(
    _ mine: Draft, basedOn base: Int64?, keepingTheirs: Bool, _ writer: Writer
  ) throws -> DraftOutcome {
    let id = mine.conversation
    let theirs = try writer.draft(id)
    let isBlank = !mine.text.contains { !$0.isWhitespace }
    if let theirs, let base, theirs.revision != base, theirs.text != mine.text {
      if isBlank { try writer.discardBeside(id, of: mine.by) } else { try writer.keepBeside(mine) }
      return .beside(theirs: theirs)
    }
    // Nobody throws away what another wrote.
    if keepingTheirs || isBlank, let theirs, theirs.by != mine.by, theirs.text != mine.text {
      try writer.keepBeside(theirs)
    }
    // Who says on what they build has seen what they had beside it.
    if base != nil { try writer.discardBeside(id, of: mine.by) }
    guard !isBlank else {
      try writer.discardDraft(id)
      return .saved(revision: 0)
    }
    var mine = mine
    mine.revision = max(mine.revision, (theirs?.revision ?? 0) + 1)
    try writer.saveDraft(mine)
    return .saved(revision: mine.revision)
  }

  /// Throws the draft away. Where another wrote it, it is kept beside for them, as what others have there is.
  public func discardDraft(_ id: Conversation.ID, by teammate: Teammate) async throws(DeskError) {
    try await writing { writer in
      if let theirs = try writer.draft(id), theirs.by != teammate.name { try writer.keepBeside(theirs) }
      try writer.discardDraft(id)
    }
  }

  public func draft(_ id: Conversation.ID) async throws(DeskError) -> Draft? {
    try await reading { try $0.draft(id) }
  }

  /// What is kept beside the draft, each text for its author.
  public func draftsBeside(_ id: Conversation.ID) async throws(DeskError) -> [Draft] {
    try await reading { try $0.draftsBeside(id) }
  }
}
