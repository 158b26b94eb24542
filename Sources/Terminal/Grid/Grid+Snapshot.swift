extension Grid {
  /// What a person reads: a line a row, without the spaces at the ends.
  public var text: String {
    (0..<size.height).map { y in Grid.trimmed(SafeText.string(row(y).map(\.glyph))) }.joined(separator: "\n")
  }

  /// The same with meanings: `{overdue:−2:14}` around each run that is not plain text.
  public var styledText: String {
    (0..<size.height).map { y in
      var line = ""
      var run: [Glyph] = []
      var style = Style.text
      func close() {
        let text = SafeText.string(run)
        line += style == .text || text.isEmpty ? text : "{\(style):\(text)}"
        run = []
      }
      for cell in row(y) {
        if cell.style != style { close() }
        style = cell.style
        run.append(cell.glyph)
      }
      close()
      return Grid.trimmed(line)
    }.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
