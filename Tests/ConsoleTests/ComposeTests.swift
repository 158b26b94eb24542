import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

@Suite struct ComposeTests {
  private let first = Conversation.ID(rawValue: 1)

  private func writing(draft: Draft? = nil) -> ConsoleState {
    var state = Fixture.state()
    state.press("r")
    var detail = Fixture.detail()
    detail.draft = draft
    _ = state.update(.opened(first, detail), at: Fixture.now)
    return state
  }

  @Test func `What is typed is saved within a third of a second, and said to be`() {
    var state = writing()
    state.type("Dear Mia")
    #expect(state.nextMoment <= Fixture.now + .milliseconds(300))
    let effects = state.update(.tick, at: Fixture.now + .milliseconds(300))
    #expect(effects.contains(.saveDraft("Dear Mia", first)))
    _ = state.update(.draftSaved(first, "Dear Mia"), at: Fixture.now + .milliseconds(310))
    #expect(state.unsaved.isEmpty)
    #expect(state.picture.grid.text.contains("draft saved 14:32"))
  }

  @Test func `A draft that cannot be saved is kept, shown as not saved, and tried again`() {
    var state = writing()
    state.type("Dear Mia")
    _ = state.update(.tick, at: Fixture.now + .milliseconds(300))
    _ = state.update(.failed(.draft(first, "Dear Mia"), "The disk is full."), at: Fixture.now + .milliseconds(310))
    #expect(state.picture.grid.text.contains("NOT SAVED: The disk is full."))
    state.press("Esc", at: Fixture.now + .milliseconds(400))
    #expect(state.unsaved[first] == "Dear Mia")
    let effects = state.update(.tick, at: Fixture.now + .seconds(30))
    #expect(effects.contains(.saveDraft("Dear Mia", first)))
    state.press("r", at: Fixture.now + .seconds(31))
    #expect(state.compose?.editor.text == "Dear Mia")
  }

  @Test func `Sending hands the text over once, and the bar counts down`() {
    var state = writing()
    state.type("Dear Mia")
    #expect(state.press("Ctrl-s").contains(.perform(.reply(text: "Dear Mia"), [first], title: "reply")))
    #expect(state.press("Ctrl-s") == [], "it is on its way")
    var conversation = Fixture.detail().conversation
    conversation.status = .pending
    let result = ActionResult(conversation: first, verdict: .done(conversation), summary: "", canUndo: true)
    _ = state.update(.performed(.reply(text: "Dear Mia"), [result], title: "reply"), at: Fixture.now)
    #expect(state.compose == nil)
    #expect(state.picture.grid.text.contains("To @mia_h in 10 s"))
    #expect(state.press("u") == [.undo([first], title: "reply")])
  }

  @Test func `On a phone the bar keeps the way back, whatever they are called`() {
    var state = Fixture.state(44, 30)
    state.sending = ["mia_h", "camille_rousselet_de_la_fontaine"].map {
      Sending(
        way: .reply, conversation: first, handle: "@\($0)", from: Fixture.now, leaves: Fixture.now + .seconds(10))
    }
    #expect(state.picture.grid.text.contains("2 replies in 10 s"))
    #expect(state.picture.grid.text.contains("u takes it back"))
    state.sending.removeFirst()
    #expect(state.picture.grid.text.contains("To @camille_rou… in 10 s  u takes it back"))
  }

  @Test func `After ten seconds the bar is gone`() {
    var state = writing()
    state.type("x")
    state.press("Ctrl-s")
    let result = ActionResult(
      conversation: first, verdict: .done(Fixture.detail().conversation), summary: "", canUndo: true)
    _ = state.update(.performed(.reply(text: "x"), [result], title: "reply"), at: Fixture.now)
    _ = state.update(.tick, at: Fixture.now + .seconds(10))
    #expect(state.sending.isEmpty)
  }

  @Test func `A reply that is refused stays where it was written`() {
    var state = writing()
    state.type("Dear Mia")
    state.press("Ctrl-s")
    let refusal = Refusal.heldBy("ben", since: nil)
    let result = ActionResult(conversation: first, verdict: .refused(refusal), summary: refusal.description)
    _ = state.update(.performed(.reply(text: "Dear Mia"), [result], title: "reply"), at: Fixture.now)
    #expect(state.compose?.editor.text == "Dear Mia")
    #expect(state.compose?.isSending == false)
    #expect(state.notice?.text.contains("Held by ben") == true)
  }

  @Test func `Nothing and too much are refused with words`() {
    var state = writing()
    #expect(state.press("Ctrl-s") == [])
    #expect(state.notice?.tone == .warning)
    _ = state.update(.event(.paste(String(repeating: "a", count: 501))), at: Fixture.now)
    #expect(!state.press("Ctrl-s").contains { if case .perform = $0 { true } else { false } })
    #expect(state.notice?.text.hasPrefix("1 more than mastodon takes") == true)
    #expect(state.picture.grid.text.contains("501/500"))
  }

  @Test func `The draft of a teammate is seen before one types`() {
    let draft = Draft(conversation: first, text: "Dear M", by: "ben", at: Fixture.now - .minutes(2))
    let state = writing(draft: draft)
    #expect(state.compose?.editor.text == "Dear M")
    #expect(state.picture.grid.text.contains("begun by ben, 14:30"))
  }

  @Test func `A teammate who writes meanwhile is seen, and takes nothing away`() {
    var state = writing()
    state.type("Dear Mia")
    var detail = Fixture.detail()
    detail.draft = Draft(conversation: first, text: "Hello!", by: "ben", at: Fixture.now)
    _ = state.update(.opened(first, detail), at: Fixture.now)
    #expect(state.compose?.editor.text == "Dear Mia")
    #expect(state.picture.grid.text.contains("ben has changed this draft"))
  }

  @Test func `What is typed before the draft has come follows it`() {
    var state = Fixture.state()
    state.press("r")
    state.type(" now")
    var detail = Fixture.detail()
    detail.draft = Draft(conversation: first, text: "Dear Mia,", by: "ana", at: Fixture.now)
    _ = state.update(.opened(first, detail), at: Fixture.now)
    #expect(state.compose?.editor.text == "Dear Mia, now")
  }

  @Test func `The editor outside gets the text and gives it back`() {
    var state = writing()
    state.type("Dear Mia")
    #expect(state.press("Ctrl-e") == [.saveDraft("Dear Mia", first), .edit("Dear Mia", first)])
    _ = state.update(.edited(first, "Dear Mia,\nthank you."), at: Fixture.now)
    #expect(state.compose?.editor.text == "Dear Mia,\nthank you.")
    #expect(state.update(.tick, at: Fixture.now + .seconds(1)).contains(.saveDraft("Dear Mia,\nthank you.", first)))
  }

  @Test func `Live changes reach what is open while one writes, but never the list`() {
    var state = writing()
    state.type("Dear")
    let cursor = state.list.cursor
    let more = Fixture.page([Fixture.row(50, "newcomer", "Hello?", left: 30)] + Fixture.rows)
    _ = state.update(.refreshed(.inbox, PageUpdate(more), generation: 0), at: Fixture.now + .minutes(2))
    _ = state.update(.tick, at: Fixture.now + .minutes(3))
    #expect(state.list.cursor == cursor)
    #expect(state.list.rows.first?.id == first)
    #expect(state.compose?.editor.text == "Dear")
  }

  @Test(arguments: [
    ("hello", "x", 5), ("https://example.org/a/very/long/path?q=1 ok", "x", 26), ("日本", "x", 4), ("日本", "mastodon", 2),
    ("👩‍👩‍👧‍👦", "x", 2), ("👩‍👩‍👧‍👦", "bluesky", 1), ("a\nb", "x", 3),
    ("👍🏽 ❤️ 1️⃣ 🇫🇷", "x", 11), ("@mia@social.example hello", "mastodon", 10), ("https://e.org", "mastodon", 23),
  ])
  func `Each network counts in its own way`(_ text: String, _ network: String, _ count: Int) {
    #expect(NetworkLimit.count(text, on: network) == count)
  }
}
