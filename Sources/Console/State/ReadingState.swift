import Desk
import Model
import Terminal

/// The conversation that is open.
struct ReadingState: Sendable {
  var id: Conversation.ID
  /// Nil until it has come.
  var detail: Detail?
  /// How many lines are below what is shown; nil for where reading begins: at what the follower said last.
  var scroll: Int?
  /// Why it could not be read.
  var failure: String?
  var isLoadingEarlier = false
  /// How many earlier messages are asked for at a time.
  static let pageSize = 200

  init(_ id: Conversation.ID) { self.id = id }

  /// Takes in the conversation as it is now; earlier messages that were asked for stay.
  mutating func show(_ now: Detail) {
    var now = now
    // With a gap between, what is known no longer joins: the desk is asked again.
    if let old = detail?.messages, let first = now.messages.first?.number, old.contains(where: { $0.number == first }) {
      now.messages = old.prefix { $0.number < first } + now.messages
    }
    detail = now
    failure = nil
  }

  mutating func failed(_ words: String) {
    isLoadingEarlier = false
    if detail == nil { failure = words }
  }

  /// Puts earlier messages before those shown.
  mutating func prepend(_ earlier: [Message]) {
    isLoadingEarlier = false
    guard let first = detail?.messages.first?.number else { return }
    detail?.messages.insert(contentsOf: earlier.prefix { $0.number < first }, at: 0)
  }
}

/// What an escalation says in words.
struct LineReason: Equatable, Sendable {
  var escalation: Escalation
  /// Why it was carried up.
  var reason: String
  /// The clock of the acknowledgement, while it runs.
  var clock: Clock?
  /// The draft that an executive would approve, if any.
  var draft: String?
  /// The instruction or the reason of the verdict, once there is one.
  var answer: String?
}

/// What lies over the screen.
enum Overlay: Equatable, Sendable {
  case help(Search)
  case palette(Search)
  case themes(index: Int, before: String)

  /// A line to type in, and the place in what it finds.
  struct Search: Equatable, Sendable {
    var input = TextEditor()
    var index = 0
  }
}
