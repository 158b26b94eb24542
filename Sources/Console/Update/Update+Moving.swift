import Desk
import Model
import Terminal

extension ConsoleState {
  mutating func move(_ id: ActionID) -> [Effect] {
    switch focus {
    case .views: return moveInViews(id)
    case .conversation: return scrollConversation(id)
    case .list: return moveInList(id)
    }
  }

  private mutating func moveInList(_ id: ActionID) -> [Effect] {
    let height = layout.listHeight
    switch id {
    case .moveDown: list.move(to: list.index + 1, height: height)
    case .moveUp: list.move(to: list.index - 1, height: height)
    case .halfDown: list.move(to: list.index + max(1, height / 2), height: height)
    case .halfUp: list.move(to: list.index - max(1, height / 2), height: height)
    case .pageDown: list.move(to: list.index + max(1, height - 1), height: height)
    case .pageUp: list.move(to: list.index - max(1, height - 1), height: height)
    case .first: return moveToFirst(height)
    case .last: return moveToLast(height)
    default: break
    }
    if list.index == 0, !list.hasBefore, list.rangeStart == nil, list.selected.isEmpty { foldAtTop(height) }
    return fill() + follow()
  }

  /// At the top of the list what waits slides in; the cursor stays with its conversation.
  private mutating func foldAtTop(_ height: Int) {
    guard !list.waiting.isEmpty else { return }
    list.fold(height: height)
  }

  private mutating func moveToFirst(_ height: Int) -> [Effect] {
    if list.hasBefore { return load(.start) }
    list.fold(height: height)
    list.move(to: 0, height: height)
    return fill() + follow()
  }

  private mutating func moveToLast(_ height: Int) -> [Effect] {
    if list.hasAfter { return load(.end) }
    list.move(to: list.rows.count - 1, height: height)
    return follow()
  }

  /// On the Line, and where the setting says so, what is under the cursor is also what is open beside the list.
  mutating func follow() -> [Effect] {
    guard settings.preview == .follow || tab == .line, layout.mode == .three, compose == nil, focus == .list,
      let cursor = list.cursor, reading?.id != cursor
    else { return [] }
    reading = ReadingState(cursor)
    return [.open(cursor)]
  }

  private mutating func moveInViews(_ id: ActionID) -> [Effect] {
    let last = max(0, side.entries.count - 1)
    let page = max(1, (layout.views?.height ?? 10) - 2)
    switch id {
    case .moveDown: side.index = min(last, side.index + 1)
    case .moveUp: side.index = max(0, side.index - 1)
    case .halfDown, .pageDown: side.index = min(last, side.index + page / 2)
    case .halfUp, .pageUp: side.index = max(0, side.index - page / 2)
    case .first: side.index = 0
    case .last: side.index = last
    default: break
    }
    return []
  }

  private mutating func scrollConversation(_ id: ActionID) -> [Effect] {
    let page = max(1, (layout.conversation?.height ?? 10) - ConversationPane.headHeight)
    return switch id {
    case .moveDown: scroll(-1)
    case .moveUp: scroll(1)
    case .halfDown: scroll(-page / 2)
    case .halfUp: scroll(page / 2)
    case .pageDown: scroll(1 - page)
    case .pageUp: scroll(page - 1)
    case .first: scroll(1 << 20)
    case .last: scroll(-(1 << 20))
    default: []
    }
  }

  /// Scrolls the open conversation, up by lines; stays within what there is. At the top of a long thread it asks for
  /// what came before: that joins above, and what is in sight stays where it is.
  mutating func scroll(_ lines: Int) -> [Effect] {
    guard let reading else { return [] }
    let extent = ConversationPane.extent(self)
    let place = max(0, min(extent.most, (reading.scroll ?? extent.start) + lines))
    self.reading?.scroll = place
    guard lines > 0, place == extent.most, !reading.isLoadingEarlier, let detail = reading.detail,
      detail.earlierMessages > 0, let first = detail.messages.first
    else { return [] }
    self.reading?.isLoadingEarlier = true
    return [.loadEarlier(reading.id, before: first.number)]
  }

  mutating func earlier(_ id: Conversation.ID, _ messages: [Message]) {
    guard reading?.id == id else { return }
    reading?.prepend(messages)
    guard let left = reading?.detail?.earlierMessages else { return }
    say(.info, left > 0 ? "\(messages.count) earlier messages · \(left) more before" : "This is where it began")
  }

  /// Opens what is under the cursor.
  mutating func open() -> [Effect] {
    if focus == .views { return openEntry(side.index) }
    guard let cursor = list.cursor else { return [] }
    return read(cursor)
  }

  /// Opens a conversation, and gives it the focus.
  mutating func read(_ id: Conversation.ID) -> [Effect] {
    focus = .conversation
    if reading?.id != id { reading = ReadingState(id) }
    reading?.scroll = nil
    list.move(to: id, height: layout.listHeight)
    return [.open(id)]
  }

  /// Shows a view or a segment in the list.
  mutating func openEntry(_ index: Int) -> [Effect] {
    guard side.entries.indices.contains(index) else { return [] }
    side.index = index
    side.active = side.entries[index].title
    focus = .list
    tab = .inbox
    inbox.restart(side.entries[index].query)
    return reload(.inbox) + [.count(countedQueries)]
  }

  mutating func openNeighbour(_ step: Int) -> [Effect] {
    guard let reading else { return [] }
    let from = list.rows.firstIndex { $0.id == reading.id } ?? list.index
    let target = from + step
    guard list.rows.indices.contains(target) else {
      say(.info, step > 0 ? "This is the last one" : "This is the first one")
      return []
    }
    return read(list.rows[target].id) + fill()
  }

  mutating func focusNext(_ step: Int) -> [Effect] {
    var panes: [Pane] = tab == .inbox ? [.views, .list] : [.list]
    if reading != nil { panes.append(.conversation) }
    let at = panes.firstIndex(of: focus) ?? 0
    focus = panes[(at + step + panes.count) % panes.count]
    return []
  }

  /// One step back; where there is none, it leaves when asked to.
  mutating func back(leaves: Bool) -> [Effect] {
    if !list.selected.isEmpty || list.rangeStart != nil {
      list.selected = []
      list.rangeStart = nil
      return []
    }
    if focus == .views {
      focus = .list
      return []
    }
    if reading != nil {
      // From the list beside it, too: what is open closes first.
      reading = nil
      focus = .list
      return []
    }
    if tab == .line, me.role != .executive { return go(to: .inbox) }
    if tab == .inbox, side.active == nil, let first = side.entries.indices.first { return openEntry(first) }
    return leaves ? leave() : []
  }

  mutating func go(to tab: Tab) -> [Effect] {
    guard self.tab != tab else {
      focus = .list
      return []
    }
    self.tab = tab
    focus = .list
    reading = nil
    list.clampTop(height: layout.listHeight)
    return refreshSoon([]) + follow()
  }

  /// The pane with the focus alone, or all of them again.
  mutating func zoom() -> [Effect] {
    isZoomed.toggle()
    list.clampTop(height: layout.listHeight)
    return fill() + follow()
  }

  mutating func select(_ id: ActionID) -> [Effect] {
    guard let cursor = list.cursor else { return [] }
    switch id {
    case .select:
      list.rangeStart = nil
      if list.selected.remove(cursor) == nil { list.selected.insert(cursor) }
      list.move(to: list.index + 1, height: layout.listHeight)
      return fill()
    case .selectRange:
      if list.rangeStart != nil {
        list.rangeStart = nil
      } else {
        list.rangeStart = cursor
        list.selected.insert(cursor)
      }
    case .selectAll:
      list.rangeStart = nil
      list.selected = Set(list.rows.map(\.id))
    default: break
    }
    return []
  }
}
