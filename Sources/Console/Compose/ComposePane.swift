import Desk
import Model
import Terminal

/// The reply being written, under the thread that it answers.
enum ComposePane {
  struct Split: Equatable {
    var thread: Rect
    var compose: Rect
  }

  /// The thread above, the text below: it grows with what is written, to two thirds at most.
  static func split(_ state: ConsoleState, _ area: Rect) -> Split {
    guard let compose = state.compose, state.reading != nil else {
      return Split(thread: area, compose: Rect(x: area.x, y: area.maxY, width: area.width, height: 0))
    }
    let lines = compose.editor.layout(width: max(2, area.width - 3)).lines.count
    let most = max(4, area.height * 2 / 3)
    let height = min(most, max(min(8, most), lines + 3))
    var rest = area
    let bottom = rest.takeBottom(min(height, area.height))
    return Split(thread: rest, compose: bottom)
  }

  /// Where the text itself stands: below the heading, above the line about the draft.
  static func textArea(_ state: ConsoleState, _ layout: Layout) -> Rect? {
    guard let area = layout.conversation, state.compose != nil else { return nil }
    return textArea(split(state, area).compose)
  }

  private static func textArea(_ area: Rect) -> Rect {
    Rect(x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2)
  }

  static func textWidth(_ state: ConsoleState) -> Int { max(2, (textArea(state, state.layout)?.width ?? 40) - 1) }

  /// The first line of the text in sight: such that the cursor is.
  static func firstLine(_ state: ConsoleState, _ layout: Layout) -> Int {
    guard let text = textArea(state, layout), let compose = state.compose else { return 0 }
    let cursor = compose.editor.layout(width: max(2, text.width - 1)).cursor
    return max(0, cursor.y - text.height + 1)
  }

  /// - Returns: where the terminal's cursor belongs.
  static func draw(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState) -> Point? {
    guard let compose = state.compose, area.height >= 3 else { return nil }
    drawTop(&grid, area, compose)
    let text = textArea(area)
    let layout = compose.editor.layout(width: max(2, text.width - 1))
    let first = max(0, layout.cursor.y - text.height + 1)
    for (y, line) in layout.lines[first...].prefix(text.height).enumerated() {
      grid.put(line, at: Point(x: text.x, y: text.y + y), width: text.width)
    }
    if compose.editor.isEmpty {
      let hint = compose.purpose == .reply ? "Write to \(compose.handle) …" : "Your answer to \(compose.handle) …"
      grid.put(hint, at: Point(x: text.x, y: text.y), .placeholder, width: text.width)
    }
    drawBottom(&grid, area.row(area.height - 1), compose, state)
    guard !compose.isSending else { return nil }
    return Point(x: text.x + min(layout.cursor.x, text.width - 1), y: text.y + layout.cursor.y - first)
  }

  /// Whom it goes to, on which network, and how long it is.
  private static func drawTop(_ grid: inout Grid, _ area: Rect, _ compose: ComposeState) {
    grid.rule(x: area.x, y: area.y, width: area.width, .borderFocus)
    let count = compose.limit.map { " \(compose.count)/\($0) " } ?? " \(compose.count) "
    let isClose = compose.limit.map { compose.count * 10 > $0 * 9 } ?? false
    let style: Style = compose.over != nil ? .overdue : isClose ? .warning : .count
    let x = area.maxX - SafeText.width(count) - 1
    grid.put(count, at: Point(x: x, y: area.y), style)
    let title = compose.purpose == .reply ? "reply to" : "your answer to"
    grid.put(
      [
        Span(" \(title) ", .title), Span(compose.handle, Style(.handle).with(.bold)),
        Span(" · \(compose.network) ", .muted),
      ],
      at: Point(x: area.x + 1, y: area.y), width: max(0, x - area.x - 2))
  }

  /// That somebody else has changed the draft, in all words that there is room for.
  private static func conflict(_ theirs: Draft, _ state: ConsoleState, _ width: Int) -> String {
    let key = state.settings.keys.hint(for: .chooseDraft) ?? ":"
    let name = theirs.by == state.me.name ? "another seat of yours" : theirs.by
    let words = [
      "\(name) has changed this draft; yours is kept beside it · \(key) chooses",
      "\(name) has changed this draft · \(key) chooses", "\(name) changed it · \(key)",
    ]
    return words.first { SafeText.width($0) <= width } ?? words[2]
  }

  /// Whether it is saved, and who else writes here.
  private static func drawBottom(_ grid: inout Grid, _ area: Rect, _ compose: ComposeState, _ state: ConsoleState) {
    let zone = state.settings.zone
    let span: Span
    if compose.isSending {
      span = Span("sending …", .draft)
    } else if compose.isInDoubt {
      span = Span("sent or not? looked up when the server is back", .warning)
    } else if let theirs = compose.conflict {
      span = Span(conflict(theirs, state, area.width - 2), .warning)
    } else if let at = compose.keptAt, compose.keptText == compose.editor.text {
      let kept = "draft kept here \(TimeText.clock(at, zone: zone))"
      let all = "\(kept), until the desk can have it"
      span = Span(SafeText.width(all) <= area.width - 2 ? all : kept, .draft)
    } else if compose.keptText != nil {
      span = Span("draft …", .muted)
    } else if let failure = compose.failure {
      span = Span("NOT SAVED: \(failure)", .error)
    } else if let words = CompanyText.holding(compose, state) {
      span = Span(words, .warning)
    } else if let words = CompanyText.writing(compose, state, width: area.width - 2) {
      span = Span(words, .warning)
    } else if let other = compose.other {
      let time = TimeText.clock(other.at, zone: zone)
      span = Span(other.isNow ? "\(other.name) writes here too (\(time))" : "begun by \(other.name), \(time)", .warning)
    } else if let over = compose.over {
      span = Span("\(over) too many for \(compose.network)", .overdue)
    } else if let at = compose.savedAt, compose.savedText == compose.editor.text {
      span = Span("draft saved \(TimeText.clock(at, zone: zone))", .muted)
    } else {
      span = Span(compose.editor.isEmpty ? "" : "draft …", .muted)
    }
    grid.put([span], at: Point(x: area.x + 1, y: area.y), width: area.width - 2)
  }
}
