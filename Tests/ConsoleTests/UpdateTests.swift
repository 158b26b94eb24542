import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// What a key does: to the state, and what it asks of the world.
@Suite struct UpdateTests {
  private func id(_ number: Int64) -> Conversation.ID { .init(rawValue: number) }

  @Test(
    arguments: [
      ("j", 2), ("j j k", 2), ("G", 12), ("G g g", 1), ("Ctrl-d", 12), ("Ctrl-d Ctrl-u", 1), ("PgDn", 12),
      ("End Home", 1),
      ("Down Up", 1), ("k", 1),
    ] as [(String, Int64)])
  func `Keys move the cursor`(_ keys: String, _ expected: Int64) {
    var state = Fixture.state(120, 28)
    state.press(keys)
    #expect(state.list.cursor == id(expected))
  }

  @Test func `One key does the likely thing to the conversation under the cursor`() {
    let actions: [(String, Action)] = [
      ("j c", .hold), ("d", .done), ("p u", .setPriority(.urgent)), ("p Down Enter", .setPriority(.low)),
      ("x k Enter", .correct(.init(kind: .question))), ("x t Down Enter", .correct(.init(stance: .neutral))),
    ]
    for (keys, action) in actions {
      var state = Fixture.state()
      let effects = state.press(keys)
      guard case .perform(let done, let ids, _) = effects.last else {
        Issue.record("\(keys) asked for \(effects)")
        continue
      }
      #expect(done == action)
      #expect(ids == [id(keys.hasPrefix("j") ? 2 : 1)])
    }
  }

  @Test func `Hold is let go where I hold it already`() {
    var state = Fixture.state()
    #expect(state.press("c") == [.perform(.letGo, [id(1)], title: "let go")])
    state.press("j")
    #expect(state.press("c") == [.perform(.hold, [id(2)], title: "hold")])
  }

  @Test func `What is typed at the foot becomes the action`() {
    var state = Fixture.state()
    state.press("n")
    state.type("call her back")
    #expect(state.press("Enter") == [.perform(.note(text: "call her back"), [id(1)], title: "note")])
    state.press("a")
    state.type("be")
    #expect(state.press("Enter") == [.perform(.assign(to: "ben"), [id(1)], title: "assign")])
    state.press("e")
    state.type("da")
    state.press("Enter")
    #expect(state.prompt?.purpose == .escalateWhy(to: "dana"))
    state.type("press deadline")
    #expect(
      state.press("Enter") == [.perform(.escalate(to: "dana", reason: "press deadline"), [id(1)], title: "escalate")])
    state.press("l")
    state.type("ras")
    state.press("Tab")
    state.type("-refund new")
    let labels = Action.label(add: ["rash", "new"], remove: ["refund"])
    #expect(state.press("Enter") == [.perform(labels, [id(1)], title: "label")])
    state.press("s Down")
    #expect(
      state.press("Enter") == [.perform(.snooze(until: Fixture.now + .hours(4)), [id(1)], title: "snooze")])
  }

  @Test(arguments: [
    ("e", "zoe", "nobody is called zoe · there is chloé, dana, sam"),
    ("e", "dnaa", "nobody is called dnaa · did you mean dana? · there is chloé, dana, sam"),
    ("e", "ben", "ben cannot take it · there is chloé, dana, sam"),
    ("a", "theo", "theo cannot take it · there is ben, chloé, dana, sam, ana"),
  ])
  func `Who cannot be named is refused at once, with those who can`(_ key: String, _ name: String, _ fault: String) {
    var state = Fixture.state()
    state.press(key)
    let purpose = state.prompt?.purpose
    state.type(name)
    #expect(state.press("Enter") == [])
    #expect(state.prompt?.purpose == purpose, "it is still the same question")
    #expect(state.prompt?.fault?.message == fault)
  }

  @Test func `Tab fills in the one name that is meant`() {
    var state = Fixture.state()
    state.press("e")
    state.type("d")
    state.press("Tab")
    #expect(state.prompt?.input.text == "dana")
    state.press("Enter")
    #expect(state.prompt?.purpose == .escalateWhy(to: "dana"))
  }

  @Test func `An empty answer is refused with words, and Esc leaves without a trace`() {
    var state = Fixture.state()
    state.press("n")
    #expect(state.press("Enter") == [])
    #expect(state.prompt?.fault != nil)
    #expect(state.press("Esc") == [])
    #expect(state.prompt == nil)
  }

  @Test func `An action works on all that are selected`() {
    var state = Fixture.state()
    state.press("Space j Space")
    #expect(state.list.selected == [id(1), id(3)])
    #expect(state.press("d") == [.perform(.done, [id(1), id(3)], title: "done")])
    state.press("Esc g g V j j")
    #expect(state.list.selected == [id(1), id(2), id(3)])
    state.press("Esc")
    #expect(state.list.selected.isEmpty)
  }

  @Test func `A reply goes to one person`() {
    var state = Fixture.state()
    state.press("Space Space r")
    #expect(state.compose == nil)
    #expect(state.notice?.tone == .warning)
  }

  @Test func `What is done leaves the list, and the cursor is on what follows`() {
    var state = Fixture.state()
    state.press("j d")
    var conversation = Fixture.detail(2).conversation
    conversation.status = .done
    let result = ActionResult(conversation: id(2), verdict: .done(conversation), summary: "Done", canUndo: true)
    _ = state.update(.performed(.done, [result], title: "done"), at: Fixture.now)
    #expect(!state.list.contains(id(2)))
    #expect(state.list.cursor == id(3))
    #expect(state.notice?.text == "@DrOkoye: Done · u undoes")
    #expect(state.press("u") == [.undo([id(2)], title: "done")])
  }

  @Test func `A refusal says why, and nothing else changes`() {
    var state = Fixture.state()
    state.press("j j j c")
    let refusal = Refusal.heldBy("ben", since: nil)
    let result = ActionResult(
      conversation: id(4), verdict: .refused(refusal), summary: refusal.description, canUndo: false)
    _ = state.update(.performed(.hold, [result], title: "hold"), at: Fixture.now)
    #expect(state.notice?.text.contains("Held by ben") == true)
    #expect(state.list.cursor == id(4))
    #expect(state.undoStack.isEmpty)
    #expect(state.lastAction == nil)
  }

  @Test func `Repeat does the last action here`() {
    var state = Fixture.state()
    #expect(state.press(".") == [])
    var conversation = Fixture.detail().conversation
    conversation.labels = ["rash"]
    let label = Action.label(add: ["rash"], remove: [])
    let result = ActionResult(conversation: id(1), verdict: .done(conversation), summary: "Labels +rash", canUndo: true)
    _ = state.update(.performed(label, [result], title: "label"), at: Fixture.now)
    state.press("j j")
    #expect(state.press(".") == [.perform(label, [id(3)], title: "label")])
  }

  @Test func `Next takes from what is looked at, and opens what it got`() {
    var state = Fixture.state()
    let effects = state.press("g n")
    let query = Query(terms: state.inbox.query.terms + [.init(.holder([.none]))])
    #expect(effects == [.takeNext(query)])
    let opened = state.update(.tookNext(id(3)), at: Fixture.now)
    #expect(opened.contains(.open(id(3))))
    #expect(state.focus == .conversation)
    #expect(state.list.cursor == id(3))
  }

  @Test func `A sequence shows how it can go on, and Esc forgets it`() {
    var state = Fixture.state()
    state.press("g")
    #expect(FooterView.hints(state).map(\.title).contains("next"))
    state.press("Esc")
    #expect(state.pending.isEmpty)
    #expect(state.notice == nil)
    state.press("g x")
    #expect(state.notice?.text.hasPrefix("g x does nothing here") == true)
  }

  @Test func `Esc never leaves; q leaves from the first screen`() {
    var state = Fixture.state()
    state.press("Enter")
    #expect(state.press("Esc Esc Esc") == [])
    #expect(!state.isLeaving)
    #expect(state.press("q") == [.quit])
  }

  @Test func `Leaving asks when something typed is not saved`() {
    var state = Fixture.state()
    state.unsaved[id(1)] = "Dear Mia"
    #expect(!state.press("q").contains(.quit))
    #expect(state.prompt?.purpose == .leave)
    #expect(state.press("Enter") == [], "no is the default")
    state.press("q")
    #expect(state.press("y") == [.quit])
  }

  @Test func `New rows wait while one reads and slide in after a pause`() {
    var state = Fixture.state()
    state.press("j j")
    let more = Fixture.page([Fixture.row(50, "newcomer", "Hello?", left: 30)] + Fixture.rows)
    _ = state.update(.refreshed(.inbox, PageUpdate(more), generation: 0), at: Fixture.now)
    #expect(state.list.waiting.new == 1)
    #expect(state.list.rows.first?.id == id(1))
    _ = state.update(.tick, at: Fixture.now + .seconds(3))
    #expect(state.list.waiting.new == 1)
    _ = state.update(.tick, at: Fixture.now + .seconds(9))
    #expect(state.list.rows.first?.id == id(50))
    #expect(state.list.cursor == id(3))
  }

  @Test func `R lets them in at once`() {
    var state = Fixture.state()
    state.press("j")
    let more = Fixture.page([Fixture.row(50, "newcomer", "Hello?", left: 30)] + Fixture.rows)
    _ = state.update(.refreshed(.inbox, PageUpdate(more), generation: 0), at: Fixture.now)
    state.press("R")
    #expect(state.list.rows.first?.id == id(50))
    #expect(state.list.cursor == id(2))
  }

  @Test func `A burst of changes is one refresh, and the next comes after it`() {
    var state = Fixture.state()
    var refreshes = 0
    for i in 0..<100 {
      let effects = state.update(
        .changed(DeskChange(conversations: [id(Int64(i))])), at: Fixture.now + .milliseconds(i))
      refreshes += effects.count { if case .refresh(.inbox, _, _) = $0 { true } else { false } }
    }
    #expect(refreshes == 1)
    for tab in ConsoleState.Tab.allCases {
      let answer = Input.refreshed(tab, PageUpdate(Fixture.page(Fixture.rows)), generation: 0)
      _ = state.update(answer, at: Fixture.now + .milliseconds(99))
    }
    let later = state.update(.tick, at: Fixture.now + .milliseconds(300))
    #expect(later.contains { if case .refresh = $0 { true } else { false } })
  }

  /// Answers each refresh at once, and counts them.
  private func refreshes(
    of state: inout ConsoleState, _ effects: [Effect], at now: Instant
  ) -> [ConsoleState.Tab: Int] {
    var counts: [ConsoleState.Tab: Int] = [:]
    for case .refresh(let tab, _, let generation) in effects {
      counts[tab, default: 0] += 1
      let page = Fixture.page(tab == .inbox ? Fixture.rows : [])
      _ = state.update(.refreshed(tab, PageUpdate(page), generation: generation), at: now)
    }
    return counts
  }

  @Test func `After a quiet time a change is read at once, a burst ten times a second, another tab less often`() {
    var state = Fixture.state()
    var counts: [ConsoleState.Tab: Int] = [:]
    for i in 0..<1000 {
      let now = Fixture.now + .milliseconds(i)
      let input: Input = i % 5 == 0 ? .changed(DeskChange(conversations: [id(Int64(i))])) : .tick
      let made = refreshes(of: &state, state.update(input, at: now), at: now)
      if i == 0 { #expect(made[.inbox] == 1) }
      counts.merge(made, uniquingKeysWith: +)
    }
    #expect(counts == [.inbox: 10, .line: 2])
    #expect(state.stale?.contains(id(995)) == true, "the last of the burst is still to be read")
    #expect(state.stale?.contains(id(895)) == false)
    let end = Fixture.now + .seconds(1)
    #expect(state.nextMoment <= end + .milliseconds(5))
    #expect(refreshes(of: &state, state.update(.tick, at: end), at: end) == [.inbox: 1])
    #expect(state.stale == nil)
    // Whoever opens the other tab sees it as it is.
    #expect(state.behind == [.line])
    let opened = state.press("2", at: end)
    #expect(opened.contains { if case .refresh(.line, _, _) = $0 { true } else { false } })
  }

  @Test func `A failing desk is said once, the screen stays, and it is tried again`() {
    var state = Fixture.state()
    _ = state.update(.changed(nil), at: Fixture.now)
    _ = state.update(.failed(.refresh(.inbox), "The disk is full."), at: Fixture.now)
    _ = state.update(.failed(.refresh(.line), "The disk is full."), at: Fixture.now)
    #expect(state.list.rows.count == Fixture.rows.count)
    #expect(state.notice == .lasting("The disk is full.", .error, at: Fixture.now))
    if case .stale = state.live {} else { Issue.record("the header must say that what is shown may be old") }
    let effects = state.update(.tick, at: Fixture.now + .seconds(3))
    #expect(effects.contains { if case .refresh = $0 { true } else { false } })
  }

  @Test func `An auditor changes nothing`() {
    var state = Fixture.state(me: Teammate(name: "theo", role: .auditor))
    for key in ["c", "d", "n", "r", "e", "a", "u"] {
      #expect(state.press(key) == [], "\(key)")
      #expect(state.prompt == nil && state.compose == nil, "\(key)")
    }
  }

  @Test func `A pane can have the whole screen, and thirty-six rows at 120x40`() throws {
    let rows = (1...60).map { Fixture.row(Int64($0), "f\($0)", "Hello?", left: 60 * $0) }
    var state = Fixture.state(120, 40, rows: rows)
    #expect(state.layout.listHeight == 34)
    state.press("z")
    #expect(state.layout.listHeight == 36)
    #expect(state.layout.views == nil)
    let lines = state.picture.grid.text.split(separator: "\n")
    #expect(lines.count { $0.contains("Hello?") } == 36)
    #expect(lines.contains { $0.contains("z all panes") && $0.contains("1–36/128") })
    state.press("Enter")
    #expect(state.layout.conversation?.width == 120)
    state.press("Esc G")
    #expect(state.picture.grid.text.contains("f60"))
    state.press("z")
    #expect(state.layout.listHeight == 34)
    #expect(state.picture.grid.text.contains("f60"))
  }

  @Test func `Clocks tick together, on the second, whatever the moment of each deadline`() {
    var rows = [
      Fixture.row(1, "a", "b", left: 90), Fixture.row(2, "c", "d", left: 190), Fixture.row(3, "e", "f", left: -5),
    ]
    for (index, row) in rows.enumerated() { rows[index].due = row.due.map { $0 + .milliseconds(137 * (index + 1)) } }
    var state = Fixture.state(rows: rows)
    var frames: [String] = []
    for tick in 1...3 {
      let moment = state.nextMoment
      #expect(moment == Fixture.now + .seconds(tick))
      state.now = moment
      frames.append(state.picture.grid.text)
      state.now = moment + .milliseconds(999)
      #expect(state.picture.grid.text == frames.last, "nothing changes before the next second")
      _ = state.update(.tick, at: moment)
    }
    #expect(Set(frames).count == 3)
  }

  @Test func `A field without a value offers its values; one that does not exist is an error`() {
    var state = Fixture.state()
    state.press("/ Ctrl-u")
    state.type("kind:")
    #expect(state.prompt?.fault == nil)
    #expect(state.prompt?.choices.contains { $0.text == "praise" } == true)
    state.type("x ")
    #expect(state.prompt?.fault != nil)
    state.press("Ctrl-u")
    state.type("knd:")
    #expect(state.prompt?.fault?.message.contains("did you mean kind:") == true)
  }

  @Test func `What they say begins behind the handles that it is addressed to`() {
    func said(_ text: String) -> String { Fixture.row(1, "a", text).said }
    #expect(said("@acme  @ben where is it?") == "where is it?")
    #expect(said("where is @acme?") == "where is @acme?")
    #expect(said("@acme") == "@acme")
    #expect(said("") == "")
  }

  @Test func `Nothing ticks while no clock shows seconds`() {
    let slow = Fixture.state(rows: [Fixture.row(1, "a", "b", left: 91_000), Fixture.row(2, "c", "d")])
    #expect(slow.nextMoment - Fixture.now > .seconds(5))
    let fast = Fixture.state(rows: [Fixture.row(1, "a", "b", left: 90)])
    #expect(fast.nextMoment - Fixture.now <= .seconds(1))
  }
}
