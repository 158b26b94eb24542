import Terminal

/// Wraps a stranger's text and keeps some stretches of it marked.
enum MarkedText {
  /// - Parameters:
  ///   - marks: UTF-8 ranges of `text`, in any order; what does not fit is left out.
  /// - Returns: for each line its spans.
  static func wrap(
    _ text: String, marks: [Range<Int>], width: Int, limit: Int, plain: Style, marked: Style
  ) -> [[Span]] {
    let lines = SafeText.wrap(text, width: width, limit: limit)
    let marks = joined(marks, within: text.utf8.count)
    guard !marks.isEmpty else { return lines.map { [Span($0, plain)] } }
    // The text as it is shown, on one line, with a flag for each character.
    var shown: [Character] = []
    var flags: [Bool] = []
    for (part, isMarked) in parts(text, marks) {
      let safe = SafeText.line(part)
      shown += safe
      flags += Array(repeating: isMarked, count: safe.count)
    }
    var next = 0
    return lines.map { line in
      let characters = Array(line)
      guard let start = find(characters, in: shown, from: next) else { return [Span(line, plain)] }
      next = start + characters.count
      return spans(characters, flags[start..<next], plain, marked)
    }
  }

  private static func joined(_ marks: [Range<Int>], within count: Int) -> [Range<Int>] {
    marks.filter { !$0.isEmpty && $0.upperBound <= count }.sorted { $0.lowerBound < $1.lowerBound }
      .reduce(into: []) { joined, mark in
        if let last = joined.last, mark.lowerBound <= last.upperBound {
          joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
        } else {
          joined.append(mark)
        }
      }
  }

  /// The text cut at the marks.
  private static func parts(_ text: String, _ marks: [Range<Int>]) -> [(String, Bool)] {
    let bytes = Array(text.utf8)
    var parts: [(String, Bool)] = []
    var at = 0
    for mark in marks {
      if mark.lowerBound > at { parts.append((String(decoding: bytes[at..<mark.lowerBound], as: UTF8.self), false)) }
      parts.append((String(decoding: bytes[mark], as: UTF8.self), true))
      at = mark.upperBound
    }
    if at < bytes.count { parts.append((String(decoding: bytes[at...], as: UTF8.self), false)) }
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

  private static func spans(
    _ characters: [Character], _ flags: ArraySlice<Bool>, _ plain: Style, _ marked: Style
  ) -> [Span] {
    var spans: [Span] = []
    for (character, flag) in zip(characters, flags) {
      let style = flag ? marked : plain
      if spans.last?.style == style {
        spans[spans.count - 1].text.append(character)
      } else {
        spans.append(Span(String(character), style))
      }
    }
    return spans
  }
}
