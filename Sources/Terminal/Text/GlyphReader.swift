/// Reads a stranger's bytes as glyphs: a small state machine over UTF-8, linear, without allocation.
///
/// What terminals disagree about is taken out, so that columns hold everywhere: of an emoji sequence only the base
/// stays; variation selectors, joiners, skin tones, bidirectional controls and tags go; a flag is its two letters;
/// controls and unknown characters become U+FFFD; tabs and line ends become a space (or a break, when asked).
/// Broken UTF-8 gives one U+FFFD a maximal broken part (Unicode 14, section 3.9).
struct GlyphReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let keepsBreaks: Bool
  private(set) var index = 0

  /// - Parameter keepsBreaks: line ends are glyphs of their own rather than spaces.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, keepsBreaks: Bool = false) {
    self.bytes = bytes
    self.keepsBreaks = keepsBreaks
  }

  /// The next glyph, or nil at the end.
  @inline(__always)
  mutating func next() -> Glyph? {
    // Printable ASCII before ASCII: no mark can follow, nothing to look up.
    if index + 1 < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F, bytes[index + 1] < 0x80 {
        index += 1
        return Glyph(base: UInt32(byte), width: 1)
      }
    }
    return slowNext()
  }

  private mutating func slowNext() -> Glyph? {
    while index < bytes.count {
      let scalar = decode()
      if scalar < 0x20 {
        if let glyph = control(scalar) { return glyph }
        continue
      }
      var glyph: Glyph
      switch ScalarClass(scalar) {
      case .narrow:
        glyph = Glyph(base: GlyphReader.letter(ofFlag: scalar) ?? scalar, width: 1)
      case .wide: glyph = Glyph(base: scalar, width: 2)
      case .mark:
        // A mark with nothing under it gets the circle that Unicode charts draw.
        glyph = Glyph(base: 0x25CC, width: 1)
        glyph.add(mark: scalar)
      case .invisible: continue
      case .unknown:
        if keepsBreaks, scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85 { return .lineBreak }
        glyph = .replacement
      }
      takeFollowers(of: scalar, into: &glyph)
      return glyph
    }
    return nil
  }

  /// Tab, line ends and the other controls below U+0020. Nil when it vanishes into its neighbour.
  private func control(_ scalar: UInt32) -> Glyph? {
    switch scalar {
    case 0x0A, 0x0B, 0x0C: keepsBreaks ? .lineBreak : .space
    case 0x0D:
      // CR LF is one line end.
      index < bytes.count && bytes[index] == 0x0A ? nil : keepsBreaks ? .lineBreak : .space
    case 0x09: .space
    default: .replacement
    }
  }

  /// Takes in the marks, and passes over what belongs to the same emoji.
  private mutating func takeFollowers(of base: UInt32, into glyph: inout Glyph) {
    while index < bytes.count, bytes[index] >= 0x80 {
      let start = index
      let scalar = decode()
      switch ScalarClass(scalar) {
      case .mark: glyph.add(mark: scalar)
      case .invisible:
        guard scalar == 0x200D, GlyphReader.isPictograph(base), index < bytes.count, bytes[index] >= 0x80 else {
          continue
        }
        let joined = index
        if !GlyphReader.isPictograph(decode()) { index = joined }
      default:
        index = start
        return
      }
    }
  }

  /// Regional indicators are the letters of a flag.
  private static func letter(ofFlag scalar: UInt32) -> UInt32? {
    (0x1F1E6...0x1F1FF).contains(scalar) ? scalar - 0x1F1E6 + 0x41 : nil
  }

  /// Whether a scalar can be a part of a joined emoji.
  private static func isPictograph(_ scalar: UInt32) -> Bool {
    scalar >= 0x203C && Unicode.Scalar(scalar)?.properties.isEmoji ?? false
  }

  /// Decodes one scalar and moves past it; U+FFFD for a maximal broken part.
  @inline(__always)
  private mutating func decode() -> UInt32 {
    let lead = bytes[index]
    index += 1
    if lead < 0x80 { return UInt32(lead) }
    var count: Int
    var scalar: UInt32
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: (count, scalar) = (1, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (count, scalar) = (2, UInt32(lead & 0x0F))
      if lead == 0xE0 { lowest = 0xA0 }
      if lead == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      (count, scalar) = (3, UInt32(lead & 0x07))
      if lead == 0xF0 { lowest = 0x90 }
      if lead == 0xF4 { highest = 0x8F }
    default: return 0xFFFD
    }
    while count > 0 {
      guard index < bytes.count, bytes[index] >= lowest, bytes[index] <= highest else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      (lowest, highest) = (0x80, 0xBF)
      index += 1
      count -= 1
    }
    return scalar
  }
}
