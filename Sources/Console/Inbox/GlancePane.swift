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
      let figure = "\(count)"
      put([
        Span(String(repeating: " ", count: max(0, 5 - figure.count)), .text), Span(figure, count > 0 ? style : .muted),
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
    (.open, "opens the conversation here"), (.next, "takes the next unheld one"),
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
    let style: Style = state.side.active == nil && state.tab == .inbox ? .text : .success
    var y = area.y + 1
    for (text, style) in [(first, style), (second, .muted)] {
      for line in SafeText.wrap(text, width: area.width - 4, limit: 4) {
        grid.put(line, at: Point(x: 2, y: y), style, width: area.width - 4)
        y += 1
      }
    }
  }

  static func words(_ state: ConsoleState) -> (String, String) {
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
      if let stranger = state.inbox.query.strangers(to: state.vocabulary).first {
        return (
          stranger.description.capitalisedFirst,
          "\(keys.hint(for: .filter) ?? ":") changes the filter · \(back) clears it"
        )
      }
      return ("Nothing matches this filter.", "\(keys.hint(for: .filter) ?? ":") changes it · \(back) clears it")
    }
  }
}

extension String {
  /// The same with a capital letter in front: a clause as a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// The first run: a desk without a single message.
enum EmptyDeskView {
  /// A paragraph, with the key that does what it says.
  private struct Paragraph {
    var key: String?
    var text: String
    var style: Style
  }

  static func draw(_ grid: inout Grid, _ size: Size, _ state: ConsoleState) {
    let paragraphs = paragraphs(state)
    let room = min(size.width - 4, 76)
    let lines = paragraphs.map { SafeText.wrap($0.text, width: room - ($0.key == nil ? 0 : 4)) }
    let height = lines.reduce(0) { $0 + $1.count + 1 }
    var y = max(0, (size.height - height) / 3)
    for (paragraph, parts) in zip(paragraphs, lines) {
      if let key = paragraph.key { grid.put(key, at: Point(x: 2, y: y), .footerKey, width: 3) }
      for part in parts {
        grid.put(part, at: Point(x: paragraph.key == nil ? 2 : 6, y: y), paragraph.style)
        y += 1
      }
      y += 1
    }
  }

  private static func paragraphs(_ state: ConsoleState) -> [Paragraph] {
    let keys = state.settings.keys
    var all = [
      Paragraph(text: "This desk is empty.", style: .title),
      Paragraph(
        text: "What people say to you and about you will be listed here, the most urgent first, each with the time "
          + "that is left to answer.", style: .text),
    ]
    if state.setup.canOpenSample, let key = keys.hint(for: .sampleDay) {
      all.append(Paragraph(key: key, text: "opens a made-up day at a health company, to look around", style: .text))
    }
    all.append(Paragraph(text: "Bring in your own, in another terminal:", style: .text))
    all.append(Paragraph(text: state.setup.importCommand, style: .link))
    all.append(Paragraph(key: keys.hint(for: .help), text: "shows every key", style: .muted))
    return all
  }
}
