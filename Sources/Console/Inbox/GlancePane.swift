import Desk
import Model
import Terminal

/// What stands where no conversation is open: how the desk is, and how to go on.
enum GlancePane {
  static func draw(_ grid: inout Grid, _ size: Size, _ state: ConsoleState) {
    var y = 0
    func put(_ spans: [Span]) {
      grid.put(spans, at: Point(x: 1, y: y), width: size.width - 2)
      y += 1
    }
    put([Span("now", .heading)])
    for (count, words, style) in figures(state) {
      put([
        Span("\(count)".padding(to: 5, right: true), count > 0 ? style : .muted),
        Span("  \(words)", count > 0 ? .text : .muted),
      ])
    }
    y += 1
    for (id, words) in ways {
      guard let key = state.settings.keys.hint(for: id), state.refusal(of: id) == nil else { continue }
      put([Span(key.padding(to: 6), .footerKey), Span(" \(words)", .muted)])
    }
  }

  private static func figures(_ state: ConsoleState) -> [(Int, String, Style)] {
    let side = state.side
    let known: [(Int?, String, Style)] = [
      (side.count(of: "Overdue"), "overdue", .overdue),
      (side.dueSoon, "due within 30 minutes", .dueSoon),
      (side.count(of: "Unheld"), "that nobody holds", .text),
      (side.count(of: "Mine"), "yours", .heldMine),
      (side.onTheLine, "on the Line", .escalation),
    ]
    return known.compactMap { count, words, style in count.map { ($0, words, style) } }
  }

  private static let ways: [(ActionID, String)] = [
    (.open, "opens the conversation here"), (.next, "takes the next that nobody holds"),
    (.filter, "filters the list"), (.help, "shows what works here"),
  ]
}

/// A list without rows says why, and what next.
enum EmptyListView {
  static func draw(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState) {
    guard state.list.hasLoaded else {
      grid.put("reading …", at: Point(x: 2, y: area.y + 1), .muted)
      return
    }
    let (first, second) = words(state)
    grid.put(first, at: Point(x: 2, y: area.y + 1), .success, width: area.width - 4)
    grid.put(second, at: Point(x: 2, y: area.y + 2), .muted, width: area.width - 4)
  }

  private static func words(_ state: ConsoleState) -> (String, String) {
    let keys = state.settings.keys
    if state.tab == .line {
      return (
        "Nothing waits on the Line.", "\(keys.hint(for: .escalate) ?? ":") in the Inbox carries a conversation up."
      )
    }
    let back = keys.hint(for: .back) ?? ":"
    switch state.side.active {
    case "All open": return ("Nothing is open. Everybody has an answer.", "New messages appear here by themselves.")
    case "Overdue":
      return ("Nothing is overdue.", "\(state.side.dueSoon ?? 0) due within 30 minutes · \(back) goes back")
    case "Mine": return ("You hold nothing.", "\(keys.hint(for: .next) ?? ":") takes the next that nobody holds.")
    case .some(let name): return ("Nothing in \(name).", "\(back) goes back.")
    case nil:
      return ("Nothing matches this filter.", "\(keys.hint(for: .filter) ?? ":") changes it · \(back) clears it")
    }
  }
}

/// The first run: a desk without a single message.
enum EmptyDeskView {
  static func draw(_ grid: inout Grid, _ size: Size, _ state: ConsoleState) {
    let keys = state.settings.keys
    var lines: [[Span]] = [
      [Span("This desk is empty.", .title)], [],
      [Span("What people say to you and about you will be listed here, the most urgent first,", .text)],
      [Span("each with the time you have left to answer.", .text)], [],
    ]
    if state.setup.canOpenSample, let key = keys.hint(for: .sampleDay) {
      lines += [
        [Span(key.padding(to: 3), .footerKey), Span("opens a made-up day at a health company, to look around", .text)],
        [],
      ]
    }
    lines += [
      [Span("Bring in your own, in another terminal:", .text)], [Span("  \(state.setup.importCommand)", .link)], [],
    ]
    lines += [[Span((keys.hint(for: .help) ?? ":").padding(to: 3), .footerKey), Span("shows every key", .muted)]]
    var y = max(0, (size.height - lines.count) / 3)
    for line in lines {
      // What does not fit on a line goes on below.
      let text = line.map(\.text).joined()
      if line.count == 1, let style = line.first?.style {
        for part in SafeText.wrap(text, width: size.width - 4) {
          grid.put(part, at: Point(x: 2, y: y), style)
          y += 1
        }
      } else {
        grid.put(line, at: Point(x: 2, y: y), width: size.width - 4)
        y += 1
      }
    }
  }
}
