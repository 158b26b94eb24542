import Desk
import Model
import Terminal

extension ConsoleState {
  /// Does what an action says, or says why not.
  mutating func run(_ id: ActionID) -> [Effect] {
    if let reason = refusal(of: id) {
      say(.warning, reason)
      return []
    }
    if id != .undo, notice?.tone != .error { notice = nil }
    switch id {
    case .moveDown, .moveUp, .first, .last, .halfDown, .halfUp, .pageDown, .pageUp: return move(id)
    case .open: return open()
    case .back: return back(leaves: false)
    case .close: return back(leaves: true)
    case .nextPane: return focusNext(1)
    case .previousPane: return focusNext(-1)
    case .nextConversation: return openNeighbour(1)
    case .previousConversation: return openNeighbour(-1)
    case .select, .selectRange, .selectAll: return select(id)
    case .hold: return subjectIsMine ? act(.letGo) : act(.hold)
    case .letGo: return act(.letGo)
    case .wake: return act(.wake)
    case .done: return act(.done)
    case .reopen: return act(.reopen)
    case .acknowledge: return act(.acknowledge)
    case .repeatLast: return lastAction.map { act($0.action) } ?? []
    case .undo: return undo()
    case .next: return takeNext()
    case .reply: return beginReply()
    case .assign where asksInstead: return act(.ask)
    case .ask: return act(.ask)
    case .handOver: return act(.handOver, on: answerable)
    case .keep: return act(.keep, on: answerable)
    case .takeOver: return takeOver()
    case .assign, .note, .escalate, .priority, .snooze, .label, .correct, .decide, .filter, .discardDraft, .removeView:
      return ask(id)
    case .saveView: return askForViewName()
    case .send: return send()
    case .editOutside: return editOutside()
    case .leaveCompose: return leaveComposer()
    case .chooseDraft: return askWhichDraft()
    case .showWaiting: return showWaiting()
    case .showWarning: return showWarning()
    case .showCall: return showCall()
    case .palette:
      overlay = .palette(.init())
      return []
    case .help:
      overlay = .help(.init())
      return []
    case .zoom: return zoom()
    case .theme: return chooseTheme()
    case .inbox: return go(to: .inbox)
    case .line: return go(to: .line)
    case .copy: return copy()
    case .redraw: return [.redraw]
    case .reload: return [.readSettings]
    case .suspend: return saveNow() + [.suspend]
    case .quit: return leave()
    case .sampleDay: return [.openSampleDay]
    }
  }

  /// Sends an action on its way to the desk, for all that it works on.
  mutating func act(_ action: Action, on ids: [Conversation.ID]? = nil) -> [Effect] {
    let ids = ids ?? targets
    guard !ids.isEmpty else {
      say(.warning, "No conversation here")
      return []
    }
    if handles.count > 1000 { handles = [:] }
    for id in ids {
      acting[id] = now
      handles[id] = list.row(id)?.handle ?? reading.flatMap { $0.id == id ? $0.detail?.follower.profile.handle : nil }
    }
    return [.perform(action, ids, title: action.title)]
  }

  private mutating func takeNext() -> [Effect] {
    // The list's own terms, and nobody's: what one looks at is what one takes from.
    var query = inbox.query
    query.terms.removeAll { if case .holder = $0.condition { true } else { false } }
    query.terms.append(.init(.holder([.none])))
    return [.takeNext(query)]
  }

  mutating func tookNext(_ id: Conversation.ID?) -> [Effect] {
    guard let id else {
      say(.info, "Nothing that nobody holds is waiting in this list")
      return []
    }
    tab = .inbox
    undoStack.append(Undoable(conversations: [id], title: "next"))
    say(.success, "Yours now · \(undoHint)")
    return read(id) + refreshSoon([id])
  }

  private mutating func undo() -> [Effect] {
    if let last = sending.popLast() {
      let title = last.way == .reply ? ActionID.reply.rawValue : ActionID.decide.rawValue
      undoStack.removeAll { $0.conversations == [last.conversation] && $0.title == title }
      return [.undo([last.conversation], title: last.way.rawValue)]
    }
    if let last = undoStack.popLast() { return [.undo(last.conversations, title: last.title)] }
    guard let subject else {
      say(.info, "Nothing of yours to undo")
      return []
    }
    return [.undo([subject], title: "")]
  }

  private mutating func showWaiting() -> [Effect] {
    guard list.fresh != nil else {
      // The window has grown since; it slides in with the next answer.
      lastInput = now - ConsoleState.pause
      return refreshSoon([])
    }
    list.fold(height: layout.listHeight)
    return fill()
  }

  private mutating func copy() -> [Effect] {
    guard let subject else { return [] }
    let text =
      reading.flatMap { $0.id == subject ? $0.detail?.latestWords : nil } ?? list.row(subject)?.excerpt
    guard let text, !text.isEmpty else { return [] }
    say(.success, "Copied what \(handle(subject)) says")
    return [.copy(text)]
  }

  /// `u undoes`, with the key that it has.
  var undoHint: String { settings.keys.hint(for: .undo).map { "\($0) undoes" } ?? "undo takes it back" }

  private var subjectIsMine: Bool {
    let rows = targets.compactMap { list.row($0) }
    if rows.isEmpty, let reading { return reading.detail?.conversation.holder == me.name }
    return !rows.isEmpty && rows.allSatisfy { $0.holder == me.name }
  }
}

extension Detail {
  /// What the follower said last.
  fileprivate var latestWords: String? { messages.last { $0.direction == .inbound }?.text }
}

extension Action {
  /// How a message calls it.
  var title: String {
    switch self {
    case .letGo: "let go"
    default: ActionID(rawValue: name.rawValue).flatMap { ActionTable.spec($0)?.title } ?? name.rawValue
    }
  }
}
