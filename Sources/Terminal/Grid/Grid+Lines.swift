extension Grid {
  /// A horizontal rule.
  public mutating func rule(x: Int, y: Int, width: Int, _ style: Style = .border) {
    fill(Rect(x: x, y: y, width: width, height: 1), style, with: "─")
  }

  /// A vertical rule.
  public mutating func column(x: Int, y: Int, height: Int, _ style: Style = .border) {
    fill(Rect(x: x, y: y, width: 1, height: height), style, with: "│")
  }

  /// A frame around an area (on its outermost cells), with a title in its top edge. What is inside stays.
  public mutating func box(_ rect: Rect, _ style: Style = .border, title: String = "", titleStyle: Style = .title) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    rule(x: rect.x + 1, y: rect.y, width: rect.width - 2, style)
    rule(x: rect.x + 1, y: bottom, width: rect.width - 2, style)
    column(x: rect.x, y: rect.y + 1, height: rect.height - 2, style)
    column(x: right, y: rect.y + 1, height: rect.height - 2, style)
    put("┌", at: Point(x: rect.x, y: rect.y), style, width: 1)
    put("┐", at: Point(x: right, y: rect.y), style, width: 1)
    put("└", at: Point(x: rect.x, y: bottom), style, width: 1)
    put("┘", at: Point(x: right, y: bottom), style, width: 1)
    guard !title.isEmpty, rect.width > 6 else { return }
    put(" \(title) ", at: Point(x: rect.x + 2, y: rect.y), titleStyle, width: rect.width - 4)
  }

  /// A bar filled from the left by `share` (0 to 1), in eighths of a cell.
  public mutating func bar(at point: Point, width: Int, share: Double, _ style: Style = .bar, rest: Style = .barEmpty) {
    guard width > 0 else { return }
    fill(Rect(x: point.x, y: point.y, width: width, height: 1), rest)
    let eighths = Int((min(max(share.isNaN ? 0 : share, 0), 1) * Double(width * 8)).rounded())
    fill(Rect(x: point.x, y: point.y, width: eighths / 8, height: 1), style, with: "█")
    let part: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    if eighths % 8 > 0 {
      fill(Rect(x: point.x + eighths / 8, y: point.y, width: 1, height: 1), style, with: part[eighths % 8 - 1])
    }
  }
}
