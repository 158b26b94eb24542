import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// The early warning in the header, and the way from it to the conversations.
@Suite struct WarningTests {
  static let storm = Warning(
    cause: .burst, subject: .hashtag("priceofliving"), name: "#priceOfLiving", since: Fixture.now - .minutes(4),
    window: .minutes(10), observed: 18, expected: 3.1, chance: 1e-9, conversations: [.init(rawValue: 4)])
  static let turn = Warning(
    cause: .unsupportive, subject: .topic("price"), name: "price", since: Fixture.now - .minutes(2),
    window: .minutes(60), observed: 31, expected: 12, outOf: 40, chance: 1e-8)

  private func state(_ warnings: [Warning], width: Int = 120) -> ConsoleState {
    var state = Fixture.state(width, 24)
    _ = state.update(.warned(warnings), at: Fixture.now)
    return state
  }

  private func header(_ state: ConsoleState) -> String {
    state.picture.grid.text.split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test func `What weighs most stands in the header, before what is overdue`() {
    #expect(header(Fixture.state(120, 24)).contains("▲ 4 overdue"))
    let state = state([Self.storm, Self.turn])
    #expect(header(state).contains("▲ #priceOfLiving ×6 in 10 min  14:32"))
    #expect(!header(state).contains("overdue"))
    #expect(state.picture.grid.styledText.contains("{warning@header:▲ #priceOfLiving ×6 in 10 min}"))
  }

  @Test func `What waits for me, and what is not saved, come first`() {
    var state = state([Self.storm])
    state.unsaved[.init(rawValue: 1)] = "Dear Mia"
    #expect(header(state).contains("▲ 1 not saved"))
    state.side.waitingForMe = 2
    #expect(header(state).contains("▲ 2 wait for you on the Line"))
  }

  @Test func `Where there is little room it is cut, and what strangers write is harmless`() {
    #expect(header(state([Self.storm], width: 80)).contains("▲ #priceOfLiving"))
    // A phone: beside the names of the screens, with its figure.
    let phone = state([Self.storm], width: 44)
    #expect(header(phone).hasSuffix("14:32"))
    #expect(phone.picture.grid.text.contains(" 1 Inbox 128  2 Line 1"))
    #expect(phone.picture.grid.text.contains("▲ #priceOfLiving ×6"))
    #expect(state([], width: 44).picture.grid.text.contains("▲ 4 overdue"))
    // Where there is no room anywhere, what the program is called gives way.
    var low = Fixture.state(40, 10)
    _ = low.update(.warned([Self.storm]), at: Fixture.now)
    #expect(header(low).contains("▲ #priceOfLi"))
    #expect(header(low).contains("● live") && header(low).contains("×6"))
    var hostile = Self.storm
    hostile.name = "#\u{202E}evil\u{1B}[2J" + String(repeating: "e\u{301}\u{301}", count: 90)
    let line = header(state([hostile]))
    #expect(!line.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(line.hasSuffix("14:32"))
  }

  @Test func `A key shows the conversations behind it with its figures, again the next, and Esc leads back`() {
    var state = state([Self.storm, Self.turn])
    state.press("2")
    let effects = state.press("W")
    #expect(state.tab == .inbox)
    #expect(state.inbox.query.description == "#priceOfLiving")
    #expect(effects.contains { if case .load(.inbox, _, .start, _) = $0 { true } else { false } })
    #expect(
      state.notice?.text == "#priceOfLiving ×6 in 10 min · 18 accounts, 3 are usual · since 14:28")
    state.press("W")
    #expect(state.inbox.query.description == "topic:price stance:unsupportive sort:newest")
    #expect(state.notice?.text == "price 78 % unsupportive, usually 30 % · 31 of 40 accounts · since 14:30")
    state.press("W")
    #expect(state.inbox.query.description == "#priceOfLiving")
    state.press("Esc")
    #expect(state.inbox.query == View.standard.first?.query)
  }

  @Test func `Without a warning the key says so, and the footer does not offer it`() {
    var state = Fixture.state(120, 24)
    #expect(!state.isOffered(.showWarning, on: state.subjects))
    #expect(state.press("W").isEmpty)
    #expect(state.notice?.text == "Nothing rings: what is heard is as usual")
  }

  @Test func `It is asked when counts are taken, and never twice at once`() {
    var state = Fixture.state(120, 24)
    let soon = Fixture.now + .seconds(30)
    #expect(!state.update(.tick, at: soon).contains(.listen), "the first answer is still on its way")
    _ = state.update(.warned([Self.storm]), at: soon)
    #expect(state.update(.tick, at: soon + .seconds(30)).contains(.listen))
    _ = state.update(.warned(nil), at: soon + .seconds(31))
    #expect(state.warnings == [Self.storm], "what could not be found out changes nothing")
    _ = state.update(.warned([]), at: soon + .seconds(32))
    #expect(header(state).contains("overdue"))
  }

  @Test func `A screen reader hears of each once, however it grows`() {
    var speech = PlainSpeech()
    var state = Fixture.state(120, 24)
    _ = speech.next(state, width: 100)
    var heard: [String] = []
    for voices in 12...30 {
      var storm = Self.storm
      storm.observed = voices
      _ = state.update(.warned([storm]), at: Fixture.now)
      heard += speech.next(state, width: 100).lines
    }
    #expect(heard == ["Warning: #priceOfLiving ×4 in 10 min, W shows its conversations."])
  }
}
