public import Model

extension Reader {
  /// The draft of a conversation, if somebody is writing.
  public func draft(_ id: Conversation.ID) throws -> Draft? {
    try connection.first(.draft, [.integer(id.rawValue)]) { row in
      Draft(
        conversation: id, text: row.text(0), by: row.text(1), at: row.instant(2), revision: row.int64(3))
    }
  }

  /// What is kept beside the draft, each for its author, the latest first.
  public func draftsBeside(_ id: Conversation.ID) throws -> [Draft] {
    try connection.rows(.besideDrafts, [.integer(id.rawValue)]) { row in
      Draft(conversation: id, text: row.text(0), by: row.text(1), at: row.instant(2))
    }
  }

  /// All drafts, the one touched last first.
  public func drafts() throws -> [Draft] {
    try connection.rows(.drafts) { row in
      Draft(
        conversation: .init(rawValue: row.int64(0)), text: row.text(1), by: row.text(2), at: row.instant(3),
        revision: row.int64(4))
    }
  }

  /// A setting of the desk, such as its policies; the text is the caller's.
  public func setting(_ name: String) throws -> String? {
    try connection.first(.setting, [.text(name)]) { $0.text(0) }
  }

  /// The labels in use and how many conversations have each, the commonest first.
  public func labels() throws -> [(name: String, conversations: Int)] { try tags(.label) }

  /// The topics in use and how many conversations have each, the commonest first.
  public func topics() throws -> [(name: String, conversations: Int)] { try tags(.topic) }

  private func tags(_ family: TagFamily) throws -> [(name: String, conversations: Int)] {
    try connection.rows(.tags, [.int(family.rawValue)]) { (name: $0.text(0), conversations: $0.int(1)) }
  }
}

/// What somebody is about to say; one a conversation.
public struct Draft: Equatable, Sendable {
  public var conversation: Conversation.ID
  public var text: String
  /// The teammate who wrote on it last.
  public var by: String
  public var at: Instant
  /// Grows with each change; whoever goes on writing says on which one they build.
  public var revision: Int64

  /// - Parameter revision: nil for one that is greater than any before the time it is saved at.
  public init(conversation: Conversation.ID, text: String, by: String, at: Instant, revision: Int64? = nil) {
    self.revision = revision ?? at.milliseconds
    self.conversation = conversation
    self.text = text
    self.by = by
    self.at = at
  }
}

/// What a tag is.
enum TagFamily: Int {
  case topic = 0
  case label = 1
  /// The name of a teammate whom a note names.
  case mention = 2
}
