import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// What is carried up, from both ends.
@Suite struct LineTests {
  private static let dana = Teammate(name: "dana", role: .executive)
  private let fifth = Conversation.ID(rawValue: 5)

  private func detail(draft: String?) -> Detail {
    var detail = Fixture.detail(5)
    detail.conversation.escalation = Escalation(to: "dana", from: "ana", at: Fixture.now - .minutes(4), reason: 3)
    detail.draft = draft.map { Draft(conversation: fifth, text: $0, by: "ana", at: Fixture.now) }
    return detail
  }

  @Test func `An executive's console opens on what waits for them`() {
    let state = Fixture.state(me: Self.dana)
    #expect(state.tab == .line)
    #expect(state.list.cursor == fifth)
    let agent = Fixture.state()
    #expect(agent.tab == .inbox)
  }

  @Test func `Acknowledging is one key`() {
    var state = Fixture.state(me: Self.dana)
    #expect(state.press("A") == [.perform(.acknowledge, [fifth], title: "acknowledge")])
  }

  @Test func `Who was not asked cannot decide, and is told who was`() {
    var state = Fixture.state()
    state.press("2")
    #expect(state.press("D") == [])
    #expect(state.notice?.text == "It was escalated to dana, not to you")
  }

  @Test func `Approving sends what was read`() {
    var state = Fixture.state(me: Self.dana)
    _ = state.update(.opened(fifth, detail(draft: "We will comment at four.")), at: Fixture.now)
    state.press("D")
    #expect(state.picture.grid.text.contains("We will comment at four."), "what is approved is in sight")
    #expect(
      state.press("a") == [.perform(.decide(.approve(text: "We will comment at four.")), [fifth], title: "decide")])
  }

  @Test func `Without a draft there is nothing to approve`() {
    var state = Fixture.state(me: Self.dana)
    _ = state.update(.opened(fifth, detail(draft: nil)), at: Fixture.now)
    state.press("D")
    #expect(state.prompt?.choices.contains { $0.key == "a" } == false)
    #expect(state.press("a") == [])
  }

  @Test func `Handing back and declining ask for words`() {
    var state = Fixture.state(me: Self.dana)
    _ = state.update(.opened(fifth, detail(draft: nil)), at: Fixture.now)
    state.press("D h")
    state.type("Ask legal first")
    #expect(
      state.press("Enter")
        == [.perform(.decide(.handBack(instruction: "Ask legal first")), [fifth], title: "decide")])
    state.press("D d")
    state.type("Not ours")
    #expect(state.press("Enter") == [.perform(.decide(.decline(reason: "Not ours")), [fifth], title: "decide")])
  }

  @Test(arguments: [Action.decide(.handBack(instruction: "Ask legal first")), .decide(.approve(text: "At four."))])
  func `After a decision the next one is open, for it has the cursor`(decision: Action) {
    let rows = [5, 6].map {
      Fixture.row($0, "row\($0)", "Hello?", left: 60, escalatedTo: "dana", escalation: .waiting)
    }
    var state = Fixture.state(me: Self.dana, rows: rows)
    var decided = detail(draft: "At four.").conversation
    decided.escalation?.state = .decided(.handedBack, by: "dana", at: Fixture.now)
    _ = state.update(.opened(fifth, detail(draft: "At four.")), at: Fixture.now)
    #expect(state.reading?.id == fifth)
    let result = ActionResult(conversation: fifth, verdict: .done(decided), summary: "Decided", canUndo: true)
    let effects = state.update(.performed(decision, [result], title: "decide"), at: Fixture.now)
    #expect(state.list.cursor == .init(rawValue: 6))
    #expect(state.reading?.id == .init(rawValue: 6))
    #expect(effects.contains(.open(.init(rawValue: 6))))
  }

  @Test func `Answering oneself begins with the draft and sends as a decision`() {
    var state = Fixture.state(me: Self.dana)
    _ = state.update(.opened(fifth, detail(draft: "We will")), at: Fixture.now)
    state.press("D w")
    #expect(state.compose?.purpose == .answer)
    state.type(" talk to you.")
    #expect(
      state.press("Ctrl-s").contains(
        .perform(.decide(.answer(text: "We will talk to you.")), [fifth], title: "decide")))
  }

  @Test func `What an executive takes back within the ten seconds is theirs again, to write or to decide`() {
    var decided = detail(draft: nil).conversation
    decided.escalation?.state = .decided(.answered, by: "dana", at: Fixture.now)
    let result = ActionResult(conversation: fifth, verdict: .done(decided), summary: "Decided", canUndo: true)
    let undone = ActionResult(
      conversation: fifth, verdict: .done(detail(draft: nil).conversation), summary: "Undone", canUndo: false)
    for (verdict, title) in [
      (Action.Decision.answer(text: "At four."), "answer"), (.approve(text: "At four."), "approval"),
    ] {
      var state = Fixture.state(me: Self.dana)
      _ = state.update(.performed(.decide(verdict), [result], title: "decide"), at: Fixture.now)
      #expect(FooterView.hints(state).contains { $0.title == "undo \(title)" })
      #expect(state.press("u") == [.undo([fifth], title: title)])
      #expect(state.undoStack.isEmpty)
      let effects = state.update(.undone([undone], title: title), at: Fixture.now)
      #expect(state.tab == .line)
      #expect(effects.contains(.open(fifth)))
      #expect(state.compose?.purpose == (title == "answer" ? .answer : nil))
      #expect(state.notice?.text.hasPrefix("Undone: \(title), ") == true)
    }
  }

  @Test func `Who carried it up sees the decision at once, wherever they are`() {
    var state = Fixture.state()
    var escalation = Escalation(to: "dana", from: "ana", at: Fixture.now - .minutes(4), reason: 3)
    _ = state.update(.reasons([fifth: LineReason(escalation: escalation, reason: "Press")]), at: Fixture.now)
    #expect(state.notice == nil)
    escalation.state = .decided(.handedBack, by: "dana", at: Fixture.now)
    let decided = LineReason(escalation: escalation, reason: "Press", answer: "Ask legal first.")
    let effects = state.update(.reasons([fifth: decided]), at: Fixture.now)
    #expect(state.notice?.text == "dana handed back @R.Falk: Ask legal first.")
    #expect(effects.contains { if case .alert = $0 { true } else { false } })
  }

  @Test func `The decision stands in the conversation`() {
    var state = Fixture.state()
    state.press("j j j j Enter")
    var decided = detail(draft: nil)
    decided.conversation.escalation?.state = .decided(.handedBack, by: "dana", at: Fixture.now)
    decided.conversation.escalation?.answer = 4
    decided.messages.append(
      Message(number: 4, direction: .note, author: "dana", text: "Ask legal first.", at: Fixture.now))
    _ = state.update(.opened(fifth, decided), at: Fixture.now)
    #expect(state.picture.grid.text.contains("dana handed back"))
    #expect(state.picture.grid.text.contains("Ask legal first."))
  }

  @Test func `Who is asked hears it`() {
    var state = Fixture.state(me: Self.dana)
    let effects = state.update(.counted([ConsoleState.CountOf.forMe: 2]), at: Fixture.now)
    #expect(effects.contains { if case .alert = $0 { true } else { false } })
    #expect(state.notice?.text.hasPrefix("Carried up to you") == true)
  }
}
