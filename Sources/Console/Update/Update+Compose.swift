import Desk
import Model
import Terminal

extension ConsoleState {
  mutating func beginReply() -> [Effect] {
    guard let id = targets.first, targets.count == 1 else {
      say(.warning, targets.isEmpty ? "No conversation here" : "A reply goes to one person: clear the selection first")
      return []
    }
    return compose(.reply, id)
  }

  /// An executive answers in their own words, beginning with the draft if there is one.
  mutating func beginAnswer(_ id: Conversation.ID) -> [Effect] { compose(.answer, id) }

  mutating func compose(_ purpose: ComposeState.Purpose, _ id: Conversation.ID) -> [Effect] {
    let detail = reading?.id == id ? reading?.detail : nil
    compose = ComposeState(id: id, purpose: purpose, handle: handle(id), channel: list.row(id)?.channel ?? "")
    if let kept = unsaved[id] {
      compose?.begin(with: kept, at: nil)
      compose?.failure = "not saved yet"
      compose?.dirtySince = now
      compose?.build(on: bases[id] ?? 0)
      compose?.keptText = self.kept[id]
    }
    compose?.isInDoubt = doubts.contains { $0.doubt.conversations.contains(id) && $0.action.sends }
    let effects = read(id)
    if let detail { draftArrived(detail) }
    return effects
  }

  /// What the desk has as the draft, when the conversation was read.
  mutating func draftArrived(_ detail: Detail) {
    guard compose?.id == detail.conversation.id else { return }
    compose?.channel = detail.conversation.channel
    let me = me.name
    let hadConflict = compose?.conflict != nil
    compose?.hear(detail.draft, beside: detail.beside, me: me)
    if !hadConflict { showConflict() }
  }

  mutating func pressInComposer(_ key: Key) -> [Effect] {
    if case .action(let id) = settings.keys.match([key], in: scopes) { return run(id) }
    let now = now
    let width = ComposePane.textWidth(self)
    switch key {
    case .enter: compose?.edit(.insert("\n"), at: now)
    case .up: compose?.editor.moveUp(width: width)
    case .down: compose?.editor.moveDown(width: width)
    case .pageUp: return scroll(5)
    case .pageDown: return scroll(-5)
    case .tab: compose?.edit(.insert("  "), at: now)
    default:
      guard let command = EditCommand(key) else {
        say(.info, "\(key.name) does nothing while you write")
        return []
      }
      if compose?.isInDoubt == true { return send() }
      compose?.edit(command, at: now)
    }
    return []
  }

  /// How long after the last key a draft is saved.
  static let draftPause: Duration = .milliseconds(300)

  /// Saves the draft when typing has paused, and while it goes on.
  mutating func saveDraftIfDue() -> [Effect] {
    guard let since = compose?.dirtySince, now - since >= ConsoleState.draftPause else { return [] }
    return saveNow()
  }

  /// Saves the draft at once, if there is anything to save.
  mutating func saveNow() -> [Effect] {
    guard let writing = compose, writing.dirtySince != nil, !writing.isSending, !writing.isInDoubt else { return [] }
    compose?.dirtySince = nil
    let text = writing.editor.text
    unsaved[writing.id] = text
    bases[writing.id] = writing.base
    return [.saveDraft(text, writing.id, on: writing.base)]
  }

  mutating func send() -> [Effect] {
    guard let writing = compose, !writing.isSending else { return [] }
    guard !writing.isInDoubt else {
      say(.warning, "Whether it was sent before the connection broke is not known yet; it is looked up first")
      return []
    }
    guard writing.editor.text.contains(where: { !$0.isWhitespace }) else {
      say(.warning, "Nothing stands there yet")
      return []
    }
    if let over = writing.over {
      say(.warning, "\(over) more than \(writing.network) takes: shorten it, or write it in two replies")
      return []
    }
    compose?.isSending = true
    compose?.dirtySince = nil
    let text = writing.editor.text
    // Kept until the desk has it.
    unsaved[writing.id] = text
    bases[writing.id] = writing.base
    return act(writing.purpose == .reply ? .reply(text: text) : .decide(.answer(text: text)), on: [writing.id])
  }

  /// After the desk has taken a reply, or has not.
  mutating func sent(_ result: ActionResult?) {
    guard let result, result.isDone else {
      compose?.isSending = false
      compose?.dirtySince = now
      return
    }
    forget(result.conversation)
    compose = nil
    reading = nil
    focus = .list
  }

  mutating func leaveComposer() -> [Effect] {
    guard let writing = compose else { return [] }
    let effects = saveNow()
    compose = nil
    if writing.isSending {
      // It is on its way; the answer will be told.
    } else if kept[writing.id] == writing.editor.text {
      say(.info, "The draft is kept on this machine until the desk can have it")
    } else if writing.failure != nil || unsaved[writing.id] != nil && effects.isEmpty {
      say(.warning, "The draft is not saved; it is kept here until it is")
    } else if !writing.editor.isEmpty {
      let key = settings.keys.hint(for: .reply).map { " · \($0) goes on" } ?? ""
      say(.info, "Draft kept\(key)")
    }
    return effects
  }

  mutating func editOutside() -> [Effect] {
    guard let writing = compose else { return [] }
    return saveNow() + [.edit(writing.editor.text, writing.id)]
  }

  mutating func edited(_ id: Conversation.ID, _ text: String?) {
    guard compose?.id == id else { return }
    guard let text else {
      say(.info, "The editor changed nothing")
      return
    }
    compose?.replace(with: text, at: now)
  }

  // MARK: Leaving

  /// Leaves; asks only when something typed is not saved.
  mutating func leave() -> [Effect] {
    let effects = saveNow()
    // What is in a file of ours is not lost: the next console takes it to the desk.
    let count = unsaved.count { kept[$0.key] != $0.value }
    guard count == 0 || !effects.isEmpty else {
      prompt = .yesOrNo(
        .leave, "\(count == 1 ? "a draft is" : "\(count) drafts are") not saved; leave and lose it?", [])
      return effects
    }
    return effects + leaveNow()
  }

  mutating func leaveNow() -> [Effect] {
    isLeaving = true
    return [.quit]
  }
}
