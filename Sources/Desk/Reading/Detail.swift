public import Model
public import Store

/// A conversation with all that a screen shows of it.
public struct Detail: Sendable, Equatable {
  public var conversation: Conversation
  public var follower: Follower
  /// In order of arrival; of a very long thread the latest.
  public var messages: [Message]
  /// The latest events, in order.
  public var events: [Event]
  /// What somebody is writing here.
  public var draft: Draft?
  /// What is kept beside it, each text for its author.
  public var beside: [Draft] = []
  /// The follower's other conversations, the latest first.
  public var others: [Row]
  /// What `undo` by the teammate who asks would take back now; nil for nothing.
  public var undoable: Action.Name?

  /// How many messages came before those in `messages`.
  public var earlierMessages: Int { max(0, (messages.first?.number ?? 1) - 1) }

  /// Why triage takes it for what it is: the reasons of its latest reading of each message, with the words.
  public var reasons: [Reason] {
    var reasons: [Reason] = []
    for case .read(let number, let found, _) in events.map(\.body) {
      let text = messages.first { $0.number == number }?.text
      reasons += found.map { $0.withWords(of: text ?? "") }
    }
    return reasons
  }
}

extension Reason {
  /// The reason with the words that its ranges cut out of a text: the trail keeps ranges only.
  public func withWords(of text: String) -> Reason {
    var reason = self
    let bytes = Array(text.utf8)
    reason.words = ranges.filter { $0.upperBound <= bytes.count }.map { String(decoding: bytes[$0], as: UTF8.self) }
    return reason
  }
}
