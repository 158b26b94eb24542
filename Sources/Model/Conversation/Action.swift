/// What a teammate does to a conversation. Has a name that is the same in the key map, the palette, the
/// command line and the trail.
public enum Action: Equatable, Sendable {
  case hold
  case letGo
  case assign(to: String)
  /// Asks the holder to hand it over.
  case ask
  /// Gives it to the one who asks for it.
  case handOver
  /// Answers no to the one who asks for it.
  case keep
  /// A lead takes it from its holder, for themselves or for the one who asks for it.
  case takeOver(for: String?)
  case reply(text: String)
  case note(text: String)
  case escalate(to: String, reason: String)
  case acknowledge
  case decide(Decision)
  case setPriority(Priority)
  case label(add: [String], remove: [String])
  case correct(Correction)
  case snooze(until: Instant)
  /// A snooze ran out, or somebody ended it.
  case wake
  /// The holder was not seen for too long: nobody holds it any more.
  case expire(seen: Instant)
  case done
  case reopen
  /// A reply left the outbox.
  case deliver(message: Int, remoteID: String?)
  /// The policies changed: take the clocks to what the present ones say.
  case recalculate

  /// What an executive decides.
  public enum Decision: Equatable, Sendable {
    /// The draft goes out as they read it. The desk refuses when it has changed since.
    case approve(text: String)
    case answer(text: String)
    case handBack(instruction: String)
    case decline(reason: String)
  }

  /// What a teammate knows better than triage; it teaches triage.
  public struct Correction: Equatable, Sendable {
    public var kind: Kind?
    public var stance: Stance?
    public var segment: Segment?

    public init(kind: Kind? = nil, stance: Stance? = nil, segment: Segment? = nil) {
      self.kind = kind
      self.stance = stance
      self.segment = segment
    }
  }

  /// The names of all actions.
  public enum Name: String, CaseIterable, Sendable, Hashable {
    case ingest
    case hold
    case letGo = "let-go"
    case assign, ask
    case handOver = "hand-over"
    case keep
    case takeOver = "take-over"
    case reply, note, escalate, acknowledge, decide, priority, label, correct, snooze, wake, done, reopen
    case expire, deliver, recalculate, undo
  }

  public var name: Name {
    switch self {
    case .hold: .hold
    case .letGo: .letGo
    case .assign: .assign
    case .ask: .ask
    case .handOver: .handOver
    case .keep: .keep
    case .takeOver: .takeOver
    case .reply: .reply
    case .note: .note
    case .escalate: .escalate
    case .acknowledge: .acknowledge
    case .decide: .decide
    case .setPriority: .priority
    case .label: .label
    case .correct: .correct
    case .snooze: .snooze
    case .wake: .wake
    case .expire: .expire
    case .done: .done
    case .reopen: .reopen
    case .deliver: .deliver
    case .recalculate: .recalculate
    }
  }
}
