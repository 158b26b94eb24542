/// Names the language by its function words, its tell-tale letters and, beyond Latin, its script.
enum LanguageRule {
  struct Answer {
    /// ISO 639-1, `und` where it cannot be told.
    var code: String
    /// The word lists that apply: one language's, or all where it cannot be told.
    var mask: LanguageMask
  }

  static func read(_ text: TokenizedText, _ lexicon: Lexicon) -> Answer {
    if let script = script(text.letters) { return Answer(code: script, mask: .all) }
    var votes = InlineArray<7, Int>(repeating: 0)
    for token in text.tokens where token.word != 0 && token.shape == .word {
      var bits = lexicon.votes[Int(token.word)].bits
      while bits != 0 {
        votes[bits.trailingZeroBitCount] += 2
        bits &= bits &- 1
      }
    }
    votes[Int(Language.spanish.rawValue)] += min(text.letters.spanish, 2) * 3
    votes[Int(Language.german.rawValue)] += min(text.letters.german, 2) * 3
    votes[Int(Language.french.rawValue)] += min(text.letters.french, 3)
    votes[Int(Language.portuguese.rawValue)] += min(text.letters.portuguese, 2) * 3

    var best = Language.english
    var second = 0
    for language in Language.allCases where language != .english {
      let count = votes[Int(language.rawValue)]
      if count > votes[Int(best.rawValue)] {
        second = votes[Int(best.rawValue)]
        best = language
      } else {
        second = max(second, count)
      }
    }
    let top = votes[Int(best.rawValue)]
    guard top >= 2, top > second else { return Answer(code: "und", mask: .all) }
    // One small word names the language, but is too little to take the words of the others away.
    return Answer(code: best.code, mask: top > 2 ? best.mask : .all)
  }

  /// The language that a script most likely means. Cyrillic is read as Russian, Arabic script as Arabic, Devanagari as
  /// Hindi: the largest of each, where no list of ours could tell more.
  private static func script(_ letters: TokenizedText.LetterCounts) -> String? {
    // Nearly every text: no letter beyond Latin, nothing to build.
    if letters.beyondLatin == 0 { return nil }
    let scripts = [
      ("ja", letters.kana > 0 ? (letters.kana + letters.han) * 3 : 0), ("zh", letters.kana > 0 ? 0 : letters.han * 3),
      ("ko", letters.hangul * 3), ("ru", letters.cyrillic), ("ar", letters.arabic), ("he", letters.hebrew),
      ("el", letters.greek), ("hi", letters.devanagari), ("th", letters.thai),
    ]
    guard let best = scripts.max(by: { $0.1 < $1.1 }), best.1 > letters.latin else { return nil }
    return best.0
  }
}
