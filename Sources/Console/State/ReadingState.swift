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
  var isLoading = false

  init(_ id: Conversation.ID) { self.id = id }
}

/// What an escalation says in words.
struct LineReason: Equatable, Sendable {
  var escalation: Escalation
  /// Why it was carried up.
  var reason: String
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
