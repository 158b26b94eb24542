import Desk
import Model
import Terminal

/// The list of conversations, one line each, the most urgent first.
enum ListPane {
  static func draw(_ grid: inout Grid, _ size: Size, _ layout: Layout, _ state: ConsoleState) {
    let columns = RowColumns(width: size.width)
    if layout.hasNames { drawNames(&grid, columns, y: layout.listHeading - 1) }
    drawRows(&grid, size, layout, state) { draw(&$0, $1, y: $2, columns, state) }
  }

  /// The rows under the heading, each as its list draws it, or what stands there where there are none.
  static func drawRows(
    _ grid: inout Grid, _ size: Size, _ layout: Layout, _ state: ConsoleState,
    draw: (inout Grid, _ row: Row, _ y: Int) -> Void
  ) {
    let heading = layout.listHeading
    let height = size.height - heading
    guard !state.list.isEmpty else {
      EmptyListView.draw(&grid, Rect(x: 0, y: heading, width: size.width, height: height), state)
      return
    }
    for (offset, row) in state.list.shown(height: height).enumerated() { draw(&grid, row, heading + offset) }
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
    TimeLeft(row, now: state.second).draw(&grid, at: Point(x: columns.timeX, y: y))
    grid.put(String(row.kind.glyph), at: Point(x: columns.kindX, y: y), row.kind.style, width: 1)
    if columns.kindWidth > 1 {
      grid.put(row.kind.word, at: Point(x: columns.kindX + 2, y: y), row.kind.style, width: columns.kindWidth - 2)
    }
    drawWho(&grid, row, y: y, columns, state)
    let isOver = row.status == .done
    grid.put(
      row.said, at: Point(x: columns.textX, y: y), isOver ? .muted : .text, width: columns.textWidth)
    let holder = holder(row, state, width: columns.holderWidth)
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
    guard columns.whoWidth >= 15, left >= (own > 0 ? 1 : SafeText.width(word)) else { return }
    grid.put(word, at: Point(x: x, y: y), .segment, width: left)
  }

  /// Who has it: the holder, with ✎ where somebody writes and ⇄ where somebody asks for it; ↑ and whom it was carried up to; ↓ when it has come back.
  static func holder(_ row: Row, _ state: ConsoleState, width: Int = 12) -> [Span] {
    let isNarrow = width < 8
    if let since = state.acting[row.id], state.now - since >= ConsoleState.patience { return [Span("…", .muted)] }
    let pen = pen(row, state, isNarrow: isNarrow)
    let who = who(row, state, width: width)
    let room = max(1, width - pen.reduce(0) { $0 + SafeText.width($1.text) })
    guard row.askedBy == nil, let first = who.first, who.reduce(0, { $0 + SafeText.width($1.text) }) > room else {
      return who + pen
    }
    // That somebody writes must not go off the edge behind a long name; that there is a draft matters less than the name.
    guard state.isWrittenTo(row.follower) else { return who }
    let cut = SafeText.truncated(who.map(\.text).joined(), to: room).text
    return [Span(cut, first.style)] + pen
  }

  private static func who(_ row: Row, _ state: ConsoleState, width: Int) -> [Span] {
    let isNarrow = width < 8
    if row.isWaitingForDecision, let to = row.escalatedTo {
      return [Span(isNarrow ? "↑\(to)" : "↑ \(to)", .escalation)]
    }
    if row.toSend > 0, row.status != .done {
      return [Span(row.holder ?? "", held(row, state)), Span(" ", .text), Span("⇢", .draft)]
    }
    guard let holder = row.holder else { return [Span("─", .muted)] }
    let back = row.hasComeBack ? [Span(isNarrow ? "↓" : "↓ ", .escalation)] : []
    return back + [Span(holder, held(row, state))] + asked(row, state, width: width)
  }

  /// Whether there is a draft, and, with three dots where there is room, whether somebody writes to this follower now.
  private static func pen(_ row: Row, _ state: ConsoleState, isNarrow: Bool) -> [Span] {
    if state.isWrittenTo(row.follower) {
      return [Span(" ", .text), Span(isNarrow ? "✎" : "✎…", Style(.draft).with(.bold))]
    }
    return row.draftBy != nil ? [Span(" ", .text), Span("✎", .draft)] : []
  }

  /// Who asks for it: by name where that is to be answered here and there is room.
  private static func asked(_ row: Row, _ state: ConsoleState, width: Int) -> [Span] {
    guard let asker = row.askedBy else { return [] }
    let isMine = row.holder == state.me.name
    let style: Style = isMine ? .warning : .muted
    let mark = [Span(width < 8 ? "" : " ", .text), Span("⇄", style)]
    return isMine && width >= 12 ? mark + [Span(" \(asker)", style)] : mark
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

/// What a list shows, what waits, where one is: in the rule above it, or in a line of its own.
enum ListHeading {
  static func draw(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
    guard let area = layout.listTitle, state.tab == .line || !state.isDeskEmpty else { return }
    let list = state.list
    // In a rule, words stand off from it.
    let edge = layout.topRule.isEmpty ? "" : " "
    var right = area.maxX - 1
    func put(_ text: String, _ style: Style) {
      let words = [Span(edge, .border), Span(text, style), Span(edge, .border)]
      let width = SafeText.width(text) + 2 * edge.count
      guard !text.isEmpty, right - width > area.x + 8 else { return }
      grid.put(words, at: Point(x: right - width, y: area.y))
      right -= width + (edge.isEmpty ? 2 : 1)
    }
    put(position(list, height: layout.listHeight), .count)
    if state.isZoomed { put("\(state.settings.keys.hint(for: .zoom) ?? ":") all panes", .muted) }
    if !list.waiting.isEmpty {
      let key = state.settings.keys.hint(for: .showWaiting) ?? ":"
      put("\(list.waiting.new > 0 ? "\(list.waiting.new) new" : "order changed") · \(key)", .badge)
    }
    if !list.selected.isEmpty { put("\(list.selected.count) selected", .selected) }
    // Another order than by what is left is said.
    let order = list.query.sort == nil && list.query.order == .newest ? " · newest first" : ""
    let title = state.tab == .line ? "what waits for a decision" : list.query.description + order
    let room = right - area.x - 2 - 2 * edge.count
    let shown = SafeText.truncated(title, to: max(0, room)).text
    grid.put(
      [Span(edge, .border), Span(shown, .muted), Span(edge, .border)],
      at: Point(x: area.x + 1 - edge.count, y: area.y), width: room + 2 * edge.count)
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
