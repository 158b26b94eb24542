import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// Asking for what somebody holds, answering, and what calls.
@Suite struct HandsTests {
  private func id(_ number: Int64) -> Conversation.ID { .init(rawValue: number) }
  private static let lead = Teammate(name: "chloé", role: .lead)

  static func call(
    _ number: Int64, _ occasion: Call.Occasion, by: String = "ben", _ conversation: Int64, words: String? = nil
  ) -> CallItem {
    CallItem(
      number: number, call: Call("ana", occasion, by: by, at: Fixture.now + .seconds(Int(number))),
      conversation: .init(rawValue: conversation), handle: "mia_h", words: words)
  }

  /// ben asks ana for the first conversation.
  private static let asked: [Row] = {
    var rows = Fixture.rows
    rows[0].askedBy = "ben"
    return rows
  }()

  @Test func `The key that gives away asks who holds it, where somebody else does`() {
    var state = Fixture.state()
    state.press("j j j")
    #expect(FooterView.hints(state).contains { $0.title == "ask ben" && $0.key == "a" })
    #expect(state.press("a") == [.perform(.ask, [id(4)], title: "ask")])
    #expect(state.prompt == nil)
    state.press("k")
    #expect(state.press("a") == [])
    #expect(state.prompt?.purpose == .assign)
  }

  @Test func `Where the key would give away what others hold it does for a lead`() {
    var state = Fixture.state(me: Self.lead)
    state.press("j j j a")
    #expect(state.prompt?.purpose == .assign)
  }

  @Test func `A hold that is refused says which key asks, and to a lead which one takes over`() {
    let refused = ActionResult.refused(.heldBy("ben", since: Fixture.now - .seconds(4)), id(4), at: Fixture.now)
    for (me, words) in [
      (Fixture.ana, "Held by ben for 4 s. a asks ben to hand it over."),
      (Self.lead, "Held by ben for 4 s. O takes it over."),
    ] {
      var state = Fixture.state(me: me)
      _ = state.update(.performed(.hold, [refused], title: "hold"), at: Fixture.now)
      #expect(state.notice?.text == words)
      #expect(state.notice?.tone == .warning)
    }
  }

  @Test func `The composer says before one types that another holds it, and the keys that lead on`() {
    for width in [120, 44] {
      var state = Fixture.state(width, 30)
      state.press("r")
      var detail = Fixture.detail()
      detail.conversation.holder = "ben"
      _ = state.update(.opened(id(1), detail), at: Fixture.now)
      #expect(state.picture.grid.text.contains("ben holds this: Esc, then a asks for it"))
      let refused = ActionResult.refused(.heldBy("ben", since: Fixture.now - .seconds(4)), id(1), at: Fixture.now)
      _ = state.update(.performed(.reply(text: "Hi"), [refused], title: "reply"), at: Fixture.now)
      #expect(state.notice?.text == "Held by ben for 4 s. Esc, then a asks ben to hand it over.")
      detail.conversation.request = .init(by: "ana", to: "ben", at: Fixture.now)
      _ = state.update(.opened(id(1), detail), at: Fixture.now)
      #expect(state.picture.grid.text.contains("ben holds this and is asked for it"))
      detail.conversation.holder = "ana"
      _ = state.update(.opened(id(1), detail), at: Fixture.now)
      #expect(!state.picture.grid.text.contains("holds this"))
    }
  }

  @Test func `A lead is told as well, and can send`() throws {
    var state = Fixture.state(44, 30, me: Self.lead)
    state.press("r")
    var detail = Fixture.detail()
    detail.conversation.holder = "ben"
    _ = state.update(.opened(id(1), detail), at: Fixture.now)
    #expect(state.picture.grid.text.contains("ben holds this; as a lead you can send it"))
    // The rules say so.
    let rules = Rules(book: .standard, team: Fixture.team)
    _ = try detail.conversation.decide(
      .reply(text: "Hello"), by: Self.lead, at: Fixture.now, rules: rules, profile: detail.follower.profile)
  }

  @Test func `Who asks rings at the holder's, and one key answers from anywhere`() {
    var state = Fixture.state(rows: Self.asked)
    #expect(state.update(.called([]), at: Fixture.now) == [])
    let effects = state.update(.called([Self.call(1, .asked, 1)]), at: Fixture.now)
    #expect(effects.contains(.alert("ben asks you for @mia_h")))
    #expect(state.notice?.text == "ben asks you for @mia_h · H hands it over, M keeps it")
    state.press("G")
    #expect(FooterView.hints(state).first?.title == "hand over to ben")
    #expect(state.press("M") == [.perform(.keep, [id(1)], title: "keep")])
    #expect(state.press("H") == [.perform(.handOver, [id(1)], title: "hand over")])
    // The same again, read once more, does not ring.
    #expect(state.update(.called([Self.call(1, .asked, 1)]), at: Fixture.now) == [])
  }

  @Test func `Nothing to answer is said, and not asked of the desk`() {
    var state = Fixture.state()
    #expect(state.press("H") == [])
    #expect(state.notice?.text == "Nobody asks for what you hold")
    #expect(state.press("O") == [])
    #expect(state.notice?.text == "Only a lead takes over · a asks who holds it")
    #expect(state.press("@") == [])
    #expect(state.notice?.text == "Nothing calls you")
  }

  @Test func `To who asks is what giving away offers first`() {
    var state = Fixture.state(rows: Self.asked)
    state.press("a")
    #expect(state.prompt?.choices.first == Prompt.Choice(text: "ben", detail: "asks for it"))
    #expect(state.press("Enter") == [.perform(.assign(to: "ben"), [id(1)], title: "assign")])
  }

  @Test func `A lead takes over at once, and where somebody asks says for whom`() {
    var rows = Fixture.rows
    rows[3].askedBy = "sam"
    var state = Fixture.state(me: Self.lead, rows: rows)
    #expect(state.press("O") == [.perform(.takeOver(for: nil), [id(1)], title: "take over")])
    state.press("j j j O")
    #expect(state.prompt?.purpose == .takeOver(asker: "sam"))
    #expect(state.press("s") == [.perform(.takeOver(for: "sam"), [id(4)], title: "take over")])
    state.press("O")
    #expect(state.press("y") == [.perform(.takeOver(for: nil), [id(4)], title: "take over")])
  }

  @Test func `What calls is gone to with one key, the latest first, and has been seen then`() {
    var state = Fixture.state()
    _ = state.update(
      .called([Self.call(3, .mentioned, by: "sam", 4, words: "@ana look"), Self.call(2, .kept, 2)]), at: Fixture.now)
    #expect(state.notice?.text == "2 call you: sam mentions you in @mia_h: @ana look · @ goes there")
    #expect(HeaderView.warning(state).first == "2 call you")
    let opening = state.press("@")
    #expect(opening == [.open(id(4))])
    #expect(state.update(.opened(id(4), Fixture.detail(4)), at: Fixture.now) == [.saw(id(4))])
    #expect(state.calls?.map(\.conversation) == [id(2)])
    #expect(HeaderView.warning(state).first == "ben keeps @mia_h")
    state.press("@")
    #expect(state.update(.opened(id(2), Fixture.detail(2)), at: Fixture.now) == [.saw(id(2))])
    #expect(state.calls?.isEmpty == true)
  }

  @Test func `What calls to the conversation that is open waits for somebody to look`() {
    var state = Fixture.state()
    state.press("Enter")
    _ = state.update(.opened(id(1), Fixture.detail()), at: Fixture.now)
    let later = Fixture.now + .minutes(10)
    _ = state.update(.called([]), at: later)
    _ = state.update(.called([Self.call(1, .mentioned, 1, words: "@ana look")]), at: later)
    #expect(!state.update(.opened(id(1), Fixture.detail()), at: later).contains(.saw(id(1))))
    #expect(state.press("j", at: later).contains(.saw(id(1))))
  }

  @Test func `Quiet hours and settings keep calls from ringing, not from being shown`() {
    var state = Fixture.state()
    state.settings.alerts.occasions = [.line]
    _ = state.update(.called([]), at: Fixture.now)
    #expect(state.update(.called([Self.call(1, .asked, 1)]), at: Fixture.now) == [])
    #expect(state.notice?.text.hasPrefix("ben asks you for @mia_h") == true)
  }

  @Test func `A note completes the names of teammates after an @`() {
    var state = Fixture.state()
    state.press("n")
    state.type("mail x@be or @b")
    #expect(state.prompt?.choices.map(\.text) == ["ben"])
    state.press("Tab")
    #expect(state.prompt?.input.text == "mail x@be or @ben ")
    state.type("please")
    #expect(state.prompt?.choices.isEmpty == true)
    #expect(state.press("Enter") == [.perform(.note(text: "mail x@be or @ben please"), [id(1)], title: "note")])
  }

  @Test(arguments: [(120, "ana ⇄ ben ✎"), (80, "ana ⇄ ✎"), (44, "ana⇄")])
  func `The list marks what is asked for`(_ width: Int, _ expected: String) {
    let state = Fixture.state(width, 30, rows: Self.asked)
    let columns = RowColumns(width: width == 120 ? 112 : width)
    let spans = ListPane.holder(Self.asked[0], state, width: columns.holderWidth)
    #expect(spans.map(\.text).joined().hasPrefix(expected))
    #expect(state.picture.grid.text.contains("ana\(width == 44 ? "" : " ")⇄"))
  }

  @Test func `The conversation says who asks, and to the holder how to answer`() {
    var detail = Fixture.detail()
    detail.conversation.request = HandoverRequest(by: "ben", to: "ana", at: Fixture.now - .seconds(4))
    for (me, answers) in [(Fixture.ana, true), (Self.lead, false)] {
      let lines = ConversationLines(detail, width: 60, Fixture.state(me: me)).lines.map {
        $0.spans.map(\.text).joined()
      }
      #expect(lines.contains("⇄ ben asks ana to hand it over"))
      #expect(lines.contains("  H hands it over · M keeps it") == answers)
    }
  }

  @Test func `In plain lines a row says who asks for it`() {
    let state = Fixture.state(rows: Self.asked)
    #expect(PlainLine.line(state, width: 100).text.contains("yours, ben asks for it."))
  }
}
