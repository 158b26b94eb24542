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

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  static func parse(_ lists: [WordList]) -> WordListParser {
    var parser = WordListParser()
    for list in lists { parser.parse(list) }
    parser.lexicon.vocabulary.linkStems()
    return parser
  }

  mutating func parse(_ list: WordList) {
    file = list.name
    line = 0
    cue = nil
    isSkipping = false
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
    if content[0] == UInt8(ascii: "[") { section(content) } else { phrases(content) }
  }

  private mutating func section(_ content: Bytes) {
    isSkipping = true
    cue = nil
    guard content.last == UInt8(ascii: "]") else {
      refuse(.unclosedSection)
      return
    }
    let parts = Self.string(Bytes(rebasing: content.dropFirst().dropLast())).split(separator: ":", maxSplits: 1)
    let name = parts.first.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
    guard let cue = Cue.byName[name] else {
      refuse(.unknownSection(name, nearest: Self.nearest(to: name)))
      return
    }
    languages = .all
    if parts.count == 2 {
      languages.bits = 0
      for code in parts[1].split(separator: " ") {
        guard let language = Language.named(code) else {
          refuse(.unknownLanguage(String(code)))
          return
        }
        languages.insert(language)
      }
    }
    self.cue = cue
    isSkipping = false
  }

  private mutating func phrases(_ content: Bytes) {
    guard let cue else {
      if !isSkipping { refuse(.wordsBeforeSection) }
      return
    }
    let rest = content.last == UInt8(ascii: ",") ? Bytes(rebasing: content.dropLast()) : content
    var start = 0
    while start <= rest.count {
      let end = rest[start...].firstIndex(of: UInt8(ascii: ",")) ?? rest.count
      add(Self.trimmed(Bytes(rebasing: rest[start..<end])), cue)
      start = end + 1
    }
  }

  private mutating func add(_ phrase: Bytes, _ cue: Cue) {
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
    lexicon.add(path, cue, languages)
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
    let candidates = Cue.byName.keys.sorted().map { known in
      (known, zip(known, name).prefix { $0 == $1 }.count)
    }
    guard let best = candidates.max(by: { $0.1 < $1.1 }), best.1 >= 3 else { return nil }
    return best.0
  }
}
