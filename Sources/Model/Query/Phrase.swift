import Foundation

extension Query {
  /// Words that must stand in a text in this order, next to each other; compared without letter case and accents.
  public struct Phrase: Hashable, Sendable {
    /// As typed, without the quotes and the star.
    public let text: String
    /// Whether the last word may go on (`refund*`).
    public let isPrefix: Bool
    /// The words as an index holds them: see `Words`. Never empty.
    public let words: [String]

    /// Nil when there is no letter and no digit to look for.
    public init?(_ text: String, isPrefix: Bool = false) {
      words = Words.of(text)
      guard !words.isEmpty else { return nil }
      self.text = text
      self.isPrefix = isPrefix
    }

    /// Whether the words of a text, as `Words.of` gives them, hold this phrase.
    public func isFound(in text: [String]) -> Bool {
      guard text.count >= words.count else { return false }
      return (0...(text.count - words.count)).contains { start in
        words.indices.allSatisfy { i in
          isPrefix && i == words.count - 1 ? text[start + i].hasPrefix(words[i]) : text[start + i] == words[i]
        }
      }
    }
  }
}

/// Cuts text into words as SQLite's FTS5 does with `unicode61 remove_diacritics 2`, so that a match in memory and
/// one in the index agree: letters and digits make words, letter case and the accents of Latin letters do not count.
///
/// Source: https://sqlite.org/fts5.html, section 4.3.1.
public enum Words {
  public static func of(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if let folded = folded(scalar) {
        word.unicodeScalars.append(folded)
      } else if isAccent(scalar) {
        continue
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Combining marks that Latin letters carry; they neither end a word nor count.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x331).contains(scalar.value) }

  /// A letter or a digit as it is compared; nil for what stands between words.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return scalar
    case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value) + 0x20)
    case 0..<0x80: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      break
    default: return nil
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return latin[lower.value] ?? lower
  }

  /// Accented Latin letters and the letter without the accent.
  private static let latin: [UInt32: Unicode.Scalar] = {
    var bases: [UInt32: Unicode.Scalar] = [:]
    for value in Array(UInt32(0xC0)...0x24F) + Array(0x1E00...0x1EFF) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
      if parts.count > 1, let base = parts.first { bases[value] = base }
    }
    return bases
  }()
}
