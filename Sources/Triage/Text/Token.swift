/// One piece of a text: a word, a number, a link, an emoji or a mark, with where it stands.
struct Token {
  enum Shape: UInt8 {
    case word
    case number
    case hashtag
    case mention
    case link
    /// An emoji, an emoticon such as `:)`, or a sign such as `%`.
    case sign
    /// Punctuation, a line end or a control byte: a phrase does not reach across it.
    case mark
  }

  /// UTF-8 byte offsets in the text.
  var start: UInt32
  var end: UInt32
  /// The folded word's hash; for a mark its first byte.
  var hash: UInt64
  /// The sentence that it belongs to, counted from 0.
  var sentence: UInt32 = 0
  /// What the word lists call it: the word itself, a listed stem of it, the word in capitals. 0 where not listed.
  var word: UInt16 = 0
  var stem: UInt16 = 0
  var capitals: UInt16 = 0
  var shape: Shape
  /// Inside quotation marks or a quoted line: somebody else's words.
  var isQuoted = false
  /// Two letters or more and all of them capitals.
  var isShouted = false

  func isMark(_ byte: UInt8) -> Bool { shape == .mark && hash == UInt64(byte) }
}

/// A text cut into tokens, with what is counted on the way.
struct TokenizedText {
  var tokens: [Token] = []
  var sentenceCount = 1
  /// Bytes of letters by script or tell-tale letter, for naming the language.
  var letters = LetterCounts()
  /// A repost: it starts with `RT @somebody`.
  var isRepost = false

  struct LetterCounts {
    var latin = 0
    var cyrillic = 0
    var greek = 0
    var arabic = 0
    var hebrew = 0
    var devanagari = 0
    var thai = 0
    var han = 0
    var kana = 0
    var hangul = 0
    var beyondLatin: Int {
      cyrillic + greek + arabic + hebrew + devanagari + thai + han + kana + hangul
    }
    /// `ñ ¿ ¡`, `ß ä ö`, `ç œ è ê`, `ã õ`: letters that one of our languages has and most others have not.
    var spanish = 0
    var german = 0
    var french = 0
    var portuguese = 0
  }
}
