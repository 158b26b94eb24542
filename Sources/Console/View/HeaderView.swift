import Model
import Terminal

/// The first line: what this is, whether it is live, who looks, the one warning, the time.
enum HeaderView {
  static func draw(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState, hasTabs: Bool) {
    guard !area.isEmpty else { return }
    grid.fill(area, .header)
    let clock = TimeText.clock(
      state.now, zone: state.settings.zone, twelve: state.settings.clock.isTwelve,
      seconds: state.settings.clock.hasSeconds)
    let end = area.width - clock.count - 1
    grid.put(clock, at: Point(x: end, y: area.y), Style(.time, on: .header))
    var left: [Span] = [Span(" earshot ", Style(.title, on: .header))]
    if area.width >= 60 { left.append(Span(" \(state.setup.deskName)  ", Style(.header))) }
    if state.setup.isSample {
      left.append(Span(area.width >= 60 ? " sample data " : " sample ", Style(.sample, on: .header)))
      left.append(Span("  ", .header))
    }
    left.append(live(state))
    if area.width >= 60 {
      left.append(Span("   \(state.me.name)", Style(.heldMine, on: .header)))
      if area.width >= 90 { left.append(Span(" \(state.me.role.rawValue)", Style(.muted, on: .header))) }
    }
    let x = grid.put(left, at: Point(x: 0, y: area.y), width: end - 1)
    let room = end - x - 3
    guard let text = warning(state).lazy.map({ "▲ \($0)" }).first(where: { SafeText.width($0) <= room }) else { return }
    grid.put(text, at: Point(x: end - 2 - SafeText.width(text), y: area.y), Style(.warning, on: .header))
  }

  private static func live(_ state: ConsoleState) -> Span {
    switch state.live {
    case .connecting: Span("○ opening", Style(.muted, on: .header))
    case .live: Span("● live", Style(.live, on: .header))
    case .stale(let since, _):
      Span("◌ as of \(TimeText.clock(since, zone: state.settings.zone))", Style(.stale, on: .header))
    }
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
    if !state.unsaved.isEmpty { return ["\(state.unsaved.count) not saved", "\(state.unsaved.count)"] }
    if let warning = state.warnings.first {
      // A stranger's word may be long; how much of it remains is enough to find it by.
      return [40, 24, 14].map { SafeText.truncated(warning.headline, to: $0).text }
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

  /// Each tab, where it begins, and what stands there.
  private static func places(_ state: ConsoleState) -> [(ConsoleState.Tab, Int, String)] {
    var x = 1
    return ConsoleState.Tab.allCases.map { tab in
      let name = tab == .inbox ? "Inbox" : "Line"
      let id: ActionID = tab == .inbox ? .inbox : .line
      let count = tab == .inbox ? state.side.entries.first?.count : state.side.onTheLine
      let text = "\(state.settings.keys.hint(for: id) ?? "·") \(name)\(count.map { " \($0)" } ?? "")"
      defer { x += text.count + 3 }
      return (tab, x, text)
    }
  }

  static func tab(at point: Point, _ state: ConsoleState) -> ConsoleState.Tab? {
    let area = state.layout.tabs
    guard area.contains(point) else { return nil }
    return places(state).first { point.x >= $0.1 - 1 && point.x <= $0.1 + $0.2.count }?.0
  }
}
