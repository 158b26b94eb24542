/// Why a word list was refused: the file, the line, and what to change.
public struct WordListError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case unknownSection(String, nearest: String?)
    case unknownLanguage(String)
    case wordsBeforeSection
    case unclosedSection
    case emptyPhrase
    case stemTooShort(String)
    case leadingWildcard(String)
    case phraseTooLong(String)
    case tooManyWords
    case tooManyTopics
    case badTopic(String)
    case nothingToTakeAway(String, section: String)
    case newerFormat(String)
    case notText
    case tooLarge
    case cannotBeRead(String)
  }

  public var file: String
  /// Counted from 1; 0 where the file as a whole is the matter.
  public var line: Int
  public var problem: Problem

  public init(file: String, line: Int, problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public var description: String { line == 0 ? "\(file): \(sentence)" : "\(file):\(line): \(sentence)" }

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
    case .tooManyTopics: "more than \(UInt8.max) topics of your own; take some out"
    case .badTopic(let name): "\(name): a topic's name has small letters, digits and spaces, 40 at the most"
    case .nothingToTakeAway(let phrase, let section):
      "[\(section)] does not list \"\(phrase)\" so; write it as it stands there"
    case .newerFormat(let format):
      "the list is written for format \(format), and this Earshot reads up to \(WordList.format): update Earshot"
    case .notText: "the line is not UTF-8 text; save the file as UTF-8"
    case .tooLarge: "a word list has 4 MB at the most"
    case .cannotBeRead(let why): "cannot be read: \(why)"
    }
  }
}

/// All that is wrong in word lists, in the order of the files; never empty. Prints one a line.
public struct WordListErrors: Error, Equatable, Sendable, CustomStringConvertible {
  public let errors: [WordListError]

  public init(_ errors: [WordListError]) { self.errors = errors }

  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
