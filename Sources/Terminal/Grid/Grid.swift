/// A screen, or a part of one, as a value: rows of cells.
///
/// A view draws into a grid, a test reads its `text`, and `Screen` shows it. Drawing never leaves the grid, nor the
/// area of `within`, and never leaves half a wide character behind.
public struct Grid: Equatable, Sendable {
  public let size: Size
  /// Row after row.
  private(set) var cells: [Cell]
  /// Where coordinates count from, and what may be drawn on, both in cells of the whole grid.
  private var origin = Point(x: 0, y: 0)
  private var clip: Rect

  /// An empty grid, in the style of plain text.
  public init(_ size: Size, style: Style = .text) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: Cell(.space, style), count: self.size.width * self.size.height)
    clip = Rect(self.size)
  }

  public static func == (one: Grid, other: Grid) -> Bool { one.size == other.size && one.cells == other.cells }

  /// The area that is drawn on now, in the coordinates that count now; the whole grid outside of `within`.
  public var bounds: Rect {
    Rect(x: clip.x - origin.x, y: clip.y - origin.y, width: clip.width, height: clip.height)
  }

  /// Draws in a part of the grid: coordinates count from its corner, and nothing is drawn outside.
  public mutating func within<Result>(_ rect: Rect, _ body: (inout Grid) throws -> Result) rethrows -> Result {
    let outside = (origin, clip)
    defer { (origin, clip) = outside }
    origin = Point(x: origin.x + rect.x, y: origin.y + rect.y)
    clip = clip.intersection(Rect(x: origin.x, y: origin.y, width: rect.width, height: rect.height))
    return try body(&self)
  }

  /// The cell at a place of the whole grid, nil outside.
  public subscript(x: Int, y: Int) -> Cell? {
    Rect(size).contains(Point(x: x, y: y)) ? cells[y * size.width + x] : nil
  }

  /// A row of the whole grid.
  func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }

  /// Fills an area with a character of width one, a space unless said otherwise.
  public mutating func fill(_ rect: Rect, _ style: Style, with character: Character = " ") {
    let area = absolute(rect)
    guard !area.isEmpty else { return }
    let cell = Cell(Grid.narrow(character), style)
    for y in area.y..<area.maxY {
      mend(x: area.x, y: y)
      mend(x: area.maxX, y: y)
      for index in y * size.width + area.x..<y * size.width + area.maxX { cells[index] = cell }
    }
  }

  /// Changes the style of an area and leaves its text, a role's own background included.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = absolute(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        let index = y * size.width + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Draws one line of text, which may be a stranger's.
  ///
  /// - Parameters:
  ///   - point: where the text, or the `width` given to it, begins.
  ///   - width: columns it may take; to the edge of the area when nil. A longer text is cut with "…".
  ///   - align: where the text stands within `width`.
  /// - Returns: the column behind the text, to go on from.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, _ style: Style = .text, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    let room = max(0, min(width ?? .max, bounds.maxX - point.x))
    // Ask for the width only where it matters: most text stands left.
    let offset = align == .left ? 0 : align.offset(of: min(SafeText.width(text), room), in: room)
    return SafeText.withReader(text) { reader in
      write(&reader, style: style, x: point.x + offset, y: point.y, room: room - offset)
    }
  }

  /// Draws spans one behind the other, as one text: cut with "…" where the room ends.
  @discardableResult
  public mutating func put(_ spans: [Span], at point: Point, width: Int? = nil) -> Int {
    var room = max(0, min(width ?? .max, bounds.maxX - point.x))
    var x = point.x
    for (index, span) in spans.enumerated() {
      let end = put(span.text, at: Point(x: x, y: point.y), span.style, width: room)
      room -= end - x
      x = end
      // Full, but more to come: say so in the last cell.
      if room == 0, spans[(index + 1)...].contains(where: { !$0.text.isEmpty }), end > point.x {
        place(.ellipsis, span.style, x: origin.x + end - 1, y: origin.y + point.y)
        break
      }
    }
    return x
  }

  private mutating func write(_ reader: inout GlyphReader, style: Style, x start: Int, y: Int, room: Int) -> Int {
    guard room > 0 else { return start }
    let row = origin.y + y
    let isVisible = row >= clip.y && row < clip.maxY
    let first = origin.x + start
    let end = first + room
    var x = first
    var before = first
    while let glyph = reader.next() {
      guard x + glyph.width <= end else {
        // Cut: the sign stands in the last column when that is free, else it takes the place of the last character.
        let last = x < end ? x : before
        if isVisible { place(.ellipsis, style, x: last, y: row) }
        return last + 1 - origin.x
      }
      if isVisible { place(glyph, style, x: x, y: row) }
      before = x
      x += glyph.width
    }
    return x - origin.x
  }

  /// Puts a glyph at a place of the whole grid, when it is within the clip.
  @inline(__always)
  private mutating func place(_ glyph: Glyph, _ style: Style, x: Int, y: Int) {
    guard x >= clip.x, x < clip.maxX, y >= clip.y, y < clip.maxY else { return clipped(glyph, style, x: x, y: y) }
    let index = y * size.width + x
    if cells[index].width != 1 { mend(x: x, y: y) }
    guard glyph.width == 2 else {
      if cells[index].width == 2 { mend(x: x + 1, y: y) }
      cells[index] = Cell(glyph, style)
      return
    }
    // Half a character cannot be drawn.
    guard x + 1 < clip.maxX else {
      cells[index] = Cell(.space, style)
      return
    }
    mend(x: x + 2, y: y)
    cells[index] = Cell(glyph, style)
    cells[index + 1] = Cell(.continuation, style)
  }

  /// A wide glyph that begins left of the clip leaves its second column empty.
  private mutating func clipped(_ glyph: Glyph, _ style: Style, x: Int, y: Int) {
    guard glyph.width == 2, x + 1 == clip.x, clip.width > 0, y >= clip.y, y < clip.maxY else { return }
    place(.space, style, x: x + 1, y: y)
  }

  /// Before a cell is overwritten from `x` on: when `x` is the second half of a wide character, both become spaces.
  private mutating func mend(x: Int, y: Int) {
    guard x > 0, x < size.width else { return }
    let index = y * size.width + x
    guard cells[index].width == 0 else { return }
    cells[index] = Cell(.space, cells[index].style)
    cells[index - 1] = Cell(.space, cells[index - 1].style)
  }

  private func absolute(_ rect: Rect) -> Rect {
    Rect(x: rect.x + origin.x, y: rect.y + origin.y, width: rect.width, height: rect.height).intersection(clip)
  }

  private static func narrow(_ character: Character) -> Glyph {
    let glyph = SafeText.withReader(String(character)) { $0.next() } ?? .space
    return glyph.width == 1 ? glyph : .space
  }
}

/// A piece of text in one style.
public struct Span: Equatable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}
