/// What one cell shows: a base character and at most four marks over it. Always harmless, always of known width.
///
/// Sixteen bytes without references, since a frame holds ten thousand: the base and two marks in one word, two marks,
/// the width and (for a `Cell`) the style in the other, 21 bits a scalar.
public struct Glyph: Equatable, Sendable {
  var low: UInt64
  var high: UInt64

  /// More marks than any living script stacks, fewer than needed to draw over the neighbours.
  static let maximumMarks = 4

  @inline(__always)
  init(base: UInt32, width: Int) {
    low = UInt64(base)
    high = UInt64(truncatingIfNeeded: width) << 42
  }

  /// An empty cell.
  public static let space = Glyph(base: 0x20, width: 1)
  /// What stands for anything that cannot be shown.
  public static let replacement = Glyph(base: 0xFFFD, width: 1)
  static let ellipsis = Glyph(base: 0x2026, width: 1)
  /// The second column of a wide character.
  static let continuation = Glyph(base: 0, width: 0)
  /// The end of a line within a text; of no width.
  static let lineBreak = Glyph(base: 0x0A, width: 0)

  /// Columns: 1, 2, or 0 for the second column of a wide character.
  @inline(__always)
  public var width: Int { Int((high >> 42) & 3) }

  var base: UInt32 { UInt32(truncatingIfNeeded: low) & 0x1FFFFF }

  var hasMarks: Bool { low >> 21 != 0 }

  /// The marks, in the order of the text.
  var marks: [UInt32] {
    [low >> 21, low >> 42, high, high >> 21].map { UInt32(truncatingIfNeeded: $0) & 0x1FFFFF }.filter { $0 != 0 }
  }

  /// Puts a mark over the base; a fifth is left out.
  mutating func add(mark: UInt32) {
    let mark = UInt64(mark)
    if low >> 21 & 0x1FFFFF == 0 {
      low |= mark << 21
    } else if low >> 42 == 0 {
      low |= mark << 42
    } else if high & 0x1FFFFF == 0 {
      high |= mark
    } else if high >> 21 & 0x1FFFFF == 0 {
      high |= mark << 21
    }
  }

  /// Writes the glyph's scalars; nothing for the second column of a wide character.
  func write(to text: inout String.UnicodeScalarView) {
    guard base != 0, let scalar = Unicode.Scalar(base) else { return }
    text.append(scalar)
    guard hasMarks else { return }
    for mark in marks.compactMap(Unicode.Scalar.init) { text.append(mark) }
  }
}
