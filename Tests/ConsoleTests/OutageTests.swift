import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// What a console says and does while its server is away.
@Suite struct `While the server is away` {
  private let since = Fixture.now - .seconds(67)
  private var away: Input { .server(.away(since: since, nextTry: Fixture.now + .seconds(4))) }
  private let lost = DeskError.store(.away(desk: "postgres://db/acme"))

  private func state(_ width: Int = 120, _ height: Int = 36) -> ConsoleState {
    var state = Fixture.state(width, height)
    _ = state.update(away, at: Fixture.now)
    return state
  }

  @Test(arguments: [
    (120, 36, "◌ away since 14:31, trying again in 4 s"), (80, 24, "◌ away since 14:31, trying again in 4 s"),
    (60, 24, "◌ away since 14:31 · 4 s"), (44, 30, "◌ away since 14:31 · 4 s"),
  ])
  func `The header says so, in words and with a sign of its own, at every width`(
    width: Int, height: Int, words: String
  ) {
    let lines = state(width, height).picture.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].contains(words), "\(lines[0])")
    #expect(!lines[0].contains("● live"))
  }

  @Test func `It counts down, and then says that it tries`() {
    var state = state()
    #expect(state.nextMoment <= TimeText.nextSecond(Fixture.now))
    _ = state.update(.tick, at: Fixture.now + .seconds(3))
    #expect(state.picture.grid.text.contains("trying again in 1 s"))
    _ = state.update(.server(.away(since: since, nextTry: nil)), at: Fixture.now + .seconds(4))
    #expect(state.picture.grid.text.contains("◌ away since 14:31, trying again now"))
  }

  @Test func `What is shown stays, marked as of when, and nothing is asked for`() {
    var state = state()
    let text = state.picture.grid.text
    #expect(text.contains("mia_h"))
    #expect(text.contains("as of 14:31:00"))
    _ = state.update(.changed(nil), at: Fixture.now)
    #expect(state.update(.tick, at: Fixture.now + .seconds(90)).isEmpty)
    // And it does not spin for want of something to do.
    #expect(state.nextMoment > Fixture.now + .seconds(90))
  }

  @Test func `An action is refused at once, and says since when`() {
    var state = state()
    let effects = state.press("c", at: Fixture.now)
    guard case .perform(_, let ids, _) = effects.first else { return #expect(Bool(false), "\(effects)") }
    _ = state.update(.unreachable(.act(ids), lost), at: Fixture.now)
    #expect(state.notice?.text == "The server is away since 14:31: nothing was done.")
    #expect(state.acting.isEmpty)
  }

  @Test func `Reads that come to nothing do not talk over what was said`() {
    var state = state()
    state.say(.success, "Held by you")
    _ = state.update(.unreachable(.refresh(.inbox), lost), at: Fixture.now)
    _ = state.update(.unreachable(.other, lost), at: Fixture.now)
    #expect(state.notice?.text == "Held by you")
    #expect(state.isAway)
  }

  @Test func `A late answer does not make it live; the server does, and then all is read again`() {
    var state = state()
    _ = state.update(
      .loaded(.inbox, Fixture.page(Fixture.rows), .after, generation: state.inbox.generation), at: Fixture.now)
    #expect(state.isAway)
    state.reading = ReadingState(.init(rawValue: 99))
    let effects = state.update(.server(.live), at: Fixture.now + .seconds(1))
    #expect(state.live == .live)
    #expect(effects.contains(.loadHouse))
    #expect(effects.contains(.open(.init(rawValue: 99))))
    #expect(effects.contains { if case .refresh(.inbox, _, _) = $0 { true } else { false } })
    #expect(effects.contains { if case .refresh(.line, _, _) = $0 { true } else { false } })
    #expect(effects.contains { if case .count = $0 { true } else { false } })
  }

  @Test func `A list that had not come yet is asked for on return`() {
    var state = Fixture.empty(120, 36)
    _ = state.update(away, at: Fixture.now)
    _ = state.update(.unreachable(.list(.inbox), lost), at: Fixture.now)
    let effects = state.update(.server(.live), at: Fixture.now + .seconds(1))
    #expect(effects.contains { if case .load(.inbox, _, .start, _) = $0 { true } else { false } })
  }

  @Test func `In lines it is said once, and that it is over`() {
    var speech = PlainSpeech()
    var state = Fixture.state(100, 30)
    _ = speech.next(state, width: 100)
    _ = state.update(away, at: Fixture.now)
    let said = speech.next(state, width: 100).lines
    #expect(
      said == ["The server is away since 14:31. What you hear is as of then; what you write is kept here."])
    _ = state.update(.server(.away(since: since, nextTry: nil)), at: Fixture.now + .seconds(4))
    #expect(speech.next(state, width: 100).lines.isEmpty)
    _ = state.update(.server(.live), at: Fixture.now + .seconds(5))
    #expect(speech.next(state, width: 100).lines.contains("Live again."))
  }

  // MARK: What is written

  private let first = Conversation.ID(rawValue: 1)

  private var noDraft: Detail {
    var detail = Fixture.detail()
    detail.draft = nil
    return detail
  }

  private func writing(_ text: String) -> ConsoleState {
    var state = Fixture.state()
    state.press("r")
    _ = state.update(.opened(first, noDraft), at: Fixture.now)
    _ = state.update(away, at: Fixture.now)
    state.type(text)
    return state
  }

  @Test func `What is typed is kept here, said at its foot, and goes to the desk on return`() {
    var state = writing("Dear Mia")
    let effects = state.update(.tick, at: Fixture.now + .seconds(1))
    #expect(effects.contains(.saveDraft("Dear Mia", first)))
    _ = state.update(.draftKept(first, "Dear Mia"), at: Fixture.now + .seconds(1))
    _ = state.update(.unreachable(.draft(first, "Dear Mia"), lost), at: Fixture.now + .seconds(1))
    #expect(state.picture.grid.text.contains("draft kept here 14:32"))
    #expect(!state.picture.grid.text.contains("not saved"))
    // Leaving asks nothing: it is safe.
    var leaving = state
    #expect(leaving.leave().contains(.quit))
    let back = state.update(.server(.live), at: Fixture.now + .seconds(3))
    #expect(back.contains(.saveDraft("Dear Mia", first)))
    _ = state.update(.draftSaved(first, "Dear Mia", revision: 7), at: Fixture.now + .seconds(3))
    #expect(state.unsaved.isEmpty && state.kept.isEmpty)
    #expect(state.picture.grid.text.contains("draft saved 14:32"))
  }

  @Test func `A reply that is refused stays open, with its text, and can be sent later`() {
    var state = writing("Dear Mia")
    state.press("Ctrl-s")
    _ = state.update(.unreachable(.act([first]), lost), at: Fixture.now)
    #expect(state.notice?.text == "The server is away since 14:31: nothing was done. Your text is kept.")
    #expect(state.compose?.editor.text == "Dear Mia")
    _ = state.update(.server(.live), at: Fixture.now + .seconds(3))
    let effects = state.press("Ctrl-s", at: Fixture.now + .seconds(4))
    #expect(effects.contains { if case .perform = $0 { true } else { false } })
  }

  @Test func `What an earlier console had to leave here goes to the desk, on what it was built`() {
    var state = Fixture.state()
    let left = KeptDraft(conversation: first, text: "Dear M", base: 3)
    let effects = state.update(.keptDrafts([left]), at: Fixture.now)
    #expect(effects.contains(.saveDraft("Dear M", first, on: 3)))
    _ = state.update(.draftSaved(first, "Dear M", revision: 9), at: Fixture.now)
    #expect(state.notice?.text == "What you wrote to @mia_h is on the desk now")
  }

  // MARK: Two who write

  private let theirs = Draft(
    conversation: .init(rawValue: 1), text: "Hello!", by: "ben", at: Fixture.now - .minutes(2), revision: 5)

  private func inConflict() -> ConsoleState {
    var state = Fixture.state()
    state.press("r")
    _ = state.update(.opened(first, noDraft), at: Fixture.now)
    state.type("Dear Mia")
    _ = state.update(.draftBeside(first, "Dear Mia", theirs: theirs), at: Fixture.now)
    return state
  }

  @Test func `That another has changed the draft is shown with both texts, and typing goes on beside it`() {
    var state = inConflict()
    let text = state.picture.grid.text
    #expect(text.contains("ben has changed this draft"))
    #expect(text.contains("Ctrl-o"))
    #expect(text.contains("Hello!"))
    #expect(text.contains("Dear Mia"))
    state.type("!")
    #expect(state.update(.tick, at: Fixture.now + .seconds(1)).contains(.saveDraft("Dear Mia!", first, on: 0)))
  }

  @Test func `What each choice does to the two texts is said as one goes through them`() {
    var state = inConflict()
    state.press("Ctrl-o")
    #expect(state.picture.grid.text.contains("Enter takes both: theirs, then yours · Esc leaves"))
    state.press("Tab")
    #expect(state.picture.grid.text.contains("Enter takes theirs: yours goes · Esc leaves"))
  }

  @Test func `In conflict a phone shows how to choose, to send and to leave`() {
    var state = inConflict()
    state.size = Size(width: 44, height: 30)
    #expect(state.picture.grid.text.contains("Ctrl-o choose  Ctrl-s send  Esc keep draft"))
  }

  @Test func `Mine takes the place of theirs, which is kept for them`() {
    var state = inConflict()
    state.press("Ctrl-o")
    #expect(state.prompt?.title == "ben has changed this draft: take")
    #expect(state.press("m").contains(.saveDraft("Dear Mia", first, on: 5, keepingTheirs: true)))
    #expect(state.compose?.conflict == nil)
  }

  @Test func `Theirs takes the place of mine`() {
    var state = inConflict()
    state.press("Ctrl-o")
    #expect(state.press("t").contains(.saveDraft("Hello!", first, on: 5)))
    #expect(state.compose?.editor.text == "Hello!")
  }

  @Test func `Both stand one after the other`() {
    var state = inConflict()
    state.press("Ctrl-o")
    #expect(state.press("b").contains(.saveDraft("Hello!\n\nDear Mia", first, on: 5)))
  }

  @Test func `Where one comes back to a text kept beside, it is one's own that is in the editor`() {
    var state = Fixture.state()
    state.press("r")
    var detail = Fixture.detail()
    detail.draft = theirs
    detail.beside = [Draft(conversation: first, text: "Dear Mia", by: "ana", at: Fixture.now - .minutes(3))]
    _ = state.update(.opened(first, detail), at: Fixture.now)
    #expect(state.compose?.editor.text == "Dear Mia")
    #expect(state.compose?.conflict == theirs)
  }

  @Test func `Without a conflict the key says so`() {
    var state = writing("Dear")
    #expect(state.press("Ctrl-o").isEmpty)
    #expect(state.notice?.text == "Nobody else has changed this draft")
  }

  // MARK: Doubt

  private var doubtful: Doubtful {
    let doubt = Doubt(action: .reply, conversations: [first], by: "ana", at: Fixture.now)
    return Doubtful(doubt: doubt, action: .reply(text: "Dear Mia"), title: "reply")
  }

  private func inDoubt() -> ConsoleState {
    var state = Fixture.state()
    state.press("r")
    _ = state.update(.opened(first, noDraft), at: Fixture.now)
    state.type("Dear Mia")
    state.press("Ctrl-s")
    _ = state.update(.doubtful(doubtful), at: Fixture.now)
    _ = state.update(away, at: Fixture.now)
    return state
  }

  @Test func `A reply in doubt is never sent twice: it is looked up on return, and only that`() {
    var state = inDoubt()
    #expect(state.picture.grid.text.contains("sent or not?"))
    #expect(state.press("Ctrl-s").isEmpty)
    state.type("x")
    #expect(state.compose?.editor.text == "Dear Mia")
    let effects = state.update(.server(.live), at: Fixture.now + .seconds(3))
    #expect(effects.contains(.settle(doubtful)))
    // The text must not become a draft again, when it may be on its way.
    #expect(!effects.contains { if case .saveDraft = $0 { true } else { false } })
  }

  @Test func `It was stored: the composer closes and says so`() {
    var state = inDoubt()
    _ = state.update(.server(.live), at: Fixture.now + .seconds(3))
    let result = ActionResult(
      conversation: first, verdict: .done(Fixture.detail().conversation), summary: "stored")
    _ = state.update(.settled(doubtful, [result]), at: Fixture.now + .seconds(3))
    #expect(state.compose == nil)
    #expect(state.unsaved.isEmpty)
    #expect(state.doubts.isEmpty)
    #expect(state.notice?.text == "@mia_h: the reply was stored before the connection broke")
  }

  @Test func `It was not stored: the text is there, and can be sent`() {
    var state = inDoubt()
    _ = state.update(.server(.live), at: Fixture.now + .seconds(3))
    let result = ActionResult(conversation: first, verdict: .failed(.notStored), summary: "\(DeskError.notStored)")
    _ = state.update(.settled(doubtful, [result]), at: Fixture.now + .seconds(3))
    #expect(state.compose?.editor.text == "Dear Mia")
    let effects = state.press("Ctrl-s", at: Fixture.now + .seconds(4))
    #expect(effects.contains { if case .perform = $0 { true } else { false } })
  }

  // MARK: Time

  @Test(
    arguments: [
      (Duration.seconds(-180), "This machine's clock is 3 min ahead of the server's; times shown are the server's"),
      (.seconds(7200), "This machine's clock is 2 h behind the server's; times shown are the server's"),
      (.milliseconds(-1900), nil), (.zero, nil),
    ] as [(Duration, String?)])
  func `A machine whose clock is wrong is told`(offset: Duration, words: String?) {
    #expect(DeskWorker.words(clockOffset: offset) == words)
  }
}
