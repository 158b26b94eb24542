import Desk
import Model
import Terminal

/// What is to be seen: the cells, and where the terminal's own cursor stands.
struct Picture: Equatable, Sendable {
  var grid: Grid
  /// In a text that is being typed; nil hides it.
  var cursor: Point?
  /// What leads somewhere: the posts themselves.
  var links: [Link] = []
}

extension ConsoleState {
  /// Draws everything. A pure function of the state, of which the time and the size are parts; its cost follows what
  /// is in sight.
  var picture: Picture {
    var picture = Picture(grid: Grid(size), cursor: nil)
    let layout = layout
    guard layout.mode != .tooSmall else {
      TooSmallView.draw(&picture.grid, size)
      return picture
    }
    HeaderView.draw(&picture.grid, layout, self)
    FrameView.draw(&picture.grid, layout, self)
    if let area = layout.views { picture.grid.within(area) { ViewsPane.draw(&$0, area.size, self) } }
    if let area = layout.list { picture.grid.within(area) { drawList(&$0, area.size, layout) } }
    ListHeading.draw(&picture.grid, layout, self)
    if let area = layout.conversation { drawConversation(&picture, area) }
    MessageView.draw(&picture, layout, self)
    OverlayView.draw(&picture, layout, self)
    return picture
  }

  private func drawList(_ grid: inout Grid, _ size: Size, _ layout: Layout) {
    if tab == .inbox, isDeskEmpty {
      EmptyDeskView.draw(&grid, size, self)
    } else if tab == .line {
      LinePane.draw(&grid, size, layout, self)
    } else {
      ListPane.draw(&grid, size, layout, self)
    }
  }

  private func drawConversation(_ picture: inout Picture, _ area: Rect) {
    guard reading != nil else {
      picture.grid.within(area) { GlancePane.draw(&$0, area.size, self) }
      return
    }
    let split = ComposePane.split(self, area)
    let rule = compose == nil && !layout.bottomRule.isEmpty ? layout.bottomRule : nil
    let links = ConversationPane.draw(&picture.grid, split.thread, below: rule, self)
    // What lies over it is no link.
    if settings.links, overlay == nil { picture.links += links }
    if compose != nil { picture.cursor = ComposePane.draw(&picture.grid, split.compose, self) }
  }
}

/// A window in which nothing can be shown.
enum TooSmallView {
  static func draw(_ grid: inout Grid, _ size: Size) {
    let lines =
      size.width >= 26 ? ["too small: \(size.width)x\(size.height)", "earshot needs 40x10"] : ["too small", "40x10"]
    for (row, line) in lines.enumerated() where row < size.height {
      grid.put(line, at: Point(x: 0, y: row), row == 0 ? .warning : .muted)
    }
  }
}

/// The lines between the panes.
enum FrameView {
  static func draw(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
    let columns = [layout.viewsBorder, layout.conversationBorder].compactMap { $0 }
    for (rule, joint) in [(layout.topRule, "┬"), (layout.bottomRule, "┴")] where !rule.isEmpty {
      grid.rule(x: rule.x, y: rule.y, width: rule.width)
      for x in columns { grid.put(joint, at: Point(x: x, y: rule.y), .border, width: 1) }
    }
    guard let body = layout.list ?? layout.conversation ?? layout.views else { return }
    for x in columns { grid.column(x: x, y: body.y, height: body.height) }
    guard !layout.topRule.isEmpty else { return }
    // The pane that has the focus says so by the line above it.
    if let focused = focusedArea(layout, state), layout.mode != .single {
      grid.rule(x: focused.x, y: layout.topRule.y, width: focused.width, .borderFocus)
    }
    guard let views = layout.views else { return }
    let title = [Span(" ", .border), Span(ViewsPane.title, .heading), Span(" ", .border)]
    grid.put(title, at: Point(x: views.x, y: layout.topRule.y), width: views.width)
  }

  private static func focusedArea(_ layout: Layout, _ state: ConsoleState) -> Rect? {
    switch state.focus {
    case .views: layout.views
    case .list: layout.list
    case .conversation: layout.conversation
    }
  }
}
