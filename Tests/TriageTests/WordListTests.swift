import Testing

@testable import Triage

@Suite struct WordListTests {
  @Test("every line of the standard lists can be read")
  func standardListsAreWhole() {
    let parsed = WordListParser.parse(WordList.standard)
    #expect(parsed.errors.map(\.description) == [])
    #expect(WordList.standard.count == 8)
  }

  @Test(
    "a broken line is refused with its file and line",
    arguments: [
      ("[symptom]\nrash\n[symptoms]\nhives", 3, "there is no section [symptoms]; did you mean [symptom]?"),
      ("[symptom: xx]\nrash", 1, "xx is not a language of the lists: en fr de es it pt nl"),
      ("rash", 1, "words before the first section; start with a line such as [symptom]"),
      ("[symptom\nrash", 1, "a section's line ends with ]"),
      ("[symptom]\nrash, , hives", 2, "nothing between two commas, or no letter in it"),
      ("[symptom]\nr*", 2, "r*: a * needs 3 to 24 letters before it, at a word's end"),
      ("[symptom]\n_ rash", 2, "_ rash: a phrase starts with a word, not with _ or <number>"),
      ("[symptom]\na b c d e f g h i", 2, "a b c d e f g h i: a phrase has at most 8 words"),
    ])
  func brokenLines(_ text: String, _ line: Int, _ sentence: String) {
    let error = #expect(throws: WordListError.self) {
      try Triage([WordList(name: "mine.txt", text: text)])
    }
    #expect(error?.line == line)
    #expect(error?.description == "mine.txt:\(line): \(sentence)")
  }

  @Test("comments, blank lines, a trailing comma and Windows line ends are no words")
  func layout() throws {
    let text = "# symptoms\r\n[symptom] # here\r\n\r\nrash, # more to come\r\n#ad\r\n"
    let parsed = WordListParser.parse([WordList(name: "mine.txt", text: text)])
    #expect(parsed.errors.isEmpty)
    // `#ad` touches its word: a hashtag, not a comment.
    #expect(parsed.lexicon.vocabulary.count == WordListParser.parse([]).lexicon.vocabulary.count + 2)
  }
}
