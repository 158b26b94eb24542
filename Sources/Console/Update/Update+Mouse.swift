import Model
import Terminal

extension ConsoleState {
  mutating func mouse(_ event: MouseEvent) -> [Effect] {
    let layout = layout
    guard layout.mode != .tooSmall, prompt == nil, overlay == nil else { return [] }
    switch event.action {
    case .wheelUp: return wheel(-3, at: event.position, layout)
    case .wheelDown: return wheel(3, at: event.position, layout)
    case .press where event.button == .left: return click(event, layout)
    case .drag: drag(to: event.position)
    case .release: dragged.border = nil
    case .press: break
    }
    return []
  }

  private mutating func wheel(_ lines: Int, at point: Point, _ layout: Layout) -> [Effect] {
    switch layout.pane(at: point) {
    case .list:
      list.scroll(by: lines, height: layout.listHeight)
      return fill() + follow()
    case .conversation:
      return scroll(-lines)
    case .views:
      // What is cut off comes into sight where the cursor goes.
      guard compose == nil, ViewsPane.isCut(self) else { return [] }
      focus = .views
      side.index = min(max(0, side.index + lines.signum()), max(0, side.entries.count - 1))
    case nil: break
    }
    return []
  }

  private mutating func click(_ event: MouseEvent, _ layout: Layout) -> [Effect] {
    if let border = layout.border(at: event.position) {
      dragged.border = border
      return []
    }
    if let tab = TabsView.tab(at: event.position, self) { return compose == nil ? go(to: tab) : [] }
    guard let pane = layout.pane(at: event.position) else { return [] }
    if compose != nil {
      clickInComposer(event, layout)
      return []
    }
    switch pane {
    case .views:
      guard let index = ViewsPane.entry(at: event.position, self) else { return [] }
      return openEntry(index)
    case .conversation:
      if reading != nil { focus = .conversation }
      return []
    case .list:
      focus = .list
      let target = list.top + event.position.y - layout.listRows.y
      guard layout.listRows.contains(event.position), list.rows.indices.contains(target) else { return [] }
      list.move(to: target, height: layout.listHeight)
      return event.clicks >= 2 ? open() : []
    }
  }

  private mutating func clickInComposer(_ event: MouseEvent, _ layout: Layout) {
    guard let text = ComposePane.textArea(self, layout), text.contains(event.position) else { return }
    let first = ComposePane.firstLine(self, layout)
    let point = Point(x: event.position.x - text.x, y: event.position.y - text.y + first)
    let width = ComposePane.textWidth(self)
    compose?.editor.move(to: point, width: width)
  }

  private mutating func drag(to point: Point) {
    switch dragged.border {
    case .views: dragged.views = max(0, point.x)
    case .conversation: dragged.conversation = max(0, size.width - point.x - 1)
    case nil: break
    }
  }
}
