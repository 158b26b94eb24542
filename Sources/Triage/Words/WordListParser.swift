/// Reads word lists into a lexicon, and collects every line that it cannot read.
struct WordListParser {
  private(set) var lexicon = LexiconBuilder()
  private(set) var errors: [WordListError] = []

  private var file = ""
  private var line = 0
  private var cue: Cue?
  private var languages = LanguageMask.all
  /// A refused section's words are not complained about as well.
  private var isSkipping = false

  mutating func parse(_ list: WordList) {
    file = list.name
    line = 0
    cue = nil
    isSkipping = false
    for raw in list.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let content = Self.trimmed(Self.withoutComment(raw))
      if content.isEmpty { continue }
      if content.first == UInt8(ascii: "[") { section(content) } else { phrases(content) }
    }
  }

  private mutating func section(_ content: Substring.UTF8View) {
    isSkipping = true
    cue = nil
    guard content.last == UInt8(ascii: "]") else { return refuse(.unclosedSection) }
    let parts = Substring(content.dropFirst().dropLast()).split(separator: ":", maxSplits: 1)
    let name = String(Substring(Self.trimmed((parts.first ?? "").utf8)))
    guard let cue = Cue.byName[name] else {
      return refuse(.unknownSection(name, nearest: Self.nearest(to: name)))
    }
    languages = .all
    if parts.count == 2 {
      languages.bits = 0
      for code in parts[1].split(separator: " ") {
        guard let language = Language.named(code) else { return refuse(.unknownLanguage(String(code))) }
        languages.insert(language)
      }
    }
    self.cue = cue
    isSkipping = false
  }

  private mutating func phrases(_ content: Substring.UTF8View) {
    guard let cue else {
      if !isSkipping { refuse(.wordsBeforeSection) }
      return
    }
    var rest = content
    if rest.last == UInt8(ascii: ",") { rest = rest.dropLast() }
    for phrase in rest.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      add(Self.trimmed(phrase), cue)
    }
  }

  private mutating func add(_ phrase: Substring.UTF8View, _ cue: Cue) {
    var path: [UInt16] = []
    for part in phrase.split(separator: UInt8(ascii: " ")) {
      guard append(part, of: phrase, to: &path) else { return }
    }
    if path.isEmpty { return refuse(.emptyPhrase) }
    if path.count > Lexicon.longestPhrase { return refuse(.phraseTooLong(String(Substring(phrase)))) }
    if path[0] == Vocabulary.anyWord || path[0] == Vocabulary.anyNumber {
      // "40 % off" may start with a number, as numbers are rare; "_ off" would start at every word.
      if path[0] == Vocabulary.anyWord || path.count == 1 {
        return refuse(.leadingWildcard(String(Substring(phrase))))
      }
    }
    lexicon.add(path, cue, languages)
  }

  /// One part of a phrase, between spaces: often one word, two for `l'effet`. False where it was refused.
  private mutating func append(
    _ part: Substring.UTF8View, of phrase: Substring.UTF8View, to path: inout [UInt16]
  ) -> Bool {
    switch Substring(part) {
    case "_":
      path.append(Vocabulary.anyWord)
      return true
    case "<number>":
      path.append(Vocabulary.anyNumber)
      return true
    default: break
    }
    let isStem = part.last == UInt8(ascii: "*")
    let written = isStem ? part.dropLast() : part
    let tokens = Array(written).withUnsafeBufferPointer { Tokenizer.tokenize($0, vocabulary: .empty).tokens }
    let words = tokens.filter { $0.shape != .mark }
    guard let last = words.last else {
      refuse(.emptyPhrase)
      return false
    }
    for word in words.dropLast() {
      guard let id = lexicon.vocabulary.add(word.hash) else { return tooMany() }
      path.append(id)
    }
    if isStem {
      let letters = Int(last.end - last.start)
      guard last.shape == .word, (Vocabulary.shortestStem...Vocabulary.longestStem).contains(letters) else {
        refuse(.stemTooShort(String(Substring(phrase))))
        return false
      }
      guard let id = lexicon.vocabulary.addStem(last.hash) else { return tooMany() }
      path.append(id)
    } else {
      let hash = last.isShouted && last.shape == .word ? last.hash ^ Folding.capitals : last.hash
      guard let id = lexicon.vocabulary.add(hash) else { return tooMany() }
      path.append(id)
    }
    return true
  }

  private mutating func tooMany() -> Bool {
    refuse(.tooManyWords)
    return false
  }

  private mutating func refuse(_ problem: WordListError.Problem) {
    errors.append(WordListError(file: file, line: line, problem: problem))
  }

  // MARK: - Lines

  /// A `#` followed by a space or by nothing starts a comment; a `#` that touches a word is a hashtag.
  private static func withoutComment(_ line: Substring.UTF8View) -> Substring.UTF8View {
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "#") {
        let next = line.index(after: index)
        if next == line.endIndex || line[next] == UInt8(ascii: " ") { return line[..<index] }
      }
      index = line.index(after: index)
    }
    return line
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
    var rest = bytes
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return rest
  }

  /// The section's name that shares the longest start with a misspelt one.
  private static func nearest(to name: String) -> String? {
    let candidates = Cue.byName.keys.sorted().map { known in
      (known, zip(known, name).prefix { $0 == $1 }.count)
    }
    guard let best = candidates.max(by: { $0.1 < $1.1 }), best.1 >= 3 else { return nil }
    return best.0
  }
}

extension WordListParser {
  static func parse(_ lists: [WordList]) -> WordListParser {
    var parser = WordListParser()
    for list in lists { parser.parse(list) }
    return parser
  }
}
