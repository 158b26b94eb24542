/// A text in lines as it stands on the screen, and where the cursor is in it.
public struct EditorLayout: Sendable, Equatable {
  /// The lines, harmless and no wider than asked for.
  public var lines: [String]
  /// Column and line of the cursor. The column may be one behind the last: leave room for it.
  public var cursor: Point
  /// For each line, its characters in the editor's text, without the line end.
  var ranges: [Range<Int>]
}

extension TextEditor {
  /// Wraps the text at words into lines of `width` columns (at least 2).
  ///
  /// A space that does not fit stays at the end of its line, unseen, so that each character has a place.
  public func layout(width: Int) -> EditorLayout {
    let width = max(2, width)
    var ranges: [Range<Int>] = []
    var start = 0
    var used = 0
    var breakAt: Int?
    for index in 0..<count {
      let character = characters[index]
      if character == "\n" {
        ranges.append(start..<index)
        start = index + 1
        used = 0
        breakAt = nil
        continue
      }
      let columns = TextEditor.columns(of: character)
      if used + columns > width, character != " " {
        let end = breakAt ?? index
        ranges.append(start..<end)
        start = end
        used = characters[end..<index].reduce(0) { $0 + TextEditor.columns(of: $1) }
        breakAt = nil
      }
      used += columns
      if character == " " { breakAt = index + 1 }
    }
    ranges.append(start..<count)
    let row = ranges.lastIndex { $0.lowerBound <= cursor } ?? 0
    let column = characters[ranges[row].lowerBound..<max(ranges[row].lowerBound, cursor)]
      .reduce(0) { $0 + TextEditor.columns(of: $1) }
    return EditorLayout(
      lines: ranges.map { shown($0, width: width) },
      cursor: Point(x: min(column, width), y: row), ranges: ranges)
  }

  /// A line as it is drawn: a space at its end that has no room is left out, rather than said to be cut.
  private func shown(_ range: Range<Int>, width: Int) -> String {
    var line = characters[range]
    var text = SafeText.truncated(String(line), to: width)
    while line.last == " ", SafeText.width(String(line)) > width {
      line.removeLast()
      text = SafeText.truncated(String(line), to: width)
    }
    return text.text
  }

  /// Moves one line up on the screen, keeping the column. Returns false on the first line.
  @discardableResult
  public mutating func moveUp(width: Int) -> Bool { moveVertically(by: -1, width: width) }

  /// Moves one line down on the screen, keeping the column. Returns false on the last line.
  @discardableResult
  public mutating func moveDown(width: Int) -> Bool { moveVertically(by: 1, width: width) }

  /// Puts the cursor where a mouse click points.
  public mutating func move(to point: Point, width: Int) {
    let layout = layout(width: width)
    let row = min(max(0, point.y), layout.ranges.count - 1)
    move(to: position(column: point.x, in: layout.ranges[row], isLast: row == layout.ranges.count - 1))
  }

  private mutating func moveVertically(by step: Int, width: Int) -> Bool {
    let layout = layout(width: width)
    let row = layout.cursor.y + step
    guard layout.ranges.indices.contains(row) else { return false }
    let goal = goalColumn ?? layout.cursor.x
    let isLast = row == layout.ranges.count - 1
    move(to: position(column: goal, in: layout.ranges[row], isLast: isLast), goal: goal)
    return true
  }

  /// The position of a column in a line. A soft line's last position belongs to the next line.
  private func position(column: Int, in range: Range<Int>, isLast: Bool) -> Int {
    var used = 0
    for index in range {
      let columns = TextEditor.columns(of: characters[index])
      if used + columns > column { return index }
      used += columns
    }
    let isHard = isLast || characters[range.upperBound] == "\n"
    return isHard || range.isEmpty ? range.upperBound : range.upperBound - 1
  }

  /// The part of a one-line text that fits into `width` columns with the cursor in sight, and the cursor's column.
  public func window(width: Int) -> (text: String, cursor: Int) {
    let width = max(2, width)
    var first = cursor
    var used = 1
    while first > 0 {
      let columns = TextEditor.columns(of: characters[first - 1])
      // Keep what is left of the cursor in sight; begin at the start as long as possible.
      guard used + columns <= width else { break }
      used += columns
      first -= 1
    }
    var text = ""
    var columns = 0
    for character in characters[first...] {
      columns += TextEditor.columns(of: character)
      guard columns <= width else { break }
      text.append(character)
    }
    return (SafeText.line(text), used - 1)
  }

  static func columns(of character: Character) -> Int {
    character.isASCII ? 1 : SafeText.width(String(character))
  }
}
