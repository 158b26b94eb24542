import Model
import Terminal

/// The left side: views and segments, each with its count.
enum ViewsPane {
  /// A line of the pane: a heading, an entry, or nothing.
  private enum Line {
    case heading(String)
    case entry(Int)
    case empty
  }

  static let title = "Views"

  private static func lines(_ state: ConsoleState) -> [Line] {
    // Where a rule stands above the pane, the title is in it.
    var lines: [Line] = state.layout.topRule.isEmpty ? [.heading(title)] : []
    for (index, entry) in state.side.entries.enumerated() {
      if entry.source == .segment, index == 0 || state.side.entries[index - 1].source == .view {
        lines += [.empty, .heading("Segments")]
      }
      // What nobody belongs to only takes room.
      if entry.source == .segment, entry.count ?? 0 == 0, entry.title != state.side.active { continue }
      lines.append(.entry(index))
    }
    return lines
  }

  /// The first line in sight, so that the cursor is.
  private static func first(_ lines: [Line], _ height: Int, _ state: ConsoleState) -> Int {
    guard state.focus == .views, lines.count > height else { return 0 }
    let at = lines.firstIndex { if case .entry(state.side.index) = $0 { true } else { false } } ?? 0
    return max(0, min(at - height / 2, lines.count - height))
  }

  static func draw(_ grid: inout Grid, _ size: Size, _ state: ConsoleState) {
    let lines = lines(state)
    let first = first(lines, size.height, state)
    for (y, line) in lines[first...].prefix(size.height).enumerated() {
      switch line {
      case .heading(let title): grid.put(title, at: Point(x: 1, y: y), .heading, width: size.width - 2)
      case .entry(let index): draw(&grid, entry: index, y: y, width: size.width, state)
      case .empty: break
      }
    }
  }

  private static func draw(_ grid: inout Grid, entry index: Int, y: Int, width: Int, _ state: ConsoleState) {
    let entry = state.side.entries[index]
    let isActive = entry.title == state.side.active && state.tab == .inbox
    let hasCursor = state.focus == .views && state.side.index == index
    let surface: Style? = hasCursor ? Style.cursorRow : nil
    if hasCursor { grid.fill(Rect(x: 0, y: y, width: width, height: 1), .cursorRow) }
    let plain = entry.count == 0 && !isActive ? Style.muted.on(surface?.role) : surface ?? .text
    let count = entry.count.map(String.init) ?? ""
    grid.put(isActive ? "▸" : " ", at: Point(x: 1, y: y), Style(.borderFocus, on: surface?.role), width: 1)
    grid.put(
      entry.title, at: Point(x: 3, y: y), plain.with(isActive ? .bold : []),
      width: width - 5 - count.count)
    let stands = entry.title == "Overdue" && entry.count ?? 0 > 0
    grid.put(
      count, at: Point(x: width - 1 - count.count, y: y), Style(stands ? .overdue : .count, on: surface?.role))
  }

  /// Whether there are more views and segments than lines.
  static func isCut(_ state: ConsoleState) -> Bool {
    state.layout.views.map { lines(state).count > $0.height } ?? false
  }

  /// The entry at a point of the screen.
  static func entry(at point: Point, _ state: ConsoleState) -> Int? {
    guard let area = state.layout.views, area.contains(point) else { return nil }
    let lines = lines(state)
    let at = first(lines, area.height, state) + point.y - area.y
    guard lines.indices.contains(at), case .entry(let index) = lines[at] else { return nil }
    return index
  }
}
