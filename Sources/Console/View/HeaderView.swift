import Desk
import Model
import Terminal

/// The first line: what this is, whether it is live, who looks, the one warning, the time; and under it the screens.
enum HeaderView {
  static func draw(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
    let area = layout.header
    guard !area.isEmpty else { return }
    grid.fill(area, .header)
    let clock = TimeText.clock(
      state.now, zone: state.settings.zone, twelve: state.settings.clock.isTwelve,
      seconds: state.settings.clock.hasSeconds)
    let end = area.width - clock.count - 1
    grid.put(clock, at: Point(x: end, y: area.y), Style(.time, on: .header))
    TabsView.draw(&grid, layout.tabs, state)
    let words = warning(state).map { "▲ \($0)" }
    // Beside all the rest, else beside the screens' names; where there is neither, what this is called gives way.
    let left = left(state, area.width)
    let room = end - 3 - left.reduce(0) { $0 + SafeText.width($1.text) }
    let besideTabs = layout.tabs.isEmpty ? 0 : layout.tabs.width - 2 - TabsView.end(state)
    let others = CompanyText.here(state.others)
    let least = others.last.map { SafeText.width($0) + 3 } ?? 0
    let fitting = words.first { SafeText.width($0) <= max(room - least, besideTabs) }
    grid.put(fitting == nil && !words.isEmpty ? Array(left.dropFirst()) : left, at: Point(x: 0, y: 0), width: end - 1)
    let isBeside = fitting.map { SafeText.width($0) <= room - least } ?? !words.isEmpty
    let taken = isBeside ? (fitting ?? words.last).map { SafeText.width($0) + 2 } ?? 0 : 0
    if let form = others.first(where: { SafeText.width($0) + 3 <= room - taken }) {
      grid.put(form, at: Point(x: end - room, y: area.y), Style(.held, on: .header))
    }
    guard let text = fitting ?? words.last else { return }
    let width = SafeText.width(text)
    if isBeside {
      grid.put(text, at: Point(x: max(0, end - 2 - width), y: area.y), Style(.warning, on: .header), width: width)
    } else {
      grid.put(text, at: Point(x: layout.tabs.width - 1 - width, y: layout.tabs.y), .warning, width: width)
    }
  }

  private static func left(_ state: ConsoleState, _ width: Int) -> [Span] {
    var left: [Span] = [Span(" earshot ", Style(.title, on: .header))]
    if width >= 60 { left.append(Span(" \(state.setup.deskName)  ", Style(.header))) }
    if state.setup.isSample {
      left.append(Span(width >= 60 ? " sample data " : " sample ", Style(.sample, on: .header)))
    }
    left += [Span(state.setup.isSample ? "  " : " ", .header)]
    left.append(live(state, room: width - 10 - left.reduce(0) { $0 + SafeText.width($1.text) }))
    if width >= 60 {
      left.append(Span("   \(state.me.name)", Style(.heldMine, on: .header)))
      if width >= 90 { left.append(Span(" \(state.me.role.rawValue)", Style(.muted, on: .header))) }
    }
    return left
  }

  private static func live(_ state: ConsoleState, room: Int) -> Span {
    switch state.live {
    case .connecting: Span("○ opening", Style(.muted, on: .header))
    case .live: Span("● live", Style(.live, on: .header))
    case .stale(let since, _):
      Span("◌ as of \(TimeText.clock(since, zone: state.settings.zone))", Style(.stale, on: .header))
    case .away(let since, let nextTry):
      words(state.awayWords(since: since, nextTry: nextTry), room)
    }
  }

  private static func words(_ words: [String], _ room: Int) -> Span {
    Span(words.first { SafeText.width($0) <= room } ?? words.last ?? "", Style(.warning, on: .header))
  }

  /// The one thing that matters most and may be out of sight, in all words that there is room for: what waits for this
  /// very person, what could be lost, what is no longer as usual, what is overdue. The overdue stand at the top of the
  /// list and are counted on the left; a storm stands nowhere else.
  ///
  /// - Returns: the longest first; nothing when all is well.
  static func warning(_ state: ConsoleState) -> [String] {
    if let waiting = state.side.waitingForMe, waiting > 0, state.tab != .line {
      return ["\(waiting) \(waiting == 1 ? "waits" : "wait") for you on the Line", "\(waiting)"]
    }
    let unsaved = state.unsaved.count { state.kept[$0.key] != $0.value }
    if unsaved > 0 { return ["\(unsaved) not saved", "\(unsaved)"] }
    if let call = state.calls?.first, let count = state.calls?.count {
      let brief = "\(count) \(count == 1 ? "calls" : "call") you"
      return (count == 1 ? [SafeText.truncated(call.headline, to: 40).text] : []) + [brief, "\(count)"]
    }
    if let warning = state.warnings.first {
      // A stranger's word may be long; how much of it remains is enough to find it by, and the figure stays.
      let brief = warning.brief
      let room = 16 - SafeText.width(brief.figure)
      return [SafeText.truncated(warning.headline, to: 40).text]
        + [30, room].map { SafeText.truncated(brief.name, to: $0).text + brief.figure }
    }
    if let overdue = state.side.count(of: "Overdue"), overdue > 0 { return ["\(overdue) overdue", "\(overdue)"] }
    return []
  }
}

/// The screens there are.
enum TabsView {
  static func draw(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState) {
    guard !area.isEmpty else { return }
    for (tab, x, text) in places(state) {
      let isShown = tab == state.tab
      let split = text.firstIndex(of: " ").map { (String(text[..<$0]), String(text[$0...])) } ?? ("", text)
      grid.put(
        [Span(split.0, isShown ? .tabActive : .footerKey), Span(split.1, isShown ? .tabActive : .tab)],
        at: Point(x: x, y: area.y))
    }
  }

  /// The first column behind them.
  static func end(_ state: ConsoleState) -> Int { places(state).last.map { $0.1 + $0.2.count } ?? 0 }

  /// Each tab, where it begins, and what stands there.
  private static func places(_ state: ConsoleState) -> [(ConsoleState.Tab, Int, String)] {
    var x = 1
    return ConsoleState.Tab.allCases.map { tab in
      let name = tab == .inbox ? "Inbox" : "Line"
      let id: ActionID = tab == .inbox ? .inbox : .line
      let count = tab == .inbox ? state.side.entries.first?.count : state.side.onTheLine
      let text = "\(state.settings.keys.hint(for: id) ?? "·") \(name)\(count.map { " \($0)" } ?? "")"
      defer { x += text.count + (state.size.width < 60 ? 2 : 3) }
      return (tab, x, text)
    }
  }

  static func tab(at point: Point, _ state: ConsoleState) -> ConsoleState.Tab? {
    let area = state.layout.tabs
    guard area.contains(point) else { return nil }
    return places(state).first { point.x >= $0.1 - 1 && point.x <= $0.1 + $0.2.count }?.0
  }
}
