public import Model

/// Something in the file that cannot be as Earshot wrote it.
public struct Finding: Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    /// The file itself is damaged, as SQLite says.
    case file(String)
    /// An act is missing: the one whose first event has this sequence does not follow the one before it.
    case gap(sequence: Int)
    /// An act is not what was chained: its events, from the one with this sequence on, or who did it and when.
    case chain(sequence: Int)
    /// An act says that it is of one teammate, and the session of another wrote it down.
    case author(sequence: Int, by: String, session: String)
    /// An act's events, from the one with this sequence on, cannot be read.
    case event(sequence: Int, String)
    /// A message's text is not the one that its event digests. Version 0 is the first text.
    case text(message: Int, version: Int)
    /// A message that an event names is missing, or one is there that no event names.
    case message(Int)
    /// The conversation's row is not what its events make it: the columns that differ.
    case row([String])
    /// A topic or label under which the conversation is not found.
    case tag(String)
    /// The outbox does not hold what the events say.
    case outbox(message: Int)
    /// The live counts are not those of the rows: by how many they are off, in all.
    case tally(Int)
    /// A topic or label is counted wrongly.
    case tagCount(String)
  }

  /// Nil for what concerns the whole desk.
  public var conversation: Conversation.ID?
  public var problem: Problem

  public init(_ conversation: Conversation.ID?, _ problem: Problem) {
    self.conversation = conversation
    self.problem = problem
  }
}

extension Finding: CustomStringConvertible {
  public var description: String {
    let what =
      switch problem {
      case .file(let detail): "The file is damaged: \(detail)."
      case .gap(let sequence): "Before event \(sequence) something is missing."
      case .chain(let sequence): "What was done at event \(sequence) is not what was recorded."
      case .author(let sequence, let by, let session):
        "What was done at event \(sequence) is said to be \(by)'s, and was written in a session of \(session)."
      case .event(let sequence, let detail): "What was done at event \(sequence) cannot be read: \(detail)"
      case .text(let message, 0): "The text of message \(message) is not the one that was recorded."
      case .text(let message, let version):
        "The text of message \(message) after \(version) edits is not the one that was recorded."
      case .message(let number): "Message \(number) is missing, or was never recorded."
      case .row(let columns): "What is shown is not what the events say: \(columns.joined(separator: ", "))."
      case .tag(let name): "It is not found under \"\(name)\"."
      case .outbox(let message): "Message \(message) and the outbox contradict each other."
      case .tally(let count): "The live counts are off by \(count)."
      case .tagCount(let name): "The count of \"\(name)\" is off."
      }
    return conversation.map { "Conversation \($0): \(what)" } ?? what
  }
}
