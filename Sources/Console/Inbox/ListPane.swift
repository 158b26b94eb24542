import Desk
import Model
import Terminal

/// The list of conversations, one line each, the most urgent first.
enum ListPane {
  static func draw(_ grid: inout Grid, _ size: Size, _ state: ConsoleState) {
    let list = state.list
    let heading = Layout.listHeading(size.height)
    ListHeading.draw(&grid, size.width, list, title: list.query.description, state)
    let columns = RowColumns(width: size.width)
    if heading > 1 { drawNames(&grid, columns, y: 1) }
    let height = size.height - heading
    guard !list.isEmpty else {
      EmptyListView.draw(&grid, Rect(x: 0, y: heading, width: size.width, height: height), state)
      return
    }
    for (offset, row) in list.shown(height: height).enumerated() {
      draw(&grid, row, y: heading + offset, columns, state)
    }
  }

  private static func drawNames(_ grid: inout Grid, _ columns: RowColumns, y: Int) {
    grid.put("left", at: Point(x: columns.timeX, y: y), .muted, width: RowColumns.time, align: .right)
    if columns.kindWidth > 1 { grid.put("kind", at: Point(x: columns.kindX + 2, y: y), .muted) }
    grid.put("who", at: Point(x: columns.whoX, y: y), .muted)
    grid.put("what they say", at: Point(x: columns.textX, y: y), .muted, width: columns.textWidth)
    let held = columns.holderWidth < 6 ? "held" : "holder"
    grid.put(held, at: Point(x: columns.holderX, y: y), .muted, width: columns.holderWidth)
  }

  static func draw(_ grid: inout Grid, _ row: Row, y: Int, _ columns: RowColumns, _ state: ConsoleState) {
    RowMarks.draw(&grid, row, y: y, state)
    let time = TimeLeft(row, now: state.second)
    grid.put(time.text, at: Point(x: columns.timeX, y: y), time.style, width: RowColumns.time, align: .right)
    if time.isSoon { grid.put("•", at: Point(x: columns.timeX + RowColumns.time, y: y), time.style, width: 1) }
    grid.put(String(row.kind.glyph), at: Point(x: columns.kindX, y: y), row.kind.style, width: 1)
    if columns.kindWidth > 1 {
      grid.put(row.kind.word, at: Point(x: columns.kindX + 2, y: y), row.kind.style, width: columns.kindWidth - 2)
    }
    drawWho(&grid, row, y: y, columns, state)
    let isOver = row.status == .done
    grid.put(
      row.said, at: Point(x: columns.textX, y: y), isOver ? .muted : .text, width: columns.textWidth)
    let holder = holder(row, state, isNarrow: columns.holderWidth < 8)
    grid.put(holder, at: Point(x: columns.holderX, y: y), width: columns.holderWidth)
  }

  /// The handle, and the segment where there is room; the handle shows where the cursor is.
  static func drawWho(_ grid: inout Grid, _ row: Row, y: Int, _ columns: RowColumns, _ state: ConsoleState) {
    let own = row.segment.word.isEmpty ? 0 : columns.segmentWidth
    let room = columns.whoWidth - (own > 0 ? own + 1 : 0)
    let style = row.id == state.list.cursor ? RowMarks.cursor(state) : Style.text
    let end = grid.put(row.handle, at: Point(x: columns.whoX, y: y), style, width: room)
    let x = own > 0 ? columns.whoX + room + 1 : end + 1
    let left = columns.whoX + columns.whoWidth - x
    // A stump says nothing.
    let word = row.segment.word
    guard columns.whoWidth >= 15, left >= min(word.count, 5) else { return }
    grid.put(word, at: Point(x: x, y: y), .segment, width: left)
  }

  /// Who has it: the holder, with ✎ where somebody writes; ↑ and whom it was carried up to.
  static func holder(_ row: Row, _ state: ConsoleState, isNarrow: Bool = false) -> [Span] {
    if let since = state.acting[row.id], state.now - since >= ConsoleState.patience { return [Span("…", .muted)] }
    let pen = row.draftBy != nil ? [Span(" ✎", .draft)] : []
    if row.isWaitingForDecision, let to = row.escalatedTo {
      return [Span(isNarrow ? "↑\(to)" : "↑ \(to)", .escalation)] + pen
    }
    if row.toSend > 0, row.status != .done { return [Span(row.holder ?? "", held(row, state)), Span(" ⇢", .draft)] }
    guard let holder = row.holder else { return [Span("─", .muted)] + pen }
    return [Span(holder, held(row, state))] + pen
  }

  private static func held(_ row: Row, _ state: ConsoleState) -> Style {
    row.holder == state.me.name ? .heldMine : .held
  }
}

/// What stands left of a row: the cursor's bar, and whether it is selected or open.
enum RowMarks {
  /// How the cursor looks: on the bar and on the handle alike, so that moving it costs the fewest bytes.
  static func cursor(_ state: ConsoleState) -> Style {
    state.focus == .list && state.compose == nil ? Style(.cursor, on: .cursorRow) : Style(.cursorRowIdle)
  }

  static func draw(_ grid: inout Grid, _ row: Row, y: Int, _ state: ConsoleState) {
    if row.id == state.list.cursor { grid.put("▌", at: Point(x: 0, y: y), cursor(state), width: 1) }
    if state.list.selected.contains(row.id) {
      grid.put("●", at: Point(x: 1, y: y), .selected, width: 1)
    } else if state.reading?.id == row.id {
      grid.put("▸", at: Point(x: 1, y: y), .borderFocus, width: 1)
    } else if row.priority >= .high {
      grid.put(row.priority == .urgent ? "▲" : "△", at: Point(x: 1, y: y), .warning, width: 1)
    }
  }
}

/// The line above a list: what it shows, what waits, where one is.
enum ListHeading {
  static func draw(_ grid: inout Grid, _ width: Int, _ list: ListState, title: String, _ state: ConsoleState) {
    let place = position(list, height: state.layout.listHeight)
    let placeWidth = SafeText.width(place)
    grid.put(place, at: Point(x: width - placeWidth - 1, y: 0), .count)
    var right = width - placeWidth - 3
    var notes: [Span] = []
    if !list.selected.isEmpty { notes.append(Span("\(list.selected.count) selected", .selected)) }
    if !list.waiting.isEmpty {
      let key = state.settings.keys.hint(for: .showWaiting) ?? ":"
      let what = list.waiting.new > 0 ? "\(list.waiting.new) new" : "order changed"
      notes.append(Span("\(what) · \(key)", .badge))
    }
    for note in notes.reversed() {
      let noteWidth = SafeText.width(note.text)
      guard right - noteWidth > 8 else { continue }
      grid.put(note.text, at: Point(x: right - noteWidth, y: 0), note.style)
      right -= noteWidth + 2
    }
    grid.put(title, at: Point(x: 1, y: 0), .muted, width: max(0, right - 2))
  }

  /// `1–24/128`: the rows in sight, and how many there are.
  static func position(_ list: ListState, height: Int) -> String {
    guard !list.isEmpty else { return list.hasLoaded ? "0" : "" }
    let first = list.base + list.top + 1
    let last = list.base + min(list.rows.count, list.top + height)
    let total = list.total.map { max($0, last) } ?? (list.hasAfter ? nil : last)
    return "\(first)–\(last)/\(total.map(String.init) ?? "…")"
  }
}
