import Desk
import Model
import Terminal

/// What becomes of texts: on the desk, beside another's, or on this machine until the desk can have them.
extension ConsoleState {
  mutating func draftSaved(_ id: Conversation.ID, _ text: String, _ revision: Int64) {
    isOnDesk(id, text)
    if compose?.id == id { compose?.saved(text, revision: revision, at: now) }
  }

  mutating func draftBeside(_ id: Conversation.ID, _ text: String, _ theirs: Draft) {
    isOnDesk(id, text)
    if compose?.id == id {
      let hadConflict = compose?.conflict != nil
      compose?.savedBeside(text, theirs, at: now)
      if !hadConflict { showConflict() }
    } else {
      let whom = handle(id)
      say(.warning, "\(who(theirs)) has changed the draft to \(whom): yours is kept beside it · open it to choose")
    }
  }

  private mutating func isOnDesk(_ id: Conversation.ID, _ text: String) {
    if kept[id] == text, compose?.id != id { say(.success, "What you wrote to \(handle(id)) is on the desk now") }
    if unsaved[id] == text {
      unsaved[id] = nil
      bases[id] = nil
    }
    kept[id] = nil
    isLive()
  }

  mutating func draftKept(_ id: Conversation.ID, _ text: String) {
    kept[id] = text
    guard compose?.id == id else { return }
    compose?.keptText = text
    compose?.keptAt = now
  }

  /// Nothing of it is to be saved any more.
  mutating func forget(_ id: Conversation.ID) {
    unsaved[id] = nil
    bases[id] = nil
    kept[id] = nil
  }

  /// Texts that an earlier console left here go to the desk.
  mutating func found(_ drafts: [KeptDraft]) {
    for draft in drafts where unsaved[draft.conversation] == nil {
      unsaved[draft.conversation] = draft.text
      bases[draft.conversation] = draft.base
      kept[draft.conversation] = draft.text
    }
    lastRetry = now - .seconds(60)
  }

  // MARK: Two who write

  /// How to call who wrote a draft.
  private func who(_ draft: Draft) -> String { draft.by == me.name ? "You, at another seat," : draft.by }

  /// Brings the other's text into sight: it stands last.
  mutating func showConflict() {
    if let compose, compose.conflict != nil, reading?.id == compose.id { reading?.scroll = 0 }
  }

  /// Asks which of two texts is to be the draft.
  mutating func askWhichDraft() -> [Effect] {
    guard let writing = compose, let theirs = writing.conflict else { return [] }
    let choices = [
      Prompt.Choice(text: "theirs", detail: "yours goes", key: "t"),
      Prompt.Choice(text: "mine", detail: "theirs is kept for them", key: "m"),
      Prompt.Choice(text: "both", detail: "theirs, then yours", key: "b"),
    ]
    showConflict()
    prompt = Prompt(
      .whichDraft, "\(who(theirs)) has changed this draft: take", [writing.id], choices: choices, highlighted: 2,
      isClosed: true)
    return []
  }

  mutating func chose(_ answer: String) -> [Effect] {
    prompt = nil
    guard let writing = compose, let theirs = writing.conflict else { return [] }
    switch answer {
    case "theirs":
      compose?.take(theirs)
      forget(writing.id)
      // What is kept beside is ours, and wanted no more.
      return [.saveDraft(theirs.text, writing.id, on: theirs.revision)]
    case "mine": compose?.keepMine(at: now)
    default: compose?.keepBoth(at: now)
    }
    guard let text = compose?.editor.text else { return [] }
    compose?.dirtySince = nil
    unsaved[writing.id] = text
    bases[writing.id] = theirs.revision
    return [.saveDraft(text, writing.id, on: theirs.revision, keepingTheirs: answer == "mine")]
  }

  // MARK: Doubt

  mutating func inDoubt(_ doubtful: Doubtful) {
    doubts.append(doubtful)
    let ids = doubtful.doubt.conversations
    for id in ids { acting[id] = nil }
    if let writing = compose, ids.contains(writing.id) {
      compose?.isSending = false
      compose?.isInDoubt = doubtful.action.sends
    }
    say(
      .warning,
      "The connection broke while \(doubtful.title) was being stored; it is looked up when the server is back")
  }

  mutating func settled(_ doubtful: Doubtful, _ results: [ActionResult]) -> [Effect] {
    guard doubts.contains(doubtful) else { return [] }
    doubts.removeAll { $0 == doubtful }
    if let writing = compose, doubtful.doubt.conversations.contains(writing.id) {
      compose?.isInDoubt = false
      // What was sent is no longer being written.
      compose?.isSending = doubtful.action.sends
    }
    let effects = performed(doubtful.action, results, title: doubtful.title)
    let stored = results.filter(\.isDone).map(\.conversation)
    guard doubtful.action.sends, !stored.isEmpty else { return effects }
    // How much of the time to take it back is left, is not known here.
    sending.removeAll { stored.contains($0.conversation) }
    say(.success, "\(name(stored)): the reply was stored before the connection broke")
    return effects
  }
}
