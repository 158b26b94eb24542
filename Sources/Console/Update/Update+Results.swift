import Desk
import Model

extension ConsoleState {
  /// Takes in what became of an action: rows that are of the list no longer leave it, and the message line says what
  /// happened and the way back.
  mutating func performed(_ action: Action, _ results: [ActionResult], title: String) -> [Effect] {
    let ids = results.map(\.conversation)
    for id in ids { acting[id] = nil }
    let whom = name(ids)
    let done = results.filter(\.isDone)
    if let compose, ids.contains(compose.id), compose.isSending {
      sent(results.first { $0.conversation == compose.id })
    }
    let undoable = done.filter(\.canUndo).map(\.conversation)
    if !undoable.isEmpty { undoStack.append(Undoable(conversations: undoable, title: title)) }
    if undoStack.count > 50 { undoStack.removeFirst() }
    if !done.isEmpty, action.canRepeat { lastAction = Repeatable(action: action, title: title) }
    if case .setPriority(.urgent) = action { side.urgent = nil }
    if let way = action.way { for result in done { remember(result, way) } }
    tell(results, title: title, whom: whom, canUndo: !undoable.isEmpty, isSent: action.sends)
    let gone = leave(done)
    if !done.isEmpty { list.selected.subtract(ids) }
    if list.selected.isEmpty { list.rangeStart = nil }
    if let reading, gone.contains(reading.id), compose == nil {
      self.reading = nil
      focus = .list
    }
    return refreshSoon(Set(ids)) + fill() + reasonsAfter(action, ids) + follow()
  }

  /// How long an action may take before the row says that it is on its way.
  static let patience: Duration = .milliseconds(150)

  private func reasonsAfter(_ action: Action, _ ids: [Conversation.ID]) -> [Effect] {
    switch action {
    case .escalate, .decide, .acknowledge: [.loadReasons(ids)]
    default: []
    }
  }

  /// Takes those out of the list that its query no longer has; says which.
  private mutating func leave(_ done: [ActionResult]) -> Set<Conversation.ID> {
    let query = list.query
    guard !query.asksForText else { return [] }
    let gone = done.compactMap(\.changed).filter { conversation in
      guard let row = list.row(conversation.id) else { return false }
      let profile = Profile(handle: row.handle, name: row.name, followers: row.followers)
      let subject = QuerySubject(conversation: conversation, profile: profile)
      return !query.matches(subject, now: now, me: me.name)
    }
    let ids = Set(gone.map(\.id))
    list.remove(ids, height: layout.listHeight)
    return ids
  }

  /// A reply that can be taken back for a few seconds more.
  private mutating func remember(_ result: ActionResult, _ way: Sending.Way) {
    sending.append(
      Sending(
        way: way, conversation: result.conversation, handle: handle(result.conversation), from: now,
        leaves: now + settings.undoWindow))
  }

  private mutating func tell(
    _ results: [ActionResult], title: String, whom: String, canUndo: Bool, isSent: Bool
  ) {
    let done = results.filter(\.isDone)
    let refused = results.filter { !$0.isDone }
    let wayBack = canUndo && !isSent ? " · \(undoHint)" : ""
    if let only = results.first, results.count == 1 {
      // The bar says it for a reply.
      if only.isDone, isSent {
        notice = nil
        return
      }
      say(only.isDone ? .success : tone(only), "\(only.isDone ? "\(whom): " : "")\(told(only))\(wayBack)")
    } else if refused.isEmpty {
      say(.success, "\(title): \(done.count) done\(wayBack)")
    } else if let first = refused.first {
      let why = refused.count == 1 ? told(first) : "\(handle(first.conversation)): \(told(first))"
      say(.warning, "\(title): \(done.count) done, \(refused.count) not. \(why)\(wayBack)")
    }
  }

  private func tone(_ result: ActionResult) -> Notice.Tone {
    if case .failed = result.verdict { .error } else { .warning }
  }

  mutating func undone(_ results: [ActionResult], title: String) -> [Effect] {
    let ids = results.map(\.conversation)
    sending.removeAll { ids.contains($0.conversation) }
    if results.isEmpty {
      say(.info, "Nothing of yours to undo")
    } else if let refused = results.first(where: { !$0.isDone }) {
      say(.warning, refused.summary)
    } else {
      let what = title.isEmpty ? "" : "\(title), "
      say(.success, "Undone: \(what)\(name(ids))")
    }
    // What came back to the list shows at once, rather than wait.
    lastInput = now - ConsoleState.pause
    let effects = refreshSoon(Set(ids)) + [.loadReasons(ids)]
    guard let way = Sending.Way(rawValue: title), let only = results.first, results.count == 1, only.isDone,
      compose == nil
    else { return effects }
    // What was written is taken back to be written better, what was approved to be decided again.
    tab = way == .reply ? .inbox : .line
    switch way {
    case .reply: return effects + compose(.reply, only.conversation)
    case .answer: return effects + compose(.answer, only.conversation)
    case .approval: return effects + read(only.conversation)
    }
  }
}

extension Action {
  /// Whether it puts something in the outbox.
  var sends: Bool { way != nil }

  fileprivate var way: Sending.Way? {
    switch self {
    case .reply: .reply
    case .decide(.answer): .answer
    case .decide(.approve): .approval
    default: nil
    }
  }

  /// Whether it makes sense on another conversation. A text to one person does not.
  var canRepeat: Bool {
    switch self {
    case .reply, .decide, .deliver, .recalculate, .expire: false
    default: true
    }
  }
}
