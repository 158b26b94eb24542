/// One follower's exchange with us under one thread: the unit of triage.
///
/// A value made by its events alone: `Conversation(id:…)` then `apply` for each. The store's row is a
/// cache of that. Nothing else changes it.
public struct Conversation: Equatable, Sendable {
  public struct ID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  public var id: ID
  public var channel: String
  /// The network's id of the thread: its root message, as far as we know it.
  public var thread: String
  public var follower: Follower.ID

  public var status: Status = .open
  public var kind: Kind = .comment
  /// Further kinds that are plainly there too.
  public var also: [Kind] = []
  /// Whether a teammate set the kind by hand; triage then only adds to `also`.
  public var kindIsCorrected = false
  public var stance: Stance = .neutral
  /// The follower's segment, as of the last event that told.
  public var segment: Segment = .general
  public var topics: [String] = []
  public var language = "und"
  public var urgency: Urgency = .calm
  public var needsReply = false
  public var priority: Priority = .normal
  /// Whether a teammate set the priority by hand.
  public var priorityIsSet = false
  /// The one who works on it: one at a time.
  public var holder: String?
  /// Who asks the holder to hand it over; only where somebody else holds it.
  public var request: HandoverRequest?
  public var labels: [String] = []
  /// Whom its notes name, in their order.
  public var mentions: [Mention] = []
  /// At most one a kind, in the order in which they first started.
  public var clocks: [Clock] = []
  /// The present or the last escalation.
  public var escalation: Escalation?

  /// How many messages it has, notes included; the next message's number is one more.
  public var messages = 0
  /// The number of the follower's latest message, 0 before there is one.
  public var lastInbound = 0
  /// Who spoke when: what the response clocks run on.
  public var exchange = Exchange()
  /// Replies written here that have not left yet, by number.
  public var toSend: [Int] = []
  public var openedAt: Instant
  /// When anything was last said or done.
  public var updatedAt: Instant
  /// How many events it has; the next event's sequence is one more.
  public var events = 0

  public init(id: ID, channel: String, thread: String, follower: Follower.ID, openedAt: Instant) {
    self.id = id
    self.channel = channel
    self.thread = thread
    self.follower = follower
    self.openedAt = openedAt
    self.updatedAt = openedAt
  }

  /// Who spoke when.
  public struct Exchange: Equatable, Sendable {
    public var firstInboundAt: Instant?
    public var lastInboundAt: Instant?
    /// Our first answer at or after `firstInboundAt`.
    public var firstAnswerAt: Instant?
    public var lastAnswerAt: Instant?
    /// The follower's earliest message that we have not answered.
    public var waitingSince: Instant?

    public init() {}
  }

  public func clock(_ kind: Clock.Kind) -> Clock? { clocks.first { $0.kind == kind } }

  /// The running clock that runs out first.
  public var nextClock: Clock? {
    clocks.lazy.filter(\.isRunning).min { $0.due < $1.due }
  }

  /// The earliest running deadline; nil when nothing runs.
  public var due: Instant? { nextClock?.due }

  public var isEscalated: Bool { escalation.map { !$0.isDecided } ?? false }
}
