import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// What a mouse can do; a key can do it as well.
@Suite struct MouseTests {
  @Test func `The wheel scrolls the pane under the pointer, a click chooses, a double click opens`() {
    var state = Fixture.state(120, 20)
    state.mouse(.press, 50, 6)
    #expect(state.list.cursor == .init(rawValue: 3))
    state.mouse(.wheelDown, 50, 6)
    #expect(state.list.top > 0 || state.list.rows.count <= state.layout.listHeight)
    state.mouse(.press, 50, 5, 2)
    #expect(state.focus == .conversation)
    state.mouse(.press, 12, 1)
    #expect(state.tab == .inbox)
    state.mouse(.press, 18, 1)
    #expect(state.tab == .line)
    state.press("1")
    state.mouse(.press, 5, 6)
    #expect(state.side.active == "Overdue")
  }

  @Test func `The wheel scrolls the list to its end and back, and takes the cursor along`() {
    let rows = (1...60).map { Fixture.row(Int64($0), "f\($0)", "Hello?", left: 60 * $0) }
    var state = Fixture.state(120, 30, rows: rows)
    let height = state.layout.listHeight
    state.mouse(.wheelDown, 50, 6)
    #expect(state.list.top == 3)
    #expect(state.list.cursor == .init(rawValue: 4), "the first in sight")
    for _ in 0..<60 { state.mouse(.wheelDown, 50, 6) }
    #expect(state.list.top == 60 - height)
    for _ in 0..<60 { state.mouse(.wheelUp, 50, 6) }
    #expect(state.list.top == 0)
    #expect(state.list.cursor == .init(rawValue: Int64(height)), "the last in sight")
  }

  @Test func `A border can be dragged`() throws {
    var state = Fixture.state(120, 30)
    let border = try #require(state.layout.viewsBorder)
    for (action, x) in [(MouseEvent.Action.press, border), (.drag, 30), (.release, 30)] { state.mouse(action, x, 10) }
    #expect(state.layout.viewsBorder == 30)
  }

  @Test func `A click in the composer goes to the character under it, also where a line is full`() throws {
    var state = Fixture.state()
    state.press("r")
    _ = state.update(.opened(.init(rawValue: 1), Fixture.detail()), at: Fixture.now)
    let area = try #require(ComposePane.textArea(state, state.layout))
    // Its last word fits into the area and not into the line, which leaves a column to the cursor.
    state.compose?.editor.replaceAll(with: String(repeating: "a", count: area.width - 4) + " bcd efg")
    let lines = state.compose?.editor.layout(width: ComposePane.textWidth(state)).lines
    #expect(lines?[1].hasPrefix("bcd") == true)
    state.mouse(.press, area.x + 1, area.y + 1)
    state.type("|")
    #expect(state.compose?.editor.text.hasSuffix(" b|cd efg") == true)
  }

  @Test func `The wheel over the views goes through those that are cut off, and leaves alone what is whole`() {
    var whole = Fixture.state(80, 30)
    whole.mouse(.wheelDown, 5, 6)
    #expect(whole.focus == .list && whole.side.index == 0)
    var cut = Fixture.state(80, 16)
    #expect(!cut.picture.grid.text.contains("Segments"))
    for _ in 0..<13 { cut.mouse(.wheelDown, 5, 6) }
    #expect(cut.picture.grid.text.contains("Segments"))
    #expect(cut.focus == .views)
  }
}

extension ConsoleState {
  @discardableResult
  fileprivate mutating func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int, _ clicks: Int = 1) -> [Effect] {
    update(.event(.mouse(MouseEvent(action, .left, at: Point(x: x, y: y), clicks: clicks))), at: Fixture.now)
  }
}
