public import Model

/// The name of everything that a key, the palette or the mouse can do.
///
/// What changes a conversation has the name of the model's action, the same as in the command line and the trail; the
/// rest is the screen's own. Raw values are what key maps and documentation call them.
public enum ActionID: String, CaseIterable, Sendable, Hashable {
  // Moving.
  case moveDown = "move-down"
  case moveUp = "move-up"
  case first, last
  case halfDown = "half-page-down"
  case halfUp = "half-page-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case nextConversation = "next-conversation"
  case previousConversation = "previous-conversation"
  case open, back, close
  case nextPane = "next-pane"
  case previousPane = "previous-pane"

  // Choosing.
  case select
  case selectRange = "select-range"
  case selectAll = "select-all"

  // Working: the model's actions, and how to reach them.
  case hold
  case letGo = "let-go"
  case next, assign, ask
  case handOver = "hand-over"
  case keep
  case takeOver = "take-over"
  case reply, note, escalate, priority, snooze, wake, label, correct, done, reopen, undo
  case repeatLast = "repeat"
  case acknowledge, decide

  // Writing.
  case send
  case editOutside = "edit-outside"
  case leaveCompose = "leave-compose"
  case discardDraft = "discard-draft"
  case chooseDraft = "choose-draft"

  // Finding.
  case filter
  case saveView = "save-view"
  case removeView = "remove-view"
  case showWaiting = "show-waiting"
  case showWarning = "show-warning"
  case showCall = "show-call"
  case palette, help

  // The screen.
  case inbox, line
  case zoom, theme, copy, redraw, suspend, quit
  case reload
  case sampleDay = "sample-day"
}

extension ActionID {
  /// The model's action of the same name, if it has one.
  public var model: Action.Name? { Action.Name(rawValue: rawValue) }
}
