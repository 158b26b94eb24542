import Foundation

/// A stretch of one row that leads somewhere: terminals that know OSC 8 open it on a click.
public struct Link: Equatable, Sendable {
  public var area: Rect
  public var url: String

  /// - Returns: nil for what is no web address, or has anything in it that a terminal could take for its own.
  public init?(_ url: String, at point: Point, width: Int) {
    guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count <= 2000,
      url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    self.url = url
    area = Rect(x: point.x, y: point.y, width: width, height: 1)
  }
}

extension Screen {
  /// Writes the cells of links once more, as links. ncurses knows nothing of links, so this comes after it, over what it
  /// has just drawn: the same characters in the same colours, with the cursor put back.
  ///
  /// - Parameter former: the picture before; a link whose row is as it was stands already.
  func draw(_ links: [Link], of grid: Grid, over former: Grid?, _ formerLinks: [Link]) {
    guard type.isLikeXterm, !links.isEmpty || !formerLinks.isEmpty else { return }
    var text = ""
    for link in links where link.area.y < min(grid.size.height, size.height) && link.area.maxX <= size.width {
      let stood = formerLinks.contains(link) && former.map { $0.size == grid.size } ?? false
      if stood, let former, former.row(link.area.y).elementsEqual(grid.row(link.area.y)) { continue }
      text += "\u{1B}[\(link.area.y + 1);\(link.area.x + 1)H\u{1B}]8;;\(link.url)\u{1B}\\"
      text += cells(link.area, of: grid) + "\u{1B}]8;;\u{1B}\\"
    }
    // A row that a link has left was drawn anew by ncurses only where its text has changed.
    for link in formerLinks where !links.contains(where: { $0.area == link.area }) {
      guard link.area.y < min(grid.size.height, size.height), link.area.maxX <= size.width else { continue }
      text += "\u{1B}[\(link.area.y + 1);\(link.area.x + 1)H" + cells(link.area, of: grid)
    }
    if !text.isEmpty { send("\u{1B}7\(text)\u{1B}[m\u{1B}8") }
  }

  /// The text of some cells with the sequences that colour it.
  private func cells(_ area: Rect, of grid: Grid) -> String {
    var text = ""
    var style: Style?
    for cell in grid.row(area.y).dropFirst(area.x).prefix(area.width) where cell.width > 0 {
      if cell.style != style {
        style = cell.style
        text += Screen.sequence(theme.paint(cell.style, at: depth))
      }
      text += SafeText.string([cell.glyph])
    }
    return text
  }

  /// ECMA-48's "select graphic rendition" for a paint, beginning from plain.
  static func sequence(_ paint: Paint) -> String {
    var codes = ["0"]
    let marks: [(Attributes, String)] = [(.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7")]
    codes += marks.filter { paint.attributes.contains($0.0) }.map(\.1)
    for (colour, base) in [(paint.foreground, 30), (paint.background, 40)] {
      switch colour {
      case .terminal: break
      case .rgb(let red, let green, let blue): codes.append("\(base + 8);2;\(red);\(green);\(blue)")
      case .indexed(let index) where index < 8: codes.append("\(base + Int(index))")
      case .indexed(let index) where index < 16: codes.append("\(base + 52 + Int(index))")
      case .indexed(let index): codes.append("\(base + 8);5;\(index)")
      }
    }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
