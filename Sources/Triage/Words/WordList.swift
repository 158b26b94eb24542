/// A file of listed words, as its bytes.
///
/// The format, a line at a time:
///
///     # a comment, to the end of the line
///     [symptom]                 what the words below mean to the rules (see `Cue`)
///     [symptom: fr es]          the same, where the text is French or Spanish (or too short to tell)
///     headache, nause*, threw up, lost my _, <number> hours, RN, 😡, :(
///
/// Words are separated by commas. A star stands for any ending, `_` for exactly one word, `<number>` for a number.
/// Case and accents do not matter, except that a word of two letters or more in CAPITALS is found in capitals only.
/// A `#` that touches a word is a hashtag; a comment's `#` has a space after it.
public struct WordList: Sendable {
  /// The file's name, for messages.
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// Why a word list was refused: the file, the line, and what to change.
public struct WordListError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Problem: Hashable, Sendable {
    case unknownSection(String, nearest: String?)
    case unknownLanguage(String)
    case wordsBeforeSection
    case unclosedSection
    case emptyPhrase
    case stemTooShort(String)
    case leadingWildcard(String)
    case phraseTooLong(String)
    case tooManyWords
  }

  public var file: String
  /// Counted from 1.
  public var line: Int
  public var problem: Problem

  public var description: String { "\(file):\(line): \(sentence)" }

  private var sentence: String {
    switch problem {
    case .unknownSection(let name, let nearest):
      "there is no section [\(name)]" + (nearest.map { "; did you mean [\($0)]?" } ?? "")
    case .unknownLanguage(let code):
      "\(code) is not a language of the lists: " + Language.allCases.map(\.code).joined(separator: " ")
    case .wordsBeforeSection: "words before the first section; start with a line such as [symptom]"
    case .unclosedSection: "a section's line ends with ]"
    case .emptyPhrase: "nothing between two commas, or no letter in it"
    case .stemTooShort(let phrase):
      "\(phrase): a * needs \(Vocabulary.shortestStem) to \(Vocabulary.longestStem) letters before it, at a word's end"
    case .leadingWildcard(let phrase): "\(phrase): a phrase starts with a word, not with _ or <number>"
    case .phraseTooLong(let phrase): "\(phrase): a phrase has at most \(Lexicon.longestPhrase) words"
    case .tooManyWords: "more than 65,000 different words; take some out"
    }
  }
}
