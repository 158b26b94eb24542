import Terminal

/// Wraps a stranger's text and keeps some stretches of it marked.
enum MarkedText {
  /// A stretch of a text, as a UTF-8 range, and how it is to look.
  struct Mark: Equatable {
    var range: Range<Int>
    var style: Style
  }

  /// - Parameters:
  ///   - marks: in any order, a later one over an earlier; what does not fit the text is left out.
  /// - Returns: for each line its spans.
  static func wrap(_ text: String, marks: [Mark], width: Int, limit: Int, plain: Style) -> [[Span]] {
    let lines = SafeText.wrap(text, width: width, limit: limit)
    let parts = parts(text, marks, plain)
    guard parts.contains(where: { $0.style != plain }) else { return lines.map { [Span($0, plain)] } }
    // The text as it is shown, on one line, with a style for each character.
    var shown: [Character] = []
    var styles: [Style] = []
    for part in parts {
      let safe = SafeText.line(part.text)
      shown += safe
      styles += Array(repeating: part.style, count: safe.count)
    }
    var next = 0
    return lines.map { line in
      let characters = Array(line)
      guard let start = find(characters, in: shown, from: next) else { return [Span(line, plain)] }
      next = start + characters.count
      return spans(characters, styles[start..<next])
    }
  }

  /// The text cut where its look changes.
  private static func parts(_ text: String, _ marks: [Mark], _ plain: Style) -> [Span] {
    let bytes = Array(text.utf8)
    var styles = Array(repeating: plain, count: bytes.count)
    for mark in marks where mark.range.upperBound <= bytes.count {
      for index in mark.range { styles[index] = mark.style }
    }
    var parts: [Span] = []
    var start = 0
    while start < bytes.count {
      let end = styles[start...].firstIndex { $0 != styles[start] } ?? bytes.count
      parts.append(Span(String(decoding: bytes[start..<end], as: UTF8.self), styles[start]))
      start = end
    }
    return parts
  }

  /// Where a line begins in the whole: at once, or behind the spaces at which it was broken.
  private static func find(_ line: [Character], in text: [Character], from start: Int) -> Int? {
    var at = start
    while at + line.count <= text.count {
      if text[at..<(at + line.count)].elementsEqual(line) { return at }
      guard text[at] == " " else { return nil }
      at += 1
    }
    return nil
  }

  private static func spans(_ characters: [Character], _ styles: ArraySlice<Style>) -> [Span] {
    var spans: [Span] = []
    for (character, style) in zip(characters, styles) {
      if spans.last?.style == style {
        spans[spans.count - 1].text.append(character)
      } else {
        spans.append(Span(String(character), style))
      }
    }
    return spans
  }
}
