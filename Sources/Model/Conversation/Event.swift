/// One thing that happened to a conversation. Append-only; the conversation is what its events make it.
public struct Event: Equatable, Sendable {
  public var conversation: Conversation.ID
  /// Its place in the conversation's chain, from 1.
  public var sequence: Int
  /// When it was recorded, by the desk's clock.
  public var at: Instant
  /// The teammate's name; `earshot` for what happens by rule or by time.
  public var by: String
  /// The name of the action it is part of, as in the key map, the palette and the command line.
  public var action: Action.Name
  /// Whose session with the database wrote it down, where the database has kept that. Another's than who did it for
  /// what happened by rule.
  public var session: String?
  public var body: Body

  public init(
    conversation: Conversation.ID, sequence: Int, at: Instant, by: String, action: Action.Name, session: String? = nil,
    body: Body
  ) {
    self.conversation = conversation
    self.sequence = sequence
    self.at = at
    self.by = by
    self.action = action
    self.session = session
    self.body = body
  }

  /// What happened. Whatever changes something carries the old and the new, so that the trail can be read
  /// line by line.
  ///
  /// Texts are never here: an event names a message by number and carries a digest of its text, so that a
  /// person's words can be erased while the chain stays whole.
  public enum Body: Equatable, Sendable {
    /// A follower wrote.
    case received(Spoken)
    /// An answer of ours was found on the network or in an import.
    case answered(Spoken)
    case edited(Spoken)
    case deleted(message: Int)
    /// Triage read a message, and what the conversation is since. Its reasons hold ranges, not words.
    case read(message: Int, reasons: [Reason], to: Classification)
    /// A teammate said what it is.
    case classified(from: Classification, to: Classification)
    case holder(from: String?, to: String?)
    /// A hold ends, since its holder was last seen at a seat then, and at none since. Who has it now follows.
    case lapsed(holder: String, seen: Instant)
    case status(from: Status, to: Status)
    case priority(from: Priority, to: Priority, byHand: Bool)
    case labels(added: [String], removed: [String])
    /// A note for the team, and the teammates whom it names.
    case noted(Spoken, mentions: [String])
    /// Somebody asks the holder to hand over, or no longer does.
    case request(from: HandoverRequest?, to: HandoverRequest?)
    /// A reply was written here; it waits in the outbox and leaves no sooner than that.
    case replied(Spoken, leaves: Instant)
    /// A reply or note of ours was taken back; the exchange is as if it had not been.
    case withdrawn(message: Int, exchange: Conversation.Exchange)
    /// A reply left: delivered by the network, or exported to be delivered by hand.
    case delivered(message: Int, remoteID: String?)
    case escalation(from: Escalation?, to: Escalation?)
    case clock(from: Clock?, to: Clock?, cause: ClockCause)
    /// A rule of assignment has found whom it goes to.
    case ruled(Ruling)
    /// The events of an earlier action were undone by the events that follow.
    case undone(sequences: [Int])
  }

  /// A message as an event knows it.
  public struct Spoken: Equatable, Sendable {
    /// The message's number in the conversation.
    public var message: Int
    /// When it was said, by the network's clock.
    public var at: Instant
    /// SHA-256 of the text, hexadecimal.
    public var digest: String

    public init(message: Int, at: Instant, digest: String) {
      self.message = message
      self.at = at
      self.digest = digest
    }

    public init(_ message: Message) {
      self.init(message: message.number, at: message.at, digest: Digest.hex(message.text))
    }
  }

  /// Why a clock changed.
  public enum ClockCause: String, Hashable, Sendable, Codable {
    case started, paused, resumed, stopped
    /// The policy or what it looks at (kind, segment, priority) changed.
    case recalculated
    case undone
  }

  /// What the conversation is, as triage or a teammate says.
  public struct Classification: Equatable, Sendable {
    public var kind: Kind
    public var also: [Kind]
    public var kindIsCorrected: Bool
    public var stance: Stance
    public var segment: Segment
    public var topics: [String]
    public var language: String
    public var urgency: Urgency
    public var needsReply: Bool

    public init(
      kind: Kind, also: [Kind], kindIsCorrected: Bool, stance: Stance, segment: Segment, topics: [String],
      language: String, urgency: Urgency, needsReply: Bool
    ) {
      self.kind = kind
      self.also = also
      self.kindIsCorrected = kindIsCorrected
      self.stance = stance
      self.segment = segment
      self.topics = topics
      self.language = language
      self.urgency = urgency
      self.needsReply = needsReply
    }
  }
}

extension Event.Body {
  /// The name of the case, as the trail and JSON output show it.
  public var name: String {
    switch self {
    case .received: "received"
    case .answered: "answered"
    case .edited: "edited"
    case .deleted: "deleted"
    case .read: "read"
    case .classified: "classified"
    case .holder: "holder"
    case .lapsed: "lapsed"
    case .status: "status"
    case .priority: "priority"
    case .labels: "labels"
    case .noted: "noted"
    case .request: "request"
    case .replied: "replied"
    case .withdrawn: "withdrawn"
    case .delivered: "delivered"
    case .escalation: "escalation"
    case .clock: "clock"
    case .ruled: "ruled"
    case .undone: "undone"
    }
  }
}
