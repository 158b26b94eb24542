import Foundation

/// The words of a text as they are searched: letters and digits make words; letter case, and the accents of Latin
/// letters, do not count.
///
/// What SQLite's FTS5 does with `unicode61 remove_diacritics 2` (https://sqlite.org/fts5.html, 4.3.1), with today's
/// Unicode: FTS5 takes every character that is newer than its tables for a letter, so that an emoji sticks to the word
/// before it. An index of folded texts finds the same as a match in memory.
public enum Words {
  /// The words in order, parted by single spaces.
  public static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 8)
    var isBetween = false
    for scalar in text.unicodeScalars {
      guard let folded = folded(scalar) else {
        if !isAccent(scalar) { isBetween = !bytes.isEmpty }
        continue
      }
      if isBetween {
        bytes.append(UInt8(ascii: " "))
        isBetween = false
      }
      if folded.isASCII { bytes.append(UInt8(folded.value)) } else { bytes += String(folded).utf8 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words in order, each folded, and where it stands in the text: a UTF-8 range.
  static func places(in text: String) -> [(word: String, range: Range<Int>)] {
    let scalars = text.unicodeScalars
    return scalars.split { folded($0) == nil && !isAccent($0) }.compactMap { written in
      let word = folded(String(written))
      guard !word.isEmpty else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: written.startIndex)
      return (word, start..<start + String(written).utf8.count)
    }
  }

  /// Combining marks that Latin letters carry; they neither end a word nor count.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x331).contains(scalar.value) }

  /// A letter or a digit as it is compared; nil for what stands between words.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return scalar
    case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value) + 0x20)
    case 0..<0x80: return nil
    case 0xC0..<0x250, 0x1E00..<0x1F00:
      if let base = latin[scalar.value] { return base }
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      return scalar
    default: return nil
    }
  }

  /// Accented Latin letters and the small letter without the accent.
  private static let latin: [UInt32: Unicode.Scalar] = {
    var bases: [UInt32: Unicode.Scalar] = [:]
    for value in Array(UInt32(0xC0)..<0x250) + Array(0x1E00..<0x1F00) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
      if parts.count > 1, let base = parts.first?.properties.lowercaseMapping.unicodeScalars.first {
        bases[value] = base
      }
    }
    return bases
  }()
}
