/// One cell of the screen: what it shows and what that means.
public struct Cell: Equatable, Sendable {
  private var low: UInt64
  private var high: UInt64

  /// Bits of the second word that are the glyph's; the style has the rest.
  private static let glyphBits: UInt64 = (1 << 44) - 1

  @inline(__always)
  public init(_ glyph: Glyph, _ style: Style) {
    low = glyph.low
    high = glyph.high | UInt64(style.code) << 44
  }

  public var glyph: Glyph {
    var glyph = Glyph.space
    glyph.low = low
    glyph.high = high & Cell.glyphBits
    return glyph
  }

  public var style: Style {
    get { Style(code: UInt32(truncatingIfNeeded: high >> 44)) }
    set { high = high & Cell.glyphBits | UInt64(newValue.code) << 44 }
  }

  /// Columns: 1, 2, or 0 for the second column of a wide character.
  @inline(__always)
  public var width: Int { Int((high >> 42) & 3) }
}
