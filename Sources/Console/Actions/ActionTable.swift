import Model

/// All actions, once: keys, help, palette, footer and documentation are made of this.
public enum ActionTable {
  /// In the order of help and documentation.
  public static let all: [ActionSpec] = work + line + write + move + choose + find + screen

  /// Those that the footer offers, what matters most first.
  static let ranked: [ActionSpec] = all.filter { $0.rank != nil }.ordered { ($0.rank ?? 0) < ($1.rank ?? 0) }

  public static func spec(_ id: ActionID) -> ActionSpec? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  private static let onConversations: Set<Scope> = [.list, .conversation]

  private static let work: [ActionSpec] = [
    ActionSpec(
      .reply, .work, "reply", "Write to the follower, in place; the draft is kept as you type.", ["r"],
      in: onConversations, on: .one, rank: 1),
    ActionSpec(
      .hold, .work, "hold", "Take it: you work on it and nobody else does. Again, and you let go.", ["c"],
      in: onConversations, on: .many, rank: 2),
    ActionSpec(
      .letGo, .work, "let go", "Give up holding it, so that somebody else may take it.", [], in: onConversations,
      on: .many),
    ActionSpec(
      .next, .work, "next", "Take the most urgent conversation of this list that nobody holds, and open it.",
      ["g n", "N"], in: [.browse], rank: 6),
    ActionSpec(
      .assign, .work, "assign", "Give it to a teammate; what somebody else holds, ask them for it.", ["a"],
      in: onConversations, on: .many, rank: 9),
    ActionSpec(
      .ask, .work, "ask", "Ask whoever holds it to hand it over to you, as the key of assign does there.", [],
      in: onConversations, on: .many),
    ActionSpec(
      .handOver, .work, "hand over",
      "Give what you hold to who asks for it, draft included: what is here, else what was asked for last.", ["H"],
      in: [.browse], rank: 0),
    ActionSpec(
      .keep, .work, "keep", "Answer no to who asks for what you hold: what is here, else what was asked for last.",
      ["M"], in: [.browse], rank: 0),
    ActionSpec(
      .takeOver, .work, "take over",
      "As a lead, take it from whoever holds it, for yourself or for who asks for it; they are told.", ["O"],
      in: onConversations, on: .many, rank: 9),
    ActionSpec(
      .escalate, .work, "escalate", "Carry it up the line: to whom, and why.", ["e"], in: onConversations, on: .many,
      rank: 3),
    ActionSpec(
      .note, .work, "note", "Write a note for the team; the follower does not see it.", ["n"], in: onConversations,
      on: .many, rank: 4),
    ActionSpec(
      .snooze, .work, "snooze", "Hide it until a time, or until the follower writes again. Clocks go on.", ["s"],
      in: onConversations, on: .many, rank: 7),
    ActionSpec(
      .wake, .work, "wake", "End a snooze now.", ["w"], in: onConversations, on: .many),
    ActionSpec(
      .done, .work, "done", "Close it: nothing is left to do.", ["d"], in: onConversations, on: .many, rank: 5),
    ActionSpec(
      .reopen, .work, "reopen", "Open again what is done.", ["o"], in: onConversations, on: .many),
    ActionSpec(
      .priority, .work, "priority", "Say how far it goes before others: low, normal, high, urgent.", ["p"],
      in: onConversations, on: .many, rank: 13),
    ActionSpec(
      .label, .work, "label", "Add labels; a minus before one takes it away.", ["l"], in: onConversations, on: .many,
      rank: 12),
    ActionSpec(
      .correct, .work, "correct", "Say what it is (kind, segment, stance) where triage is wrong; triage learns.",
      ["x"], in: onConversations, on: .many, rank: 11),
    ActionSpec(
      .undo, .work, "undo", "Take back your last action; a reply within ten seconds.", ["u"], in: [.browse], rank: 8),
    ActionSpec(
      .repeatLast, .work, "repeat", "Do your last action again, here.", ["."], in: onConversations, on: .many),
  ]

  private static let line: [ActionSpec] = [
    ActionSpec(
      .acknowledge, .line, "acknowledge", "Say that you have seen what was escalated to you; its clock stops.", ["A"],
      in: onConversations, on: .many, rank: 0),
    ActionSpec(
      .decide, .line, "decide", "Approve the draft, answer it yourself, hand it back, or decline.", ["D"],
      in: onConversations, on: .one, rank: 0),
  ]

  private static let write: [ActionSpec] = [
    ActionSpec(
      .send, .write, "send", "Send it; for ten seconds undo takes it back.", ["Ctrl-s"], in: [.compose], rank: 1),
    ActionSpec(
      .editOutside, .write, "editor", "Go on writing in $EDITOR, and come back with what you saved.", ["Ctrl-e"],
      in: [.compose], rank: 3),
    ActionSpec(
      .leaveCompose, .write, "keep draft", "Leave the composer; the draft stays.", ["Esc"], in: [.compose], rank: 2),
    ActionSpec(
      .chooseDraft, .write, "choose draft",
      "Somebody else has changed the draft: take theirs, keep yours, or both.", ["Ctrl-o"], in: [.compose], rank: 0),
    ActionSpec(
      .discardDraft, .write, "discard draft", "Throw the draft away, after a question.", [], in: onConversations,
      on: .one),
  ]

  private static let move: [ActionSpec] = [
    ActionSpec(.moveDown, .move, "down", "One row down.", ["j", "Down"], in: [.browse]),
    ActionSpec(.moveUp, .move, "up", "One row up.", ["k", "Up"], in: [.browse]),
    ActionSpec(.first, .move, "first", "To the first row; what waited slides in.", ["g g", "Home"], in: [.browse]),
    ActionSpec(.last, .move, "last", "To the last row.", ["G", "End"], in: [.browse]),
    ActionSpec(.halfDown, .move, "half page down", "Half a page down.", ["Ctrl-d"], in: [.browse]),
    ActionSpec(.halfUp, .move, "half page up", "Half a page up.", ["Ctrl-u"], in: [.browse]),
    ActionSpec(.pageDown, .move, "page down", "A page down.", ["PgDn", "Ctrl-f"], in: [.browse]),
    ActionSpec(.pageUp, .move, "page up", "A page up.", ["PgUp", "Ctrl-b"], in: [.browse]),
    ActionSpec(
      .open, .move, "open", "Open what is under the cursor.", ["Enter", "Right"], in: [.list, .views], rank: 0),
    ActionSpec(
      .back, .move, "back", "One step back: clear what is selected, close what is open. Never leaves Earshot.",
      ["Esc", "Left"], in: [.browse], rank: 20),
    ActionSpec(
      .close, .move, "back or leave", "One step back, and from the first screen out of Earshot.", ["q"],
      in: [.browse]),
    ActionSpec(
      .nextConversation, .move, "next one", "Open the next conversation of the list.", ["J", "]"],
      in: [.conversation], rank: 14),
    ActionSpec(
      .previousConversation, .move, "previous one", "Open the previous conversation of the list.", ["K", "["],
      in: [.conversation]),
    ActionSpec(.nextPane, .move, "next pane", "To the next pane.", ["Tab"], in: [.browse]),
    ActionSpec(.previousPane, .move, "previous pane", "To the pane before.", ["Shift-Tab"], in: [.browse]),
  ]

  private static let choose: [ActionSpec] = [
    ActionSpec(
      .select, .choose, "select", "Select this row, or no longer; actions then work on all selected.", ["Space"],
      in: [.list], rank: 15),
    ActionSpec(
      .selectRange, .choose, "range", "Select all rows from here to where you move.", ["V"], in: [.list]),
    ActionSpec(
      .selectAll, .choose, "select all", "Select every row that is loaded.", ["Ctrl-a"], in: [.list]),
  ]

  private static let find: [ActionSpec] = [
    ActionSpec(
      .filter, .find, "filter", "Filter the list; Tab completes, Ctrl-s saves the filter as a view.", ["/"],
      in: [.browse], rank: 10),
    ActionSpec(
      .saveView, .find, "save as view", "Give the filter a name; it joins the views on the left.", ["Ctrl-s"],
      in: [.filter], rank: 1),
    ActionSpec(
      .removeView, .find, "remove view", "Take a view away, after a question.", ["X"], in: [.views], rank: 2),
    ActionSpec(
      .showWaiting, .find, "show new", "Let the rows slide in that wait so as not to move yours.", ["R"],
      in: [.browse], rank: 0),
    ActionSpec(
      .showWarning, .find, "warning",
      "Filter for the conversations behind the early warning, and tell its figures. Again: the next warning.", ["W"],
      in: [.browse], rank: 2),
    ActionSpec(
      .showCall, .find, "what calls",
      "Go to what calls you: who asks for what you hold, who mentions you in a note. Again: the next.", ["@"],
      in: [.browse], rank: 0),
    ActionSpec(
      .palette, .find, "command", "Every action by name, with its key.", [":"], in: [.browse], rank: 30),
    ActionSpec(.help, .find, "help", "What works here, searchable.", ["?", "F1"], in: [.browse], rank: 31),
  ]

  private static let screen: [ActionSpec] = [
    ActionSpec(.inbox, .screen, "Inbox", "What people say, the most urgent first.", ["1"], in: [.browse]),
    ActionSpec(
      .line, .screen, "Line", "What was carried up the line, to whom, why, and what came of it.", ["2"],
      in: [.browse]),
    ActionSpec(
      .zoom, .screen, "zoom", "Give this pane the whole screen and all its rows; again, and the others are back.",
      ["z"], in: [.browse], rank: 16),
    ActionSpec(.theme, .screen, "theme", "Choose how it looks; you see each as you move.", ["T"], in: [.browse]),
    ActionSpec(
      .reload, .screen, "read settings", "Read the configuration file again; with a mistake in it nothing changes.",
      [], in: [.browse]),
    ActionSpec(
      .copy, .screen, "copy", "Copy the follower's latest words, also over SSH (OSC 52).", ["y"],
      in: onConversations, on: .one),
    ActionSpec(.redraw, .screen, "redraw", "Draw everything anew.", ["Ctrl-l"], in: [.always]),
    ActionSpec(.suspend, .screen, "suspend", "Back to the shell; fg returns.", ["Ctrl-z"], in: [.always]),
    ActionSpec(.quit, .screen, "leave", "Leave Earshot; drafts are kept.", ["Ctrl-c"], in: [.always]),
    ActionSpec(
      .sampleDay, .screen, "sample day", "Open a desk of its own with a made-up day, to look around.", ["S"],
      in: [.empty], rank: 0),
  ]
}
