/// Makes text of strangers harmless and of known width.
///
/// Terminals, fonts and libraries disagree about the width of emoji sequences, flags, selectors and new characters, and
/// obey control characters wherever they come from. What comes out of here contains none of these: each character is
/// one or two columns wide everywhere, and nothing in it can act. `GlyphReader` has the rules.
public enum SafeText {
  /// Columns that a text takes on one line.
  public static func width(_ text: String) -> Int {
    withReader(text) { reader in
      var width = 0
      while let glyph = reader.next() { width += glyph.width }
      return width
    }
  }

  /// A text on one line, harmless; tabs and line ends are spaces.
  public static func line(_ text: String) -> String {
    withReader(text) { reader in
      var line = String.UnicodeScalarView()
      while let glyph = reader.next() { glyph.write(to: &line) }
      return String(line)
    }
  }

  /// Bytes that should be UTF-8 on one line, harmless.
  public static func line(bytes: some Sequence<UInt8>) -> String {
    line(String(decoding: Array(bytes), as: UTF8.self))
  }

  /// A text on one line of exactly `width` columns: padded with spaces, or cut with "…". Reads no more than it shows.
  public static func line(_ text: String, width: Int, align: Alignment = .left) -> String {
    let cut = truncated(text, to: width)
    let padding = max(0, width - cut.width)
    let left = align.offset(of: cut.width, in: max(width, cut.width))
    return String(repeating: " ", count: left) + cut.text + String(repeating: " ", count: padding - left)
  }

  /// A text on one line of at most `width` columns, cut with "…" when it is longer, and the columns it takes.
  public static func truncated(_ text: String, to width: Int) -> (text: String, width: Int) {
    guard width > 0 else { return ("", 0) }
    return withReader(text) { reader in
      var glyphs: [Glyph] = []
      var used = 0
      while let glyph = reader.next() {
        guard used + glyph.width <= width else {
          while used > width - 1, let last = glyphs.popLast() { used -= last.width }
          glyphs.append(.ellipsis)
          used += 1
          break
        }
        glyphs.append(glyph)
        used += glyph.width
      }
      return (string(glyphs), used)
    }
  }

  static func string(_ glyphs: some Sequence<Glyph>) -> String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs { glyph.write(to: &text) }
    return String(text)
  }

  /// Runs `body` over the glyphs of a text.
  @inline(__always)
  static func withReader<Result>(
    _ text: String, keepsBreaks: Bool = false, _ body: (inout GlyphReader) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      var reader = GlyphReader(bytes, keepsBreaks: keepsBreaks)
      return body(&reader)
    }
  }
}

/// Where a text stands within the columns that it is given.
public enum Alignment: Sendable {
  case left, centre, right

  /// Columns to leave free before a text of `width`.
  func offset(of width: Int, in room: Int) -> Int {
    switch self {
    case .left: 0
    case .centre: max(0, room - width) / 2
    case .right: max(0, room - width)
    }
  }
}
