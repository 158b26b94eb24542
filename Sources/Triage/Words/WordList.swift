/// A file of listed words, as its text.
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
///
/// In a team's own lists also:
///
///     [not symptom]             these words are no symptom here, though Earshot lists them
///     [topic batch recall]      a topic of the team's own, `batch_recall`
///     [format 1]                which Earshot the list was written for; one that is older refuses it
public struct WordList: Sendable, Equatable {
  /// The newest format that can be read.
  public static let format = 1

  /// The file's name, for messages.
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// What a file of listed words holds.
public struct WordListContents: Sendable, Equatable {
  public struct Section: Sendable, Equatable {
    /// As it is written, without its languages: `symptom`, `not symptom`, `topic recall`.
    public var name: String
    /// How many phrases stand in it.
    public var phrases: Int
  }

  public var file: String
  /// In the order of the file; one that comes twice stands here once.
  public var sections: [Section] = []

  public var phrases: Int { sections.reduce(0) { $0 + $1.phrases } }
}
