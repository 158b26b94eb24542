import Desk
import Model
import Terminal

/// What happens to the console.
enum Input: Sendable {
  case event(InputEvent)
  case resized(Size)
  /// Time has passed.
  case tick
  /// Somebody, perhaps we, changed something; nil for "anything may have changed".
  case changed(DeskChange?)
  case loaded(ConsoleState.Tab, Page, LoadPurpose, generation: Int)
  case refreshed(ConsoleState.Tab, PageUpdate, generation: Int)
  case counted([Query: Int])
  /// What rings now; nil where it could not be found out.
  case warned([Warning]?)
  /// What calls this person, the latest first; nil where it could not be found out.
  case called([CallItem]?)
  case house(House)
  case opened(Conversation.ID, Detail?)
  case earlier(Conversation.ID, [Message])
  case reasons([Conversation.ID: LineReason])
  case performed(Action, [ActionResult], title: String)
  case tookNext(Conversation.ID?)
  case undone([ActionResult], title: String)
  case draftSaved(Conversation.ID, String, revision: Int64 = 0)
  /// Somebody else had changed the draft: theirs stays, this text is kept beside it.
  case draftBeside(Conversation.ID, String, theirs: Draft)
  /// A text is safe in a file of this machine.
  case draftKept(Conversation.ID, String)
  /// Texts that an earlier run of the console had to leave here.
  case keptDrafts([KeptDraft])
  /// It is not known whether an action was stored.
  case doubtful(Doubtful)
  case settled(Doubtful, [ActionResult])
  case draftDiscarded(Conversation.ID)
  /// From now on at another desk.
  case seat(Seat)
  case edited(Conversation.ID, String?)
  case viewsChanged(String)
  /// A call to the desk failed: what it was for, and what to say.
  case failed(Failure, String)
  /// A call to the desk came to nothing because its server is gone.
  case unreachable(Failure, DeskError)
  /// The server went, is tried again, or is back.
  case server(ServerState)
  /// The settings were read again.
  case settings(ConsoleSettings)
  case said(Notice.Tone, String)
  /// The team's own word lists were read, for the first time or again.
  case words(WordsInForce)
  /// A model was learned from corrections, and this is what it is worth.
  case learned(String)
}

extension Input {
  /// Whether it can change the picture by itself. That others have changed something is seen once it has been read.
  var isSeen: Bool {
    if case .changed(let change?) = self { change.presence != nil } else { true }
  }
}

/// What a desk has beside its conversations.
struct House: Sendable {
  var team: [Teammate] = []
  var views: [View] = []
  var labels: [String] = []
  var topics: [String] = []
  var channels: [String] = []
  var segments: [String] = []
}

/// What a failed call was for, so that the state can put it right.
enum Failure: Equatable, Sendable {
  case list(ConsoleState.Tab)
  case refresh(ConsoleState.Tab)
  case open(Conversation.ID)
  case act([Conversation.ID])
  case draft(Conversation.ID, String)
  case other
}
