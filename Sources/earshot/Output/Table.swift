import Terminal

/// Columns of text for people. What strangers wrote is made harmless, so no column moves and nothing acts.
struct Table {
  struct Column {
    var title: String
    /// Numbers stand to the right.
    var isNumber = false
    /// Columns of the screen at most; longer text is cut with "…".
    var limit = 40
  }

  struct Cell: ExpressibleByStringInterpolation {
    var text: String
    var tone: Ink.Tone?

    init(_ text: String, _ tone: Ink.Tone? = nil) {
      self.text = text
      self.tone = tone
    }

    init(stringLiteral value: String) { self.init(value) }
  }

  var columns: [Column]
  private(set) var rows: [[Cell]] = []

  init(_ columns: Column...) { self.columns = columns }

  mutating func add(_ cells: Cell...) { rows.append(cells) }

  /// The table as lines.
  ///
  /// - Parameter width: columns of the screen; nil where nobody's screen is at stake, and the last column is not cut.
  func lines(width: Int?, ink: Ink) -> [String] {
    if rows.isEmpty { return [] }
    var shown: [[Cell]] = [[]]
    var widths: [Int] = []
    for column in columns {
      shown[0].append(Cell(column.title, .quiet))
      widths.append(min(SafeText.width(column.title), column.limit))
    }
    for row in rows {
      var cells: [Cell] = []
      for (index, cell) in row.enumerated() {
        let text = SafeText.line(cell.text)
        cells.append(Cell(text, cell.tone))
        widths[index] = max(widths[index], min(SafeText.width(text), columns[index].limit))
      }
      shown.append(cells)
    }
    var lines: [String] = []
    for cells in shown { lines.append(line(cells, widths, width, ink)) }
    return lines
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ screen: Int?, _ ink: Ink) -> String {
    var line = ""
    var used = 0
    for (index, cell) in cells.enumerated() {
      if index > 0 {
        line += "  "
        used += 2
      }
      let isLast = index == columns.count - 1
      if isLast, !columns[index].isNumber {
        let room = screen.map { max(1, $0 - used) }
        line += ink.paint(room.map { SafeText.truncated(cell.text, to: $0).text } ?? cell.text, cell.tone)
      } else {
        line += ink.paint(
          SafeText.line(cell.text, width: widths[index], align: columns[index].isNumber ? .right : .left), cell.tone)
        used += widths[index]
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
