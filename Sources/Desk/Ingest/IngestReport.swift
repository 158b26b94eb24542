public import Model

/// What became of each message of a batch.
public struct IngestReport: Sendable, Equatable {
  /// One a message, in the order of the batch.
  public var items: [Item]

  public init(items: [Item]) { self.items = items }

  public enum Item: Sendable, Equatable {
    /// It opened a conversation.
    case opened(Conversation.ID)
    /// It joined a conversation.
    case joined(Conversation.ID)
    /// An edit or a deletion of a message that was here.
    case updated(Conversation.ID)
    /// It was here already: a second copy, or a reply of ours that came back through the network.
    case duplicate(Conversation.ID)
    /// It cannot be taken in; nothing was stored of it.
    case rejected(Rejection)
  }

  public var accepted: Int { items.count { $0.isAccepted } }
  public var opened: Int { items.count { if case .opened = $0 { true } else { false } } }
  public var joined: Int { items.count { if case .joined = $0 { true } else { false } } }
  public var updated: Int { items.count { if case .updated = $0 { true } else { false } } }
  public var duplicates: Int { items.count { if case .duplicate = $0 { true } else { false } } }
  public var rejected: Int { items.count { if case .rejected = $0 { true } else { false } } }
}

extension IngestReport.Item {
  /// Whether it added something: a message, an edit or a deletion.
  public var isAccepted: Bool {
    switch self {
    case .opened, .joined, .updated: true
    case .duplicate, .rejected: false
    }
  }

  public var conversation: Conversation.ID? {
    switch self {
    case .opened(let id), .joined(let id), .updated(let id), .duplicate(let id): id
    case .rejected: nil
    }
  }
}

/// Why a message was not taken in, in words for a report of rejects.
public enum Rejection: Error, Sendable, Equatable, CustomStringConvertible {
  case noID
  case noChannel
  case noAuthor
  /// A field that must be short is not: its name and the most that it may hold, in bytes.
  case tooLong(field: String, limit: Int)
  /// Said before there were networks, or further in the future than clocks are wrong.
  case absurdDate(Instant)
  /// The deletion of a message that never came.
  case deletesUnknown

  public var description: String {
    switch self {
    case .noID: "it has no id"
    case .noChannel: "it has no channel"
    case .noAuthor: "it has no author"
    case .tooLong(let field, let limit): "its \(field) is longer than \(limit) bytes"
    case .absurdDate(let at):
      "it is dated \(at.iso8601): before 1990 or more than a day ahead"
    case .deletesUnknown: "it deletes a message that is not here"
    }
  }
}
