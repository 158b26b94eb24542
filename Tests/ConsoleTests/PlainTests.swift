import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// What a screen reader hears.
@Suite struct PlainTests {
  private func id(_ number: Int64) -> Conversation.ID { .init(rawValue: number) }

  @Test func `First it says where one is and how to go on, then the row with the cursor`() {
    var speech = PlainSpeech()
    let said = speech.next(Fixture.state(), width: 100)
    #expect(
      said.lines == [
        "earshot, desk Acme Health, as ana, agent.",
        "j and k move, Enter reads, ? tells the keys, : finds any action, q goes back.",
        "Inbox, All open: 128 conversations.",
      ])
    #expect(
      said.line.text
        == "adverse. @mia_h patient. Day 3 on the new tablets and the rash is spreading. Is this normal?? yours. draft. "
        + "overdue since 14:29, 1 of 128")
  }

  @Test func `Nothing is said while time merely passes, and each threshold once`() {
    var speech = PlainSpeech()
    var state = Fixture.state(rows: [Fixture.row(1, "mia", "Hello?", left: 800), Fixture.row(2, "tom", "Well?")])
    _ = speech.next(state, width: 100)
    var heard: [String] = []
    let line = speech.next(state, width: 100).line
    for second in 1...1000 {
      state.now = Fixture.now + .seconds(second)
      let said = speech.next(state, width: 100)
      heard += said.lines
      if second < 800 { #expect(said.line == line) }
    }
    #expect(heard == ["@mia is due soon: 11 min 59 s left.", "@mia is overdue."])
  }

  @Test func `A conversation is said whole when it opens, and after that what is new in it`() {
    var speech = PlainSpeech()
    var state = Fixture.state()
    _ = speech.next(state, width: 100)
    state.press("Enter")
    _ = state.update(.opened(id(1), Fixture.detail()), at: Fixture.now)
    let opened = speech.next(state, width: 100)
    #expect(opened.lines.contains("@mia_h  Mia Hansen"))
    #expect(opened.lines.contains("Day 3 on the new tablets and the rash is spreading. Is this normal??"))
    #expect(!opened.lines.contains { $0.contains("─") }, "no rules")
    #expect(opened.line.text == "end of @mia_h, Esc goes back")
    var detail = Fixture.detail()
    detail.messages.append(
      Message(number: 4, direction: .inbound, author: "mia_h", text: "It is on my neck now.", at: Fixture.now))
    let later = Fixture.now + .seconds(90)
    _ = state.update(.opened(id(1), detail), at: later)
    #expect(speech.next(state, width: 100).lines.suffix(2) == ["mia_h, 14:32", "It is on my neck now."])
  }

  @Test func `A question is asked with its choices, and what is typed stands on one line`() {
    var speech = PlainSpeech()
    var state = Fixture.state()
    _ = speech.next(state, width: 100)
    state.press("e")
    let asked = speech.next(state, width: 100)
    #expect(asked.lines == ["carry @mia_h up to: chloé, lead; dana, executive; sam, safety"])
    state.type("zoe")
    let typed = speech.next(state, width: 100)
    #expect(typed.lines == [])
    #expect(typed.line.subject == asked.line.subject)
    #expect(typed.line.text == "carry @mia_h up to: zoe")
    #expect(typed.line.cursor == 23)
    state.press("Enter")
    #expect(speech.next(state, width: 100).lines == ["Not so: nobody is called zoe · there is chloé, dana, sam"])
  }

  @Test func `A reply is said line by line as it is written`() {
    var speech = PlainSpeech()
    var state = Fixture.state()
    _ = speech.next(state, width: 100)
    state.press("j r")
    #expect(
      speech.next(state, width: 100).lines.last
        == "Reply to @DrOkoye on mastodon, at most 500 characters. Ctrl-s sends, Esc keeps the draft.")
    state.type("Dear doctor,")
    let first = speech.next(state, width: 100).line
    #expect(first.text == "Dear doctor,")
    state.press("Enter")
    state.type("we look")
    let second = speech.next(state, width: 100).line
    #expect(second.text == "we look")
    #expect(second.subject != first.subject, "the first line stands")
  }
}

/// What calls a person who looks elsewhere.
@Suite struct AlertTests {
  private func counted(_ state: inout ConsoleState, urgent: Int, at now: Instant = Fixture.now) -> [Effect] {
    state.update(.counted([ConsoleState.CountOf.urgent: urgent]), at: now)
  }

  @Test func `An urgent one calls, once, and not the first time that they are counted`() {
    var state = Fixture.state()
    #expect(counted(&state, urgent: 2).isEmpty)
    #expect(counted(&state, urgent: 3) == [.alert("1 urgent just now, 3 in all")])
    #expect(counted(&state, urgent: 3).isEmpty)
    #expect(counted(&state, urgent: 1).isEmpty)
  }

  @Test func `Not for what one has made urgent oneself, nor where it is not wanted, nor in quiet hours`() {
    var state = Fixture.state()
    _ = counted(&state, urgent: 2)
    let done = ActionResult(
      conversation: .init(rawValue: 1), verdict: .done(Fixture.detail().conversation), summary: "Urgent", canUndo: true)
    _ = state.update(.performed(.setPriority(.urgent), [done], title: "priority"), at: Fixture.now)
    #expect(counted(&state, urgent: 3).isEmpty)
    state.settings.alerts.occasions = [.line]
    #expect(counted(&state, urgent: 4).isEmpty)
    state.settings.alerts.occasions = [.urgent]
    // It is 14:32 in Paris.
    state.settings.alerts.quiet = (14 * 60)..<(15 * 60)
    #expect(counted(&state, urgent: 5).isEmpty)
    state.settings.alerts.quiet = (22 * 60)..<(31 * 60)
    #expect(counted(&state, urgent: 6) == [.alert("1 urgent just now, 6 in all")])
  }
}
