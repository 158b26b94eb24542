/// What remains of a word before its ending, where a paradigm asks for more than so many letters.
enum Stem: Sendable {
  case any
  /// Ends in one of these, and they are not all of it.
  case ending([String])
  /// A vowel at the end: *video*, *tablette*, *medico*.
  case vowel
  /// A consonant at the end that simply takes `s`, `ed` and `ing`: *refund*, *call*, *play*.
  case plain
  /// One vowel before one consonant, and no vowel before: *stop*. English doubles the consonant.
  case short
  /// More than one syllable, the last of one vowel and one consonant: *cancel*. English may double the consonant.
  case long
  /// A hiss at the end, after which English says `es`: *wish*, *box*.
  case hissing
  /// A consonant at the end, or four letters: *pag(ar)*, *envi(ar)*, but not the *cle* of *clear* and *clean*.
  case firm
  /// A consonant at the end: *bod(y)*.
  case consonant
  /// Has a vowel, but not `e` at its end, nor a consonant that was doubled for the ending: *us(e)*, *pric(e)*.
  case silent

  func fits(_ stem: ArraySlice<UInt8>) -> Bool {
    guard let last = stem.last else { return false }
    switch self {
    case .any: return true
    case .ending(let ends): return ends.contains { stem.count > $0.utf8.count && stem.ends(in: $0) }
    case .vowel: return last.isVowel
    case .plain:
      return !last.isVowel && !Stem.hissing.fits(stem) && !Stem.short.fits(stem) && !stem.isDoubled
        && !stem.isPast && !(last == UInt8(ascii: "y") && stem.dropLast().last?.isVowel != true)
    case .short: return stem.endsInSyllable && !stem.dropLast(2).contains(where: \.isVowel)
    case .long: return stem.endsInSyllable && stem.dropLast(2).contains(where: \.isVowel) && !stem.isPast
    case .hissing: return ["s", "x", "z", "ch", "sh"].contains { stem.ends(in: $0) }
    case .firm: return !last.isVowel || stem.count > 3
    case .consonant: return !last.isVowel
    case .silent: return stem.contains(where: \.isVowel) && last != UInt8(ascii: "e") && !stem.isDoubled
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(in letters: String) -> Bool { suffix(letters.utf8.count).elementsEqual(letters.utf8) }

  /// A consonant, one vowel, one consonant that can be doubled.
  fileprivate var endsInSyllable: Bool {
    let end = Array(suffix(3))
    return end.count == 3 && !end[0].isVowel && end[1].isVowel && "bdgklmnprtv".utf8.contains(end[2])
  }

  /// *refunded*, but not *need*.
  fileprivate var isPast: Bool { ends(in: "ed") && !ends(in: "eed") }

  /// Whether it ends in a consonant twice that no English word has at its end.
  fileprivate var isDoubled: Bool {
    let end = Array(suffix(2))
    return count > 3 && end[0] == end[1] && "bdgmnprtv".utf8.contains(end[0])
  }
}

extension UInt8 {
  fileprivate var isVowel: Bool { "aeiou".utf8.contains(self) }
}
