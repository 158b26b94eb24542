/// A response timer of a conversation.
///
/// The deadline is stored, not recomputed: what a screen counts down to is what the policy said when the
/// clock started, paused, resumed or was moved; each of those is an event.
public struct Clock: Equatable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Sendable, Hashable {
    case firstResponse = "first_response"
    case nextResponse = "next_response"
    case resolution
    case acknowledgement
    /// Hand-over of a suspected adverse event to the safety team; 24 h by calendar in most places.
    case safety

    /// How a screen calls it.
    public var word: String {
      switch self {
      case .firstResponse: "first reply"
      case .nextResponse: "next reply"
      case .resolution: "resolution"
      case .acknowledgement: "acknowledge"
      case .safety: "safety"
      }
    }
  }

  public enum State: Equatable, Sendable {
    case running
    /// Paused with this much (working) time left, in milliseconds; negative when already overdue.
    case paused(at: Instant, left: Int64)
    case stopped(at: Instant)
  }

  public var kind: Kind
  /// The policy that started it.
  public var policy: String
  /// The calendar its target is counted on.
  public var calendar: String
  /// The time allowed, in milliseconds of that calendar.
  public var target: Int64
  public var started: Instant
  /// When it runs out; for a paused clock, when it would have.
  public var due: Instant
  public var state: State

  public init(
    kind: Kind, policy: String, calendar: String, target: Int64, started: Instant, due: Instant,
    state: State = .running
  ) {
    self.kind = kind
    self.policy = policy
    self.calendar = calendar
    self.target = target
    self.started = started
    self.due = due
    self.state = state
  }

  public var isRunning: Bool { state == .running }

  /// Whether it ran out before it was stopped or paused, or has run out by `now`.
  public func isBreached(at now: Instant) -> Bool {
    switch state {
    case .running: now > due
    case .paused(_, let left): left < 0
    case .stopped(let at): at > due
    }
  }
}
