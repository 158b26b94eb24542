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

  public init(rows: [Row], cursors: [Cursor], hasBefore: Bool, hasAfter: Bool) {
    self.rows = rows
    self.cursors = cursors
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
  }
}

/// Which stretch of which list, from one who has been shown it before and was told what has changed since.
public struct PageUpdateRequest: Equatable, Sendable {
  public var page: PageRequest
  /// Conversations of which the asker has rows as they are: these are not read again.
  public var known: Set<Conversation.ID>
  /// Rows to read though they may be no longer of the stretch.
  public var wanted: Set<Conversation.ID>

  public init(_ page: PageRequest, known: Set<Conversation.ID>, wanted: Set<Conversation.ID>) {
    self.page = page
    self.known = known
    self.wanted = wanted
  }
}

/// What has become of a stretch of a list.
public struct PageUpdate: Equatable, Sendable {
  /// Those of the stretch that are not known, and those wanted besides; in no special order.
  public var rows: [Row]
  /// All of the stretch, in the list's order.
  public var cursors: [Cursor]
  public var hasBefore: Bool
  public var hasAfter: Bool
  /// How many rows of the list stand before the place that was asked for; nil where it was asked for from an end.
  public var before: Int?

  public init(rows: [Row], cursors: [Cursor], hasBefore: Bool, hasAfter: Bool, before: Int? = nil) {
    self.rows = rows
    self.cursors = cursors
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
    self.before = before
  }
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
