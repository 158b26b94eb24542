import Desk
import Model
import Terminal
import Testing

@testable import Console

/// What the screen says of the others at the desk.
@Suite struct CompanyTests {
  private static let one = Conversation.ID(rawValue: 1)
  private static let now = Fixture.now

  private static func seat(
    _ name: String, looking: Int64? = nil, writing: Int64? = nil, to follower: Int64? = nil, seen: Int = 0,
    id: String? = nil
  ) -> Presence {
    Presence(
      seat: id ?? "seat-\(name)", teammate: name, since: now - .hours(1), seenAt: now - .seconds(seen),
      looking: looking.map { .init(rawValue: $0) },
      writing: writing.map {
        .init(
          conversation: .init(rawValue: $0), follower: .init(rawValue: follower ?? $0), since: now - .minutes(1))
      })
  }

  private static func state(
    _ width: Int = 120, _ height: Int = 36, isReading: Bool = false, _ seats: Presence...
  ) -> ConsoleState {
    var state = Fixture.state(width, height)
    if isReading {
      state.press("Enter")
      _ = state.update(.opened(one, Fixture.detail()), at: now)
    }
    _ = state.update(.changed(DeskChange(presence: SeatPlan(seats))), at: now)
    return state
  }

  private static func line(_ state: ConsoleState, _ y: Int) -> String {
    let lines = state.picture.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(y) ? String(lines[y]) : ""
  }

  @Test(
    "the header says who else is here, and folds",
    arguments: [
      (120, ["ben", "cho"], "with ben cho"), (120, ["ana"], nil), (80, ["ben"], "with ben"),
      (44, ["ben", "cho"], "+2"),
      (120, ["ben", "cho", "bartholomew", "maximiliane", "konstantin", "christopher"], "with bartholomew ben cho "),
    ])
  func header(width: Int, names: [String], wanted: String?) {
    var state = Fixture.state(width, 24)
    _ = state.update(.changed(DeskChange(presence: SeatPlan(names.map { Self.seat($0) }))), at: Self.now)
    let header = Self.line(state, 0)
    if let wanted { #expect(header.contains(wanted), "\(header)") } else { #expect(!header.contains("with")) }
    #expect(header.contains("14:32"))
    #expect(header.contains("● live"))
  }

  @Test("who falls silent goes from the header by time alone; while the desk is out of reach nobody does")
  func going() {
    var state = Self.state(120, 36, Self.seat("ben", seen: 20))
    #expect(Self.line(state, 0).contains("with ben"))
    #expect(state.nextMoment <= Self.now + .seconds(5))
    var lost = state
    _ = lost.update(.failed(.refresh(.inbox), "gone"), at: Self.now)
    _ = lost.update(.tick, at: Self.now + .minutes(3))
    #expect(Self.line(lost, 0).contains("with ben"))
    _ = state.update(.tick, at: Self.now + .seconds(5))
    #expect(!Self.line(state, 0).contains("ben"))
  }

  @Test("nothing but presence has changed: nothing is read again")
  func cheap() {
    var state = Self.state()
    let effects = state.update(.changed(DeskChange(presence: SeatPlan([Self.seat("ben")]))), at: Self.now)
    #expect(effects.isEmpty)
    #expect(state.stale == nil)
  }

  @Test("the list marks whom somebody writes to, and no column moves", arguments: [120, 80, 44])
  func list(width: Int) {
    let before = Fixture.state(width, 24)
    let after = Self.state(width, 24, Self.seat("ben", looking: 2, writing: 2), Self.seat("cho", writing: 77, to: 4))
    let changed = (0..<24).filter { Self.line(before, $0) != Self.line(after, $0) }
    #expect(changed.count == 3, "the header and two rows")
    for y in changed.dropFirst() {
      #expect(Self.line(after, y).contains("✎"))
      #expect(
        Self.line(after, y).prefix(width - 13) == Self.line(before, y).prefix(width - 13), "\(Self.line(after, y))")
    }
  }

  @Test(
    "the open conversation says who reads it and who writes, in a line that was there already",
    arguments: [120, 80, 200, 44])
  func conversation(width: Int) {
    let before = Self.state(width, 30, isReading: true)
    let reads = Self.state(width, 30, isReading: true, Self.seat("ben", looking: 1)).picture.grid.text
    #expect(reads.contains("ben is reading this"))
    let both = Self.state(
      width, 30, isReading: true, Self.seat("ben", looking: 1), Self.seat("cho", looking: 1, writing: 1)
    ).picture.grid.text
    #expect(both.contains("✎ cho is writing a reply (since 14:31)") || both.contains("✎ cho writes since 14:31"))
    #expect(
      both.split(separator: "\n").count == before.picture.grid.text.split(separator: "\n").count)
    let elsewhere = Self.state(width, 30, isReading: true, Self.seat("cho", writing: 90, to: 1)).picture.grid.text
    #expect(elsewhere.contains("✎ cho is writing to them elsewhere") || elsewhere.contains("✎ cho writes elsewhere"))
  }

  @Test("the composer says before one types that somebody writes to the same person", arguments: [120, 44])
  func composer(width: Int) {
    var state = Self.state(width, 30, isReading: true, Self.seat("cho", writing: 90, to: 1))
    state.press("r")
    #expect(state.picture.grid.text.contains("✎ cho is writing to the same person"))
    _ = state.update(.changed(DeskChange(presence: SeatPlan([Self.seat("cho", looking: 1, writing: 1)]))), at: Self.now)
    #expect(state.picture.grid.text.contains("✎ cho is writing this reply, too"))
    #expect(state.spot == .init(looking: Self.one, writing: Self.one, to: .init(rawValue: 1)))
    _ = state.update(.changed(DeskChange(presence: SeatPlan())), at: Self.now)
    #expect(!state.picture.grid.text.contains("cho"))
  }

  @Test("one's own seat is no company; another seat of one's own that writes is")
  func oneself() {
    var state = Self.state(200, 50, isReading: true, Self.seat("ana", looking: 1, writing: 1, id: ""))
    #expect(!state.picture.grid.text.contains("✎…"))
    _ = state.update(
      .changed(DeskChange(presence: SeatPlan([Self.seat("ana", looking: 1, writing: 1, id: "other")]))), at: Self.now)
    #expect(state.picture.grid.text.contains("✎ you (another seat) are writing a reply"))
  }

  @Test("what is open is told, and what one writes; a list alone is no look at anybody")
  func spot() {
    var state = Fixture.state()
    #expect(state.spot == .init())
    state.press("Enter")
    #expect(state.spot == .init(looking: Self.one))
    state.press("Esc")
    #expect(state.spot == .init())
  }

  @Test("in lines it is said once when somebody begins to write to whom one is at")
  func plain() {
    var state = Fixture.state()
    var speech = PlainSpeech()
    _ = speech.next(state, width: 80)
    _ = state.update(.changed(DeskChange(presence: SeatPlan([Self.seat("ben", writing: 1)]))), at: Self.now)
    let said = speech.next(state, width: 80)
    #expect(said.lines.contains("ben begins to write to @mia_h."))
    #expect(said.line.text.contains("ben writes to them now"))
    #expect(!speech.next(state, width: 80).lines.contains { $0.contains("ben") })
  }

  @Test("why nobody holds it any more stands in the conversation")
  func lapse() {
    var state = Fixture.state()
    state.press("Enter")
    var detail = Fixture.detail()
    detail.conversation.holder = nil
    for body in [
      Event.Body.lapsed(holder: "ben", seen: Self.now - .minutes(27)), .holder(from: "ben", to: nil),
    ] {
      detail.events.append(
        Event(
          conversation: Self.one, sequence: 9, at: Self.now - .minutes(12), by: "earshot", action: .expire, body: body))
    }
    _ = state.update(.opened(Self.one, detail), at: Self.now)
    let lines = ConversationLines(detail, width: 70, state).lines.map { $0.spans.map(\.text).joined() }
    #expect(lines.contains("the hold of ben has expired: not seen since 14:05"))
  }
}
