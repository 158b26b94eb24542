/// How a Unicode scalar takes part in a line of text.
enum ScalarClass: UInt8 {
  /// One column.
  case narrow
  /// Two columns.
  case wide
  /// Drawn over the character before it.
  case mark
  /// Left out.
  case invisible
  /// Shown as U+FFFD.
  case unknown

  /// The class of a scalar, the same on every machine.
  @inline(__always)
  init(_ scalar: UInt32) {
    self = scalar < 0x20000 ? ScalarClass.table[Int(scalar)] : ScalarClass.beyond(scalar)
  }

  /// The first two planes, a byte each, filled from `ScalarRanges` at first use (under a millisecond).
  private static let table: [ScalarClass] = {
    var table = [ScalarClass](repeating: .narrow, count: 0x20000)
    fill(&table, .wide, ScalarRanges.wide)
    fill(&table, .mark, ScalarRanges.marks)
    fill(&table, .invisible, ScalarRanges.invisible)
    fill(&table, .unknown, ScalarRanges.unknown)
    return table
  }()

  private static func fill(_ table: inout [ScalarClass], _ scalarClass: ScalarClass, _ ranges: String) {
    var first = 0
    var last = 0
    var isOpen = false
    func close() {
      guard last < table.count else { return }
      for index in (isOpen ? first : last)...last { table[index] = scalarClass }
    }
    for byte in ranges.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        first = last
        last = 0
        isOpen = true
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        close()
        last = 0
        isOpen = false
      default:
        let digit = byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "A") + 10
        last = last * 16 + Int(digit)
      }
    }
    close()
  }

  /// Planes 2 and up: ideographs are wide; plane 14 has tags and variation selectors; the rest has no characters.
  private static func beyond(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0x20000...0x2A6DF, 0x2A700...0x2B738, 0x2B740...0x2B81D, 0x2B820...0x2CEA1, 0x2CEB0...0x2EBE0,
      0x2F800...0x2FA1D, 0x30000...0x3134A:
      .wide
    case 0xE0001, 0xE0020...0xE007F, 0xE0100...0xE01EF: .invisible
    default: .unknown
    }
  }
}
