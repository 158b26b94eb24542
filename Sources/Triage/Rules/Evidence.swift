import Model

/// All that the rules see of one text: its tokens, the phrases found in them, and what is true of each sentence.
struct Evidence {
  let bytes: UnsafeBufferPointer<UInt8>
  let text: TokenizedText
  let language: String
  /// In the order of the text.
  let hits: [Hit]
  let cues: CueSet
  /// The topics that the team has added, as hits number them.
  let ownTopics: [String]
  private let functionWords: [LanguageMask]
  private(set) var sentences: [Sentence]

  private(set) var words = 0
  private(set) var unquotedWords = 0
  private(set) var links = 0
  private(set) var mentions = 0
  private(set) var hashtags = 0
  private(set) var shouted = 0
  private(set) var exclamations = 0
  private(set) var hasNumbers = false
  /// The text starts with a mention: it is said to somebody.
  private(set) var isAddressed = false

  struct Sentence {
    var cues = CueSet()
    /// The token of its first word.
    var start: Int32?
    var isQuestion = false
    var isQuoted = false
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
    self.bytes = bytes
    text = Tokenizer.tokenize(bytes, vocabulary: lexicon.vocabulary)
    let language = LanguageRule.read(text, lexicon)
    self.language = language.code
    ownTopics = lexicon.ownTopics
    functionWords = lexicon.votes
    (hits, cues) = Matcher.match(text.tokens, lexicon, in: language.mask)
    sentences = Array(repeating: Sentence(), count: text.sentenceCount)
    countTokens()
    for hit in hits where !hit.isNegated || hit.cue == .noEffect {
      sentences[Int(hit.sentence)].cues.insert(hit.cue)
      // What a medicine does to somebody also ties an effect to it.
      if hit.cue == .acts { sentences[Int(hit.sentence)].cues.insert(.cause) }
    }
  }

  private mutating func countTokens() {
    for (index, token) in text.tokens.enumerated() {
      switch token.shape {
      case .word, .hashtag:
        words += 1
        if !token.isQuoted { unquotedWords += 1 }
        if token.isShouted { shouted += 1 }
        if token.shape == .hashtag { hashtags += 1 }
        let sentence = Int(token.sentence)
        if sentences[sentence].start == nil {
          sentences[sentence].start = Int32(truncatingIfNeeded: index)
          sentences[sentence].isQuoted = token.isQuoted
        }
      case .mention:
        mentions += 1
        if index == 0 { isAddressed = true }
      case .link: links += 1
      case .mark:
        if token.isMark(UInt8(ascii: "?")) { sentences[Int(token.sentence)].isQuestion = true }
        if token.isMark(UInt8(ascii: "!")) { exclamations += Int(token.end - token.start) }
      case .number: hasNumbers = true
      case .sign: break
      }
    }
  }

  /// The phrases of a cue that count for what the writer says: not negated, and not quoted from somebody else.
  func said(_ cue: Cue) -> [Hit] { cues.contains(cue) ? hits.filter { $0.cue == cue && counts($0) } : [] }

  func says(_ cue: Cue) -> Bool { cues.contains(cue) && hits.contains { $0.cue == cue && counts($0) } }

  /// Quoted words count less: not at all where the writer adds words of their own.
  func counts(_ hit: Hit) -> Bool { !hit.isNegated && (!hit.isQuoted || unquotedWords < 3) }

  /// What is said in a sentence and in those up to `reach` before and after it.
  func cues(around sentence: UInt32, reach: Int) -> CueSet {
    let middle = Int(sentence)
    var all = CueSet()
    for index in max(0, middle - reach)...min(sentences.count - 1, middle + reach) {
      all.formUnion(sentences[index].cues)
    }
    return all
  }

  /// The tokens that weighed most, as phrases to show: without full stops, names and links, which tell a person nothing; and
  /// without function words and greetings, which weigh by the company they keep, unless nothing else is left.
  func telling(_ tokens: [Int], limit: Int) -> [Hit] {
    let greetings = hits.filter { $0.cue == .greeting }
    let tokens = tokens.filter { index in
      let token = text.tokens[index]
      switch token.shape {
      case .mark: return token.isMark(UInt8(ascii: "?")) || token.isMark(UInt8(ascii: "!"))
      case .mention, .link: return false
      case .word, .hashtag, .number, .sign: return true
      }
    }
    let telling = tokens.filter { index in
      let token = text.tokens[index]
      if token.shape == .word, functionWords[Int(token.word)].bits != 0 { return false }
      return !greetings.contains { $0.first <= index && index <= $0.last }
    }
    return (telling.isEmpty ? tokens : telling).prefix(limit).map { index in
      let token = Int32(truncatingIfNeeded: index)
      return Hit(cue: .other, first: token, last: token, sentence: text.tokens[index].sentence)
    }
  }

  /// A reason that shows these phrases: at most eight, so that a long text has short reasons.
  func reason(_ supports: String, _ rule: String, _ hits: [Hit]) -> Reason {
    if hits.isEmpty { return Reason(supports: supports, rule: rule, words: []) }
    var words: [String] = []
    var ranges: [Range<Int>] = []
    let shown = hits.count < 2 ? hits : hits.prefix(8).ordered { ($0.first, $0.last) < ($1.first, $1.last) }
    words.reserveCapacity(shown.count)
    ranges.reserveCapacity(shown.count)
    for hit in shown {
      let range = Int(text.tokens[Int(hit.first)].start)..<Int(text.tokens[Int(hit.last)].end)
      if ranges.last == range { continue }
      ranges.append(range)
      words.append(HarmlessText.string(bytes, range))
    }
    return Reason(supports: supports, rule: rule, words: words, ranges: ranges)
  }
}
