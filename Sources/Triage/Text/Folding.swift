/// Folding and hashing of letters: what makes `É`, `é` and `e` the same letter to a word list.
///
/// Words are compared by a 64-bit hash of their folded bytes alone. Two words with one hash would be taken for each
/// other; at a few thousand listed words this does not happen by chance, and by design it could only mislead a reading.
enum Folding {
  /// FNV-1a, 64 bit: it takes a byte at a time, so that every prefix of a word has its hash on the way.
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The hashes of a stem (`nause*`), of a word in capitals (`RN`) and of a hashtag (`#ad`) live in the same table as
  /// those of words, set apart by these.
  static let stem: UInt64 = 0x5851_f42d_4c95_7f2d
  static let capitals: UInt64 = 0x1405_7b7e_f767_814f
  static let hashtag: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// What a scalar beyond ASCII is to a word.
  enum Letter {
    /// One or two folded ASCII letters (`ß` is `ss`); the second is 0 when there is none.
    case latin(UInt8, UInt8)
    /// A letter of another script, kept as its own bytes.
    case other
    /// Nothing at all: combining marks, joiners, zero-width and direction controls.
    case silent
    case none
  }

  static func letter(_ scalar: UInt32) -> Letter {
    switch scalar {
    case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
      0x1F3FB...0x1F3FF, 0xE0000...0xE007F:
      return .silent
    case 0xC0...0x17F:
      if scalar == 0xD7 || scalar == 0xF7 { return .none }
      switch scalar {
      case 0xC6, 0xE6: return .latin(0x61, 0x65)
      case 0xDF: return .latin(0x73, 0x73)
      case 0x152, 0x153: return .latin(0x6F, 0x65)
      default: return .latin(latin[Int(scalar - 0xC0)], 0)
      }
    case 0x218, 0x219: return .latin(0x73, 0)
    case 0x21A, 0x21B: return .latin(0x74, 0)
    case 0x1E9E: return .latin(0x73, 0x73)
    case 0xFF21...0xFF3A: return .latin(UInt8(scalar - 0xFF21 + 0x61), 0)
    case 0xFF41...0xFF5A: return .latin(UInt8(scalar - 0xFF41 + 0x61), 0)
    case 0x180...0x2FF, 0x370...0x1FFF, 0x2C00...0x2DFF, 0x3005...0x3007, 0x3041...0xD7FF, 0xF900...0xFDFF,
      0xFE70...0xFEFE, 0xFF66...0xFFDC, 0x10000...0x1CFFF, 0x20000...0x3FFFF:
      return .other
    default: return .none
    }
  }

  /// The hash of each prefix of a word, a folded byte longer each time; the whole word's is the last.
  static func prefixHashes(of word: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var hashes: [UInt64] = []
    func take(_ byte: UInt8) { hashes.append(add(byte, to: hashes.last ?? seed)) }
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if byte >= 0x41 && byte <= 0x5A { take(byte | 0x20) } else if byte != UInt8(ascii: "'") { take(byte) }
        continue
      }
      switch letter(scalar.value) {
      case .latin(let first, let second):
        take(first)
        if second != 0 { take(second) }
      case .other: for byte in UTF8.encode(scalar).map(Array.init) ?? [] { take(byte) }
      case .silent, .none: break
      }
    }
    return hashes
  }

  static func isUppercase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xDE: scalar != 0xD7
    case 0x100...0x137, 0x14A...0x177: scalar & 1 == 0
    case 0x391...0x3A9, 0x410...0x42F: true
    default: false
    }
  }

  /// The base letters of U+00C0 to U+017F, in order; the few that fold to two letters are handled above.
  private static let latin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
