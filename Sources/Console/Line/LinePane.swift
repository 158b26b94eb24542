import Desk
import Model
import Terminal

/// What was carried up the line: its clock, to whom and by whom, whether they have seen it, who says what, and why.
enum LinePane {
  /// Where the parts of a row stand.
  struct Columns: Equatable {
    var timeX: Int
    var stateX: Int
    var stateWidth: Int
    var toX: Int
    var toWidth: Int
    /// 0 where there is no room for who asks.
    var fromWidth: Int
    var whoX: Int
    var whoWidth: Int
    var whyX: Int
    var whyWidth: Int

    init(width: Int) {
      let isWide = width >= 90
      let isNarrow = width < 60
      timeX = RowColumns.marks + 1
      stateX = timeX + RowColumns.time + 2
      stateWidth = isNarrow ? 1 : 12
      toX = stateX + stateWidth + 1
      toWidth = isNarrow ? 8 : 10
      fromWidth = isWide ? 10 : 0
      whoX = toX + toWidth + 1 + (fromWidth > 0 ? fromWidth + 1 : 0)
      whoWidth = width < 50 ? 10 : isNarrow ? 13 : isWide ? 18 : 15
      whyX = whoX + whoWidth + 1
      whyWidth = max(0, width - whyX - 1)
    }
  }

  static func draw(_ grid: inout Grid, _ size: Size, _ layout: Layout, _ state: ConsoleState) {
    let columns = Columns(width: size.width)
    if layout.hasNames { drawNames(&grid, columns, y: layout.listHeading - 1) }
    ListPane.drawRows(&grid, size, layout, state) { draw(&$0, $1, y: $2, columns, state) }
  }

  private static func drawNames(_ grid: inout Grid, _ columns: Columns, y: Int) {
    func put(_ text: String, _ x: Int, _ width: Int, align: Alignment = .left) {
      grid.put(text, at: Point(x: x, y: y), .muted, width: width, align: align)
    }
    put("left", columns.timeX, RowColumns.time, align: .right)
    if columns.stateWidth > 1 { put("", columns.stateX, columns.stateWidth) }
    put("to", columns.toX, columns.toWidth)
    if columns.fromWidth > 0 { put("from", columns.toX + columns.toWidth + 1, columns.fromWidth) }
    put("about", columns.whoX, columns.whoWidth)
    put("why", columns.whyX, columns.whyWidth)
  }

  private static func draw(_ grid: inout Grid, _ row: Row, y: Int, _ columns: Columns, _ state: ConsoleState) {
    RowMarks.draw(&grid, row, y: y, state)
    // While nobody has seen it, its own clock; after that, the follower's.
    let time =
      state.reasons[row.id]?.clock.map { TimeLeft(due: $0.due, started: $0.started, now: state.second) }
      ?? TimeLeft(row, now: state.second)
    time.draw(&grid, at: Point(x: columns.timeX, y: y))
    let standing = standing(row)
    grid.put(
      columns.stateWidth > 1 ? standing.text : String(standing.text.prefix(1)), at: Point(x: columns.stateX, y: y),
      standing.style, width: columns.stateWidth)
    let to = row.escalatedTo ?? ""
    grid.put(
      to == state.me.name ? "you" : to, at: Point(x: columns.toX, y: y),
      to == state.me.name ? .heldMine : .escalation, width: columns.toWidth)
    let reason = state.reasons[row.id]
    if columns.fromWidth > 0 {
      grid.put(
        reason?.escalation.from ?? "", at: Point(x: columns.toX + columns.toWidth + 1, y: y), .held,
        width: columns.fromWidth)
    }
    let style = row.id == state.list.cursor ? RowMarks.cursor(state) : Style.text
    grid.put(
      [Span("\(row.kind.glyph) ", row.kind.style), Span(row.handle, style)], at: Point(x: columns.whoX, y: y),
      width: columns.whoWidth)
    let pen = row.draftBy == nil && !state.isWrittenTo(row.follower) ? [] : [Span("✎", .draft), Span(" ", .text)]
    grid.put(
      pen + [Span(reason?.reason ?? row.excerpt, reason == nil ? .muted : .text)],
      at: Point(x: columns.whyX, y: y), width: columns.whyWidth)
  }

  /// Whether the one asked has seen it, as a glyph and a word.
  private static func standing(_ row: Row) -> Span {
    switch row.escalationState {
    case .waiting: Span("○ waits", .warning)
    case .acknowledged: Span("◐ seen", .info)
    case .decided: Span("● decided", .success)
    case .none: Span("", .muted)
    }
  }
}
