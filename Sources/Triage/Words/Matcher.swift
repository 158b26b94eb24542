/// A listed phrase found in a text.
struct Hit {
  var cue: Cue
  /// Tokens, first and last.
  var first: Int32
  var last: Int32
  var sentence: UInt32
  /// Within the reach of a "no", "not", "pas", "kein" before it.
  var isNegated = false
  var isQuoted = false
  /// Which topic of the team's own, from 1; 0 for none.
  var topic: UInt8 = 0
}

/// Finds listed phrases in tokens, each at most once in its family, in the order of the text.
struct Matcher {
  private let lexicon: Lexicon
  private let tokens: [Token]
  private let languages: LanguageMask
  private var hits: [Hit] = []
  private var cues = CueSet()
  /// For each family the token after its last hit.
  private var covered: [Int32]
  /// Phrases found at the current token, longest last.
  private var found: [(node: UInt32, last: Int32)] = []
  /// The token after which the last negation no longer reaches.
  private var negationEnd: Int32 = -1
  private var negationLast: Int32 = -1

  /// How many words after a negation it reaches, at most; a mark or a "but" ends it earlier.
  private static let negationReach: Int32 = 4

  static func match(_ tokens: [Token], _ lexicon: Lexicon, in languages: LanguageMask) -> (hits: [Hit], cues: CueSet) {
    var matcher = Matcher(lexicon: lexicon, tokens: tokens, languages: languages)
    for index in tokens.indices { matcher.visit(Int32(truncatingIfNeeded: index)) }
    return (matcher.hits, matcher.cues)
  }

  private init(lexicon: Lexicon, tokens: [Token], languages: LanguageMask) {
    self.lexicon = lexicon
    self.tokens = tokens
    self.languages = languages
    covered = Array(repeating: 0, count: Cue.allCases.count + lexicon.ownTopics.count)
    hits.reserveCapacity(16)
  }

  private mutating func visit(_ index: Int32) {
    let token = tokens[Int(index)]
    if token.shape == .mark {
      negationEnd = -1
      return
    }
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    start(token.word, index)
    var stem = token.stem
    while stem != 0 {
      start(stem, index)
      stem = lexicon.vocabulary.shorterStem(stem)
    }
    start(token.capitals, index)
    // Longest first, so that within a family it wins.
    if found.count > 1 { found.sort { $0.last > $1.last } }
    for match in found { emit(match.node, index, match.last) }
  }

  @inline(__always)
  private mutating func start(_ word: UInt16, _ index: Int32) {
    guard word != 0 else { return }
    let node = lexicon.root(word)
    if node != 0 { walk(node, index) }
  }

  /// Notes the node's phrase and follows it through the next word. At most `longestPhrase` deep.
  private mutating func walk(_ node: UInt32, _ index: Int32) {
    if lexicon.hasEntries(node) { found.append((node, index)) }
    guard lexicon.leadsOn(node), Int(index) + 1 < tokens.count else { return }
    let token = tokens[Int(index) + 1]
    if token.shape == .mark { return }
    if token.word != 0 { follow(node, token.word, index + 1) }
    var stem = token.stem
    while stem != 0 {
      follow(node, stem, index + 1)
      stem = lexicon.vocabulary.shorterStem(stem)
    }
    if token.capitals != 0 { follow(node, token.capitals, index + 1) }
    if lexicon.takesAnyWord(node) { follow(node, Vocabulary.anyWord, index + 1) }
  }

  @inline(__always)
  private mutating func follow(_ node: UInt32, _ word: UInt16, _ index: Int32) {
    let next = lexicon.next(node, word)
    if next != 0 { walk(next, index) }
  }

  private mutating func emit(_ node: UInt32, _ first: Int32, _ last: Int32) {
    if first < covered[Int(Cue.ignore.rawValue)] { return }
    let entries = lexicon.entries(of: node)
    let before = hits.count
    for entry in entries where entry.languages.overlaps(languages) && entry.cue.language == nil {
      if first < covered[Self.family(entry.cue, entry.topic)] { continue }
      switch entry.cue {
      case .negation:
        negationLast = last
        negationEnd = last + Self.negationReach
      case .turn:
        negationEnd = -1
      default: break
      }
      let token = tokens[Int(first)]
      hits.append(
        Hit(
          cue: entry.cue, first: first, last: last, sentence: token.sentence,
          isNegated: first > negationLast && first <= negationEnd, isQuoted: token.isQuoted, topic: entry.topic))
      cues.insert(entry.cue)
    }
    // After the loop, so that two cues of one family at the same phrase both count.
    for hit in hits[before...] { covered[Self.family(hit.cue, hit.topic)] = last + 1 }
  }

  /// The family of a cue; each topic of the team's own is one by itself.
  @inline(__always)
  private static func family(_ cue: Cue, _ topic: UInt8) -> Int {
    topic == 0 ? Int(cue.family) : Cue.allCases.count + Int(topic) - 1
  }
}
