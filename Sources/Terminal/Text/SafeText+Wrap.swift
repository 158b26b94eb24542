extension SafeText {
  /// A text in lines of at most `width` columns, broken at spaces where it can be, and at the text's own line ends.
  ///
  /// A word longer than a line is broken where the line ends; East Asian text, which has no spaces, may break between
  /// any two wide characters. The spaces at a break go; those that begin a paragraph stay.
  ///
  /// - Parameters:
  ///   - width: columns; below 2 is taken as 2, the widest character.
  ///   - limit: lines at most. The work is bounded by the lines asked for, so the top of a megabyte is quick.
  public static func wrap(_ text: String, width: Int, limit: Int = .max) -> [String] {
    guard limit > 0 else { return [] }
    return withReader(text, keepsBreaks: true) { reader in
      var wrapper = LineWrapper(width: max(2, width))
      while wrapper.lines.count < limit, let glyph = reader.next() { wrapper.add(glyph) }
      if wrapper.lines.count < limit { wrapper.finish() }
      return Array(wrapper.lines.prefix(limit))
    }
  }
}

/// Gathers glyphs into lines.
private struct LineWrapper {
  let width: Int
  private(set) var lines: [String] = []
  private var line: [Glyph] = []
  private var used = 0
  /// How much of the line stays when it is broken, and where the rest begins behind the spaces.
  private var breakEnd = 0
  private var breakStart = 0

  init(width: Int) { self.width = width }

  mutating func add(_ glyph: Glyph) {
    if glyph == .lineBreak { return endLine() }
    if glyph == .space {
      if line.last != .space { breakEnd = line.count }
      // Spaces past the end of a full line are swallowed by the break that follows.
      if used < width { append(glyph) }
      breakStart = line.count
      return
    }
    while used + glyph.width > width { breakLine() }
    if glyph.width == 2 { markBreak(after: line.count) }
    append(glyph)
    if glyph.width == 2 { markBreak(after: line.count) }
  }

  /// The last line; a text that ends with a line end has no empty line after it.
  mutating func finish() {
    if !line.isEmpty || lines.isEmpty { endLine() }
  }

  private mutating func append(_ glyph: Glyph) {
    line.append(glyph)
    used += glyph.width
  }

  private mutating func markBreak(after count: Int) {
    breakEnd = count
    breakStart = count
  }

  private mutating func endLine() {
    lines.append(SafeText.string(line))
    line.removeAll(keepingCapacity: true)
    used = 0
    markBreak(after: 0)
  }

  private mutating func breakLine() {
    // No place to break before this word: cut it where the line ends.
    if breakEnd == 0 { markBreak(after: line.count) }
    lines.append(SafeText.string(line[..<breakEnd]))
    line.removeFirst(breakStart)
    used = line.reduce(0) { $0 + $1.width }
    markBreak(after: 0)
  }
}
