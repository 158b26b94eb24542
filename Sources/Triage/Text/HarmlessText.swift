/// Words of a stranger as a reason may show them.
enum HarmlessText {
  /// A range of bytes as a string without control bytes, direction controls and stacks of combining marks.
  static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let slice = bytes[range]
    if slice.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: slice, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    var marks = 0
    for scalar in String(decoding: slice, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: break
      case .nonspacingMark, .enclosingMark:
        marks += 1
        if marks <= 4 { scalars.append(scalar) }
      default:
        marks = 0
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
