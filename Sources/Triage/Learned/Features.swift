import Model

/// What a linear model sees of one text, as fingerprints of 32 bits: n-grams of words and of letters, which are weighed
/// by how rare they are; and signs, what the rules have found and what is counted, which are not.
package struct Features: Sendable {
  struct Gram: Sendable {
    var fingerprint: UInt32
    /// Its last token, to say afterwards which words weighed.
    var token: UInt16
  }

  /// N-grams in the order of the text; one that comes twice stands here twice.
  package struct Grams: Sendable {
    fileprivate(set) var all: [Gram] = []
    package var fingerprints: [UInt32] { all.map(\.fingerprint) }
  }

  /// Words alone, two and three in a row, and two with one between. They have a length of their own, as a text has ten
  /// times as many n-grams of letters, which would drown them.
  package internal(set) var words = Grams()
  package internal(set) var letters = Grams()
  /// Each once.
  package internal(set) var signs: [UInt32] = []

  /// Changes whenever the same text would give other features, or a model's weights mean something else: a model fits
  /// one of these only.
  package static let version = 2

  package var isEmpty: Bool { words.all.isEmpty }

  /// So many tokens of a text are looked at: far more than any network's limit, and a bound for time and memory.
  static let longest = 4_000

  package init() {}

  @inline(__always)
  static func fingerprint(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }
}

/// Takes the n-grams from a text's tokens.
struct GramExtractor {
  /// What stands for any mention, link and number: who is addressed and how many does not matter to a meaning.
  private static let mention: UInt64 = 0x6d65_6e74
  private static let link: UInt64 = 0x6c69_6e6b
  private static let number: UInt64 = 0x6e75_6d62
  /// Set the kinds of gram apart.
  private static let pair: UInt64 = 0xd6e8_feb8_6659_fd93
  private static let triple: UInt64 = 0xc2b2_ae3d_27d4_eb4f
  private static let around: UInt64 = 0x8ebc_6af0_9c88_c6e3
  private static let first: UInt64 = 0xa076_1d64_78bd_642f
  private static let name: UInt64 = 0xe703_7ed1_a0b4_28db

  private static let shortest = 2
  private static let longest = 5
  /// Letters of a word that are looked at, with the space before and after it.
  private static let letters = 40

  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: [Token]
  private var features = Features()
  private var word = InlineArray<44, UInt8>(repeating: 0)

  /// - Parameter nameStart: for a profile, where the display name begins in the text; its words count for themselves
  ///   and as words of a name.
  static func features(of evidence: Evidence, nameStart: Int? = nil) -> Features {
    var extractor = GramExtractor(evidence: evidence)
    extractor.run(nameStart ?? .max)
    return extractor.features
  }

  private init(evidence: Evidence) {
    bytes = evidence.bytes
    tokens = evidence.text.tokens
    let size = min(bytes.count, Features.longest * 6)
    features.words.reserve(size + 16)
    features.letters.reserve(size * 4 + 16)
  }

  private mutating func run(_ nameStart: Int) {
    var (before, previous): (UInt64, UInt64) = (0, 0)
    var isFirst = true
    for (index, token) in tokens.prefix(Features.longest).enumerated() {
      let index = UInt16(truncatingIfNeeded: index)
      let hash: UInt64
      switch token.shape {
      case .word, .hashtag:
        hash = token.shape == .word ? token.hash : token.hash ^ Folding.hashtag
        letters(of: token, index)
        if isFirst {
          features.words.add(hash ^ Self.first, index)
          isFirst = false
        }
        if token.start >= nameStart { features.words.add(hash ^ Self.name, index) }
      case .mention: hash = Self.mention
      case .link: hash = Self.link
      case .number: hash = Self.number
      case .sign: hash = token.hash
      case .mark:
        // Of the marks only these say something.
        guard token.isMark(UInt8(ascii: "?")) || token.isMark(UInt8(ascii: "!")) || token.isMark(UInt8(ascii: "."))
        else { continue }
        hash = token.hash &+ (token.end - token.start > 1 ? 1 << 20 : 1 << 21)
      }
      let pair = (previous &* Self.pair) ^ hash
      features.words.add(hash, index)
      features.words.add(pair, index)
      features.words.add((before &* Self.triple) ^ pair, index)
      if before != 0 { features.words.add((before &* Self.around) ^ hash, index) }
      (before, previous) = (previous, hash)
    }
  }

  /// The letter n-grams of a word, with a space before and after it.
  private mutating func letters(of token: Token, _ index: UInt16) {
    word[0] = 0x20
    var count = 1
    var offset = Int(token.start)
    let end = Int(token.end)
    while offset < end, count < Self.letters {
      let byte = bytes[offset]
      if byte < 0x80 {
        offset += 1
        if byte == UInt8(ascii: "'") { continue }
        word[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        count += 1
        continue
      }
      let (scalar, length) = Tokenizer.scalar(in: bytes, at: offset)
      switch Folding.letter(scalar) {
      case .latin(let one, let two):
        word[count] = one
        count += 1
        if two != 0 {
          word[count] = two
          count += 1
        }
      case .other:
        for at in offset..<offset + length {
          word[count] = bytes[at]
          count += 1
        }
      case .silent, .none: break
      }
      offset += length
    }
    word[count] = 0x20
    count += 1
    for start in 0..<count - 1 {
      var packed = UInt64(word[start])
      for length in Self.shortest...Self.longest {
        guard start + length <= count else { break }
        packed = packed << 8 | UInt64(word[start + length - 1])
        features.letters.add(packed | UInt64(length) << 56, index)
      }
    }
  }
}

extension Features.Grams {
  fileprivate mutating func reserve(_ count: Int) { all.reserveCapacity(count) }

  @inline(__always)
  fileprivate mutating func add(_ hash: UInt64, _ token: UInt16) {
    all.append(Features.Gram(fingerprint: Features.fingerprint(hash), token: token))
  }
}
