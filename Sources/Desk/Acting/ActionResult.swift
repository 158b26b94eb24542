public import Model

/// What became of one conversation that somebody acted on.
public struct ActionResult: Sendable, Equatable {
  public enum Verdict: Sendable, Equatable {
    /// It happened; the conversation as it now is.
    case done(Conversation)
    /// The rules forbid it; nothing has happened.
    case refused(Refusal)
    /// The desk could not do it; nothing has happened.
    case failed(DeskError)
  }

  public let conversation: Conversation.ID
  public let verdict: Verdict
  /// What happened, or why not and what to do, in one line for a person.
  public let summary: String
  /// Whether `undo` takes it back now.
  public let canUndo: Bool

  public init(conversation: Conversation.ID, verdict: Verdict, summary: String, canUndo: Bool = false) {
    self.conversation = conversation
    self.verdict = verdict
    self.summary = summary
    self.canUndo = canUndo
  }

  public var isDone: Bool { if case .done = verdict { true } else { false } }

  /// The conversation as it is now, where it happened.
  public var changed: Conversation? { if case .done(let conversation) = verdict { conversation } else { nil } }

  static func refused(_ refusal: Refusal, _ id: Conversation.ID, at now: Instant) -> ActionResult {
    ActionResult(conversation: id, verdict: .refused(refusal), summary: refusal.words(at: now))
  }

  static func failed(_ error: DeskError, _ id: Conversation.ID) -> ActionResult {
    ActionResult(conversation: id, verdict: .failed(error), summary: error.description)
  }
}

extension Refusal {
  /// As `description`, with how long the holder has held it.
  func words(at now: Instant) -> String {
    guard case .heldBy(let name, let since?) = self else { return description }
    let held = DurationText.spoken((now - since).inMilliseconds)
    return "Held by \(name) for \(held). `ask` asks \(name) to hand it over; a lead can `take-over`."
  }
}
