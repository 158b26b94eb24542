import Desk
import Model

/// What the message line says: what happened, and the way back.
struct Notice: Equatable, Sendable {
  enum Tone: Equatable, Sendable { case info, success, warning, error }

  var text: String
  var tone: Tone
  /// By when it has been read.
  var until: Instant
  /// Whether it is told on after that, until something else is said.
  var stays = false

  static func info(_ text: String, at now: Instant) -> Notice {
    Notice(text: text, tone: .info, until: now + .seconds(6))
  }

  static func success(_ text: String, at now: Instant) -> Notice {
    Notice(text: text, tone: .success, until: now + .seconds(8))
  }

  static func warning(_ text: String, at now: Instant) -> Notice {
    Notice(text: text, tone: .warning, until: now + .seconds(12))
  }

  static func lasting(_ text: String, _ tone: Tone, at now: Instant) -> Notice {
    Notice(text: text, tone: tone, until: now + .seconds(12), stays: true)
  }
}

/// A reply that waits in the outbox for a few seconds more.
struct Sending: Equatable, Sendable {
  /// By which way it came there, and so where it goes back to.
  enum Way: String, Equatable, Sendable { case reply, answer, approval }

  var way: Way
  var conversation: Conversation.ID
  var handle: String
  var from: Instant
  var leaves: Instant
}

/// What can be taken back, and what it was called.
struct Undoable: Equatable, Sendable {
  var conversations: [Conversation.ID]
  var title: String
}

/// The last action, for repeating it elsewhere.
struct Repeatable: Equatable, Sendable {
  var action: Action
  var title: String
}

/// An action of which it is not known whether it was stored.
struct Doubtful: Equatable, Sendable {
  var doubt: Doubt
  var action: Action
  var title: String
}

/// How the desk is.
enum Live: Equatable, Sendable {
  case connecting
  case live
  /// Since when what is shown may be old, and why.
  case stale(since: Instant, why: String)
  /// The server is gone: what is shown is as of then. When it is tried again; nil while it is being tried.
  case away(since: Instant, nextTry: Instant?)
}
