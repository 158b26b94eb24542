/// Makes what strangers wrote fit to stand in one of our own messages: short, one line, nothing that acts.
enum Shown {
  static func harmless(_ text: String, limit: Int = 60) -> String {
    var out = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return out + "…" }
      if isPlain(scalar) {
        out.unicodeScalars.append(scalar)
      } else {
        out += "\\u{\(String(scalar.value, radix: 16))}"
      }
      count += 1
    }
    return out
  }

  static func harmless(_ bytes: UnsafeRawBufferPointer, limit: Int = 60) -> String {
    let cut = bytes.prefix(limit * 4 + 4)
    return harmless(String(decoding: cut, as: UTF8.self), limit: limit)
  }

  /// Controls, bidi overrides, zero-width and combining characters are spelt out.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}
