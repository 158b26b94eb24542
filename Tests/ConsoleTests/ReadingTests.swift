import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// A conversation that is open: what of it is shown, and how one goes back in it.
@Suite struct ReadingTests {
  private func id(_ number: Int64) -> Conversation.ID { .init(rawValue: number) }

  private func message(_ number: Int) -> Message {
    Message(
      number: number, direction: .inbound, author: "mia_h", text: "This is message \(number).",
      at: Fixture.now - .hours(1), remoteID: "p\(number)")
  }

  /// A thread of so many messages, of which the latest 200 are there.
  private func thread(_ count: Int) -> Detail {
    var detail = Fixture.detail()
    detail.messages = (max(1, count - 199)...count).map(message)
    return detail
  }

  private func reading(_ detail: Detail) -> ConsoleState {
    var state = Fixture.state()
    state.press("Enter")
    _ = state.update(.opened(id(1), detail), at: Fixture.now)
    return state
  }

  @Test func `At the top of a long thread what came before is asked for, once`() {
    var state = reading(thread(500))
    #expect(state.press("k") == [], "the top is far")
    #expect(state.press("g g") == [.loadEarlier(id(1), before: 301)])
    #expect(state.picture.grid.text.contains("… 300 earlier messages …"))
    #expect(state.press("k k") == [], "it is on its way")
  }

  @Test func `What came before joins above, and what is in sight stays where it is`() {
    var state = reading(thread(500))
    state.press("g g")
    func line(of number: Int) -> Int? {
      state.picture.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("This is message \(number).") }
    }
    let before = line(of: 301)
    #expect(before != nil)
    _ = state.update(.earlier(id(1), (101...300).map(message)), at: Fixture.now)
    #expect(state.reading?.detail?.messages.map(\.number) == Array(101...500))
    #expect(line(of: 301) == before)
    #expect(state.notice?.text == "200 earlier messages · 100 more before")
    #expect(state.press("g g") == [.loadEarlier(id(1), before: 101)])
    _ = state.update(.earlier(id(1), (1...100).map(message)), at: Fixture.now)
    #expect(state.notice?.text == "This is where it began")
    #expect(state.press("g g") == [], "there is no more")
    #expect(state.picture.grid.text.contains("This is message 1."))
  }

  @Test func `The wheel brings it too, and a thread that is whole asks for nothing`() {
    var state = reading(thread(500))
    let pane = state.layout.conversation ?? Rect(Size(width: 0, height: 0))
    let wheel = MouseEvent(.wheelUp, at: Point(x: pane.x + 2, y: pane.y + 6))
    var effects: [Effect] = []
    for _ in 0..<400 { effects += state.update(.event(.mouse(wheel)), at: Fixture.now) }
    #expect(effects == [.loadEarlier(id(1), before: 301)])
    var short = reading(thread(12))
    #expect(short.press("g g k") == [])
  }

  @Test func `A new message leaves the earlier ones that were brought; a gap has them asked for again`() {
    var state = reading(thread(500))
    state.press("g g")
    _ = state.update(.earlier(id(1), (101...300).map(message)), at: Fixture.now)
    _ = state.update(.opened(id(1), thread(501)), at: Fixture.now)
    #expect(state.reading?.detail?.messages.map(\.number) == Array(101...501))
    _ = state.update(.opened(id(1), thread(900)), at: Fixture.now)
    #expect(state.reading?.detail?.messages.map(\.number) == Array(701...900))
  }

  @Test func `The time of a post leads to it, and nothing else that a stranger calls an address`() throws {
    var detail = Fixture.detail()
    detail.messages[1].url = "https://social.example/@mia_h/2"
    detail.messages[0].url = "javascript:alert(1)"
    detail.messages.append(message(4))
    detail.messages[3].url = "https://e.org/\u{1B}]52;c;evil"
    var state = reading(detail)
    state.press("g g")
    let links = state.picture.links
    #expect(links.map(\.url) == ["https://social.example/@mia_h/2"])
    let area = try #require(links.first?.area)
    let row = state.picture.grid.text.split(separator: "\n", omittingEmptySubsequences: false)[area.y]
    #expect(row.hasSuffix("13:32 ↗"))
    #expect(area.width == 7)
    state.press("?")
    #expect(state.picture.links.isEmpty)
    state.press("Esc")
    state.settings.links = false
    #expect(state.picture.links.isEmpty)
  }

  @Test func `A failure to bring them leaves what is there, and can be tried again`() {
    var state = reading(thread(500))
    state.press("g g")
    _ = state.update(.failed(.open(id(1)), "the disk is gone"), at: Fixture.now)
    #expect(state.notice?.text == "the disk is gone")
    #expect(state.picture.grid.text.contains("This is message 301."))
    #expect(state.press("k") == [.loadEarlier(id(1), before: 301)])
  }
}
