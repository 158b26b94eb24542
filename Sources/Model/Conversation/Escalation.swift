/// A conversation carried up the line to somebody who alone can decide.
public struct Escalation: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    case waiting
    case acknowledged(at: Instant)
    case decided(Verdict, by: String, at: Instant)
  }

  /// What the one asked decided. Texts (an instruction, a reason) are notes of the conversation.
  public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The draft goes out as it stands.
    case approved
    /// They wrote the answer themselves.
    case answered
    /// Back to the holder with an instruction.
    case handedBack = "handed_back"
    case declined
  }

  /// The teammate asked.
  public var to: String
  /// The teammate who asks.
  public var from: String
  public var at: Instant
  /// The number of the note that says why.
  public var reason: Int
  /// The number of the note that holds the instruction or the reason of the verdict, if any.
  public var answer: Int?
  public var state: State

  public init(to: String, from: String, at: Instant, reason: Int, answer: Int? = nil, state: State = .waiting) {
    self.to = to
    self.from = from
    self.at = at
    self.reason = reason
    self.answer = answer
    self.state = state
  }

  public var isDecided: Bool { if case .decided = state { true } else { false } }
  public var isWaiting: Bool { state == .waiting }
}
