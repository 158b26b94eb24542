import Model

/// Reads word lists into a lexicon, and collects every line that it cannot read.
struct WordListParser {
  private(set) var lexicon = LexiconBuilder()
  private(set) var errors: [WordListError] = []
  /// What the team's own lists hold.
  private(set) var contents: [WordListContents] = []

  private var file = ""
  private var line = 0
  /// Whether it is a list of the team's own, which may take away and may add topics.
  private var isOwn = false
  /// The section that the words below belong to.
  private var section: Section?
  /// A refused section's words are not complained about as well.
  private var isSkipping = false

  private struct Section {
    /// As it is written, without its languages.
    var name: String
    var cue: Cue
    var topic: UInt8 = 0
    var languages = LanguageMask.all
    var takesAway = false
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  static func parse(_ lists: [WordList], own: [WordList] = []) -> WordListParser {
    var parser = WordListParser()
    for list in lists { parser.parse(list) }
    parser.isOwn = true
    for list in own { parser.parse(list) }
    parser.lexicon.vocabulary.linkStems()
    return parser
  }

  mutating func parse(_ list: WordList) {
    file = list.name
    line = 0
    section = nil
    isSkipping = false
    if isOwn { contents.append(WordListContents(file: file)) }
    var text = list.text
    text.withUTF8 { bytes in
      var start = 0
      while start <= bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        line += 1
        read(Self.trimmed(Self.withoutComment(Bytes(rebasing: bytes[start..<end]))))
        start = end + 1
      }
    }
  }

  private mutating func read(_ content: Bytes) {
    if content.isEmpty { return }
    if content[0] == UInt8(ascii: "[") { begin(content) } else { phrases(content) }
  }

  private mutating func begin(_ content: Bytes) {
    isSkipping = true
    section = nil
    guard content.last == UInt8(ascii: "]") else {
      refuse(.unclosedSection)
      return
    }
    let parts = Self.string(Bytes(rebasing: content.dropFirst().dropLast())).split(separator: ":", maxSplits: 1)
    let words = parts.first.map { $0.split(separator: " ") } ?? []
    if isOwn, words.count == 2, words[0] == "format" {
      if Int(words[1]).map({ !(1...WordList.format).contains($0) }) ?? true {
        refuse(.newerFormat(String(words[1])))
      } else {
        isSkipping = false
      }
      return
    }
    guard var section = section(words) else { return }
    if parts.count == 2 {
      section.languages.bits = 0
      for code in parts[1].split(separator: " ") {
        guard let language = Language.named(code) else {
          refuse(.unknownLanguage(String(code)))
          return
        }
        section.languages.insert(language)
      }
    }
    self.section = section
    isSkipping = false
  }

  /// The section of this name; nil where it was refused.
  private mutating func section(_ words: [Substring]) -> Section? {
    let name = words.joined(separator: " ")
    if let cue = Cue.byName[name] { return Section(name: name, cue: cue) }
    if isOwn, words.count > 1, words[0] == "not" {
      let rest = words.dropFirst().joined(separator: " ")
      if let cue = Cue.byName[rest] { return Section(name: name, cue: cue, takesAway: true) }
      refuse(.unknownSection(name, nearest: Self.nearest(to: rest).map { "not \($0)" }))
    } else if isOwn, words.count > 1, words[0] == "topic" {
      return topic(words.dropFirst().joined(separator: "_"), name)
    } else {
      refuse(.unknownSection(name, nearest: Self.nearest(to: name)))
    }
    return nil
  }

  /// A topic of the team's own.
  private mutating func topic(_ topic: String, _ name: String) -> Section? {
    let isName = topic.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
    guard isName, topic.utf8.count <= 40 else {
      refuse(.badTopic(topic))
      return nil
    }
    guard let number = lexicon.topic(topic) else {
      refuse(.tooManyTopics)
      return nil
    }
    return Section(name: name, cue: .ownTopic, topic: number)
  }

  private mutating func phrases(_ content: Bytes) {
    guard let section else {
      if !isSkipping { refuse(.wordsBeforeSection) }
      return
    }
    let rest = content.last == UInt8(ascii: ",") ? Bytes(rebasing: content.dropLast()) : content
    var start = 0
    while start <= rest.count {
      let end = rest[start...].firstIndex(of: UInt8(ascii: ",")) ?? rest.count
      add(Self.trimmed(Bytes(rebasing: rest[start..<end])), section)
      start = end + 1
    }
  }

  private mutating func add(_ phrase: Bytes, _ section: Section) {
    var path: [UInt16] = []
    var start = 0
    while start < phrase.count {
      let end = phrase[start...].firstIndex(of: UInt8(ascii: " ")) ?? phrase.count
      if end > start {
        guard append(Bytes(rebasing: phrase[start..<end]), of: phrase, to: &path) else { return }
      }
      start = end + 1
    }
    if path.isEmpty {
      refuse(.emptyPhrase)
      return
    }
    if path.count > Lexicon.longestPhrase {
      refuse(.phraseTooLong(Self.string(phrase)))
      return
    }
    // A phrase may start with a number, as numbers are rare ("40 % off"); a number alone says nothing, and a phrase
    // that starts with any word would start at every word.
    if path[0] == Vocabulary.anyWord || path == [Vocabulary.anyNumber] {
      refuse(.leadingWildcard(Self.string(phrase)))
      return
    }
    if section.takesAway {
      guard lexicon.remove(path, section.cue, section.languages) else {
        refuse(.nothingToTakeAway(Self.string(phrase), section: String(section.name.dropFirst("not ".count))))
        return
      }
    } else {
      lexicon.add(path, section.cue, section.languages, topic: section.topic)
    }
    if isOwn { count(section.name) }
  }

  private mutating func count(_ name: String) {
    guard let file = contents.indices.last else { return }
    if let index = contents[file].sections.firstIndex(where: { $0.name == name }) {
      contents[file].sections[index].phrases += 1
    } else {
      contents[file].sections.append(.init(name: name, phrases: 1))
    }
  }

  /// One part of a phrase, between spaces: often one word, two for `l'effet`. False where it was refused.
  private mutating func append(_ part: Bytes, of phrase: Bytes, to path: inout [UInt16]) -> Bool {
    if part.count == 1, part[0] == UInt8(ascii: "_") {
      path.append(Vocabulary.anyWord)
      return true
    }
    if part[0] == UInt8(ascii: "<"), part.elementsEqual("<number>".utf8) {
      path.append(Vocabulary.anyNumber)
      return true
    }
    if let hash = Self.plainHash(part) { return append(lexicon.vocabulary.add(hash), to: &path) }
    let isStem = part.last == UInt8(ascii: "*")
    let written = isStem ? Bytes(rebasing: part.dropLast()) : part
    let words = Tokenizer.tokenize(written, vocabulary: .empty).tokens.filter { $0.shape != .mark }
    guard let last = words.last else { return refuse(.emptyPhrase) }
    for word in words.dropLast() {
      guard append(lexicon.vocabulary.add(word.hash), to: &path) else { return false }
    }
    if isStem {
      let letters = Int(last.end - last.start)
      guard last.shape == .word, (Vocabulary.shortestStem...Vocabulary.longestStem).contains(letters) else {
        return refuse(.stemTooShort(Self.string(phrase)))
      }
      let stem = Bytes(rebasing: written[Int(last.start)..<Int(last.end)])
      return append(lexicon.vocabulary.addStem(Folding.prefixHashes(of: stem)), to: &path)
    }
    let isInCapitals = last.isShouted && last.shape == .word
    return append(lexicon.vocabulary.add(isInCapitals ? last.hash ^ Folding.capitals : last.hash), to: &path)
  }

  private mutating func append(_ id: UInt16?, to path: inout [UInt16]) -> Bool {
    guard let id else { return refuse(.tooManyWords) }
    path.append(id)
    return true
  }

  /// Always false, for a caller that stops here.
  @discardableResult
  private mutating func refuse(_ problem: WordListError.Problem) -> Bool {
    errors.append(WordListError(file: file, line: line, problem: problem))
    return false
  }

  /// The hash of a word of small ASCII letters, as most are: what the tokenizer would find, without its pains.
  private static func plainHash(_ part: Bytes) -> UInt64? {
    var hash = Folding.seed
    var last: (UInt8, UInt8) = (0, 0)
    for byte in part {
      guard byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z"), last != (byte, byte) else { return nil }
      last = (last.1, byte)
      hash = Folding.add(byte, to: hash)
    }
    return hash
  }

  // MARK: - Lines

  private static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A `#` followed by a space or by nothing starts a comment; a `#` that touches a word is a hashtag.
  private static func withoutComment(_ line: Bytes) -> Bytes {
    for index in line.indices where line[index] == UInt8(ascii: "#") {
      if index + 1 == line.count || line[index + 1] <= 0x20 { return Bytes(rebasing: line[..<index]) }
    }
    return line
  }

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return Bytes(rebasing: bytes[start..<end])
  }

  /// The section's name that shares the longest start with a misspelt one.
  private static func nearest(to name: String) -> String? {
    let candidates = Cue.byName.keys.ordered().map { known in
      (known, zip(known, name).prefix { $0 == $1 }.count)
    }
    guard let best = candidates.max(by: { $0.1 < $1.1 }), best.1 >= 3 else { return nil }
    return best.0
  }
}
