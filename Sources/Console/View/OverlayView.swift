import Model
import Terminal

/// What lies over the screen: help, the palette, the themes.
enum OverlayView {
  static func draw(_ picture: inout Picture, _ layout: Layout, _ state: ConsoleState) {
    guard let overlay = state.overlay else { return }
    let body = Rect(
      x: 0, y: layout.header.maxY, width: state.size.width, height: layout.message.y - layout.header.maxY)
    switch overlay {
    case .help(let search): drawSearch(&picture, body, "help", "search the keys", search, state)
    case .palette(let search): drawSearch(&picture, body, "do", "any action, by a few letters", search, state)
    case .themes(let index, _): drawThemes(&picture.grid, body, index, state)
    }
  }

  private static func popup(_ grid: inout Grid, _ body: Rect, _ size: Size, title: String) -> Rect {
    let width = min(size.width, body.width)
    let height = min(size.height, body.height)
    let area = Rect(
      x: (body.width - width) / 2, y: body.y + max(0, (body.height - height) / 3), width: width, height: height)
    grid.fill(area, .popup)
    grid.box(area, Style(.borderFocus, on: .popup), title: title, titleStyle: Style(.title, on: .popup))
    return area.inset(x: 1, y: 1)
  }

  private static func drawSearch(
    _ picture: inout Picture, _ body: Rect, _ title: String, _ placeholder: String, _ search: Overlay.Search,
    _ state: ConsoleState
  ) {
    let found = state.found
    let area = popup(
      &picture.grid, body, Size(width: 100, height: min(body.height, max(10, found.count + 6))), title: title)
    guard area.height >= 4 else { return }
    let line = area.row(0)
    let window = search.input.window(width: area.width - 4)
    picture.grid.put("› ", at: Point(x: line.x + 1, y: line.y), Style(.footerKey, on: .popup))
    let isEmpty = search.input.isEmpty
    picture.grid.put(
      isEmpty ? placeholder : window.text, at: Point(x: line.x + 3, y: line.y),
      isEmpty ? Style(.placeholder, on: .popup) : .popup, width: area.width - 4)
    picture.cursor = Point(x: line.x + 3 + window.cursor, y: line.y)
    // What the chosen one does, whole, where the list cuts it.
    let told = area.height < 8 ? 0 : area.width < 98 ? 2 : 1
    let rows = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1 - told)
    let first = max(0, min(search.index - rows.height / 2, found.count - rows.height))
    let here = state.scopesBelow
    for (offset, spec) in found.dropFirst(first).prefix(rows.height).enumerated() {
      let isHere = !spec.scopes.isDisjoint(with: here)
      draw(&picture.grid, spec, rows.row(offset), isOn: first + offset == search.index, isHere: isHere, state)
    }
    guard found.indices.contains(search.index) else {
      picture.grid.put("nothing is called that", at: Point(x: rows.x + 3, y: rows.y), Style(.muted, on: .popup))
      return
    }
    for (y, part) in SafeText.wrap(found[search.index].sentence, width: area.width - 4, limit: told).enumerated() {
      picture.grid.put(part, at: Point(x: area.x + 2, y: rows.maxY + y), Style(.info, on: .popup))
    }
  }

  private static func draw(
    _ grid: inout Grid, _ spec: ActionSpec, _ area: Rect, isOn: Bool, isHere: Bool, _ state: ConsoleState
  ) {
    let surface: Style = isOn ? .cursorRow : .popup
    if isOn { grid.fill(area, surface) }
    let keys = state.settings.keys.sequences(for: spec.id).map(\.description).joined(separator: " ")
    let titleX = area.x + 16
    let room = area.maxX - titleX - 1
    let titleWidth = min(19, room)
    grid.put(isOn ? "▌" : " ", at: Point(x: area.x, y: area.y), Style(.cursor, on: surface.role), width: 1)
    grid.put(
      keys, at: Point(x: area.x + 2, y: area.y), Style(isHere ? .footerKey : .muted, on: surface.role), width: 13)
    grid.put(
      spec.title, at: Point(x: titleX, y: area.y), isHere ? surface : Style(.muted, on: surface.role),
      width: titleWidth)
    guard room > 30 else { return }
    grid.put(
      spec.sentence, at: Point(x: titleX + titleWidth + 1, y: area.y), Style(.muted, on: surface.role),
      width: room - titleWidth - 1)
  }

  private static func drawThemes(_ grid: inout Grid, _ body: Rect, _ index: Int, _ state: ConsoleState) {
    let names = state.setup.themes
    let width = (names.map(\.count).max() ?? 8) + 8
    // To the right, so that the screen behind shows the theme.
    let size = Size(width: max(20, width), height: names.count + 2)
    let area = Rect(
      x: max(0, body.maxX - size.width - 2), y: body.y + 1, width: min(size.width, body.width),
      height: min(size.height, body.height))
    grid.fill(area, .popup)
    grid.box(area, Style(.borderFocus, on: .popup), title: "theme", titleStyle: Style(.title, on: .popup))
    let rows = area.inset(x: 1, y: 1)
    let first = max(0, min(index - rows.height / 2, names.count - rows.height))
    for (offset, name) in names.dropFirst(first).prefix(rows.height).enumerated() {
      let isOn = first + offset == index
      let surface: Style = isOn ? .cursorRow : .popup
      if isOn { grid.fill(rows.row(offset), surface) }
      grid.put(isOn ? "▌" : " ", at: Point(x: rows.x, y: rows.y + offset), Style(.cursor, on: surface.role), width: 1)
      grid.put(name, at: Point(x: rows.x + 2, y: rows.y + offset), surface, width: rows.width - 3)
    }
  }
}
