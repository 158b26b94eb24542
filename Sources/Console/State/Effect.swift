import Desk
import Model

/// What the state asks the world to do. The answer comes back as an `Input`.
enum Effect: Equatable, Sendable {
  /// A page of a list: at the start, at the end, or beside what is loaded.
  case load(ConsoleState.Tab, PageRequest, LoadPurpose, generation: Int)
  /// What is shown of a list, as the store has it now.
  case refresh(ConsoleState.Tab, PageUpdateRequest, generation: Int)
  case count([Query])
  /// What rings now.
  case listen
  /// What calls this person.
  case hearCalls
  /// They have seen what called them to a conversation.
  case saw(Conversation.ID)
  /// Team, views, labels.
  case loadHouse
  case open(Conversation.ID)
  /// Messages of a long thread that came before those shown.
  case loadEarlier(Conversation.ID, before: Int)
  /// The texts of escalations.
  case loadReasons([Conversation.ID])
  case perform(Action, [Conversation.ID], title: String)
  case takeNext(Query)
  case undo([Conversation.ID], title: String)
  /// A text as the conversation's draft, built on a revision of it; `keepingTheirs` where it takes another's place.
  case saveDraft(String, Conversation.ID, on: Int64 = 0, keepingTheirs: Bool = false)
  /// What became of an action that was in doubt.
  case settle(Doubtful)
  case discardDraft(Conversation.ID)
  case saveView(View)
  case removeView(String)
  /// End the snoozes whose time has come.
  case wakeSnoozed
  /// Write in `$EDITOR`.
  case edit(String, Conversation.ID)
  case useTheme(String)
  /// Read the configuration file again.
  case readSettings
  case copy(String)
  /// Call a person who looks elsewhere.
  case alert(String)
  case redraw, suspend
  case openSampleDay
  case quit
}

enum LoadPurpose: Equatable, Sendable { case start, end, after, before }
