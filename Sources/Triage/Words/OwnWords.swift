import Model

/// A team's own word lists, put together with those that Earshot ships.
public struct OwnWords: Sendable {
  /// What reads by them.
  public var triage: Triage { own ?? .standard }
  /// What each file holds.
  public let contents: [WordListContents]
  /// The topics that the team has added.
  public var topics: [String] { own?.ownTopics ?? [] }
  /// How many phrases stand in them.
  public var phrases: Int { contents.reduce(0) { $0 + $1.phrases } }

  /// Nil where there are no lists: what Earshot ships is put together only when something is read.
  private let own: Triage?

  /// None.
  public static let none = OwnWords()

  private init() {
    own = nil
    contents = []
  }

  /// - Parameter lists: read in this order: a later one can take away what an earlier one has added.
  /// - Throws: all lines that cannot be read. None of the lists is in force then.
  public init(_ lists: [WordList]) throws(WordListErrors) {
    if lists.isEmpty {
      self = .none
      return
    }
    let parsed = WordListParser.parse(WordList.standard, own: lists)
    if !parsed.errors.isEmpty { throw WordListErrors(parsed.errors) }
    own = Triage(parsed: parsed, models: .standard)
    contents = parsed.contents
  }

  /// The names of all sections that Earshot knows.
  public static var sections: [String] { Cue.byName.keys.ordered() }

  /// The lines of the shipped lists that stand in a section, each with the languages it is for (empty for all).
  public static func shipped(_ section: String) -> [(languages: String, words: String)] {
    var lines: [(languages: String, words: String)] = []
    for list in WordList.standard {
      var languages: String?
      for line in list.text.split(separator: "\n") where !line.hasPrefix("# ") && line != "#" {
        guard line.first == "[", let end = line.firstIndex(of: "]") else {
          if let languages { lines.append((languages, String(line))) }
          continue
        }
        let parts = line[..<end].dropFirst().split(separator: ":", maxSplits: 1)
        languages = nil
        if parts.first.map(String.init) == section {
          languages = parts.count == 2 ? parts[1].split(separator: " ").joined(separator: " ") : ""
        }
      }
    }
    return lines
  }
}
