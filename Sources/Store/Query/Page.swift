public import Model

/// Which stretch of which list.
public struct PageRequest: Equatable, Sendable {
  public enum Start: Equatable, Sendable {
    /// The first rows.
    case start
    /// The last rows.
    case end
    /// The rows after a place.
    case after(Cursor)
    /// The rows just before a place.
    case before(Cursor)
    /// The row at a place, or the one that now stands there, and those after it.
    case at(Cursor)
  }

  public var query: Query
  /// Who asks, for `mine` and `me`.
  public var me: String?
  public var now: Instant
  public var limit: Int
  public var from: Start

  public init(query: Query, me: String?, now: Instant, limit: Int, from: Start = .start) {
    self.query = query
    self.me = me
    self.now = now
    self.limit = limit
    self.from = from
  }
}

/// A stretch of a list, in the list's order.
public struct Page: Equatable, Sendable {
  public var rows: [Row]
  /// One a row.
  public var cursors: [Cursor]
  public var hasBefore: Bool
  public var hasAfter: Bool
}

/// One line of a list.
public struct Row: Equatable, Sendable {
  public var id: Conversation.ID
  public var channel: String
  public var status: Status
  public var kind: Kind
  /// Further kinds, in no special order.
  public var also: [Kind]
  public var stance: Stance
  public var segment: Segment
  public var urgency: Urgency
  public var priority: Priority
  public var language: String
  public var holder: String?
  public var topics: [String]
  public var labels: [String]
  /// The earliest running deadline; nil when nothing runs.
  public var due: Instant?
  public var dueClock: Clock.Kind?
  /// When that clock started.
  public var dueStarted: Instant?
  /// Whom the present or last escalation is addressed to.
  public var escalatedTo: String?
  public var escalationState: EscalationState
  public var follower: Follower.ID
  public var handle: String
  public var name: String
  /// Follower count, nil where the network does not tell.
  public var followers: Int?
  /// The beginning of the follower's latest message, else of the first message: at most 300 characters.
  public var excerpt: String
  /// How many messages, notes included.
  public var messages: Int
  public var isAnswered: Bool
  /// Who wrote on the draft last; nil when there is none.
  public var draftBy: String?
  /// How many replies wait in the outbox.
  public var toSend: Int
  public var openedAt: Instant
  /// When the follower last wrote, else when it opened.
  public var lastInboundAt: Instant
  public var updatedAt: Instant
  /// Who asks the holder to hand it over.
  public var askedBy: String?
}
