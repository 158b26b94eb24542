/// Cuts UTF-8 bytes into tokens in one pass, folding and hashing words on the way.
///
/// Every byte is looked at a bounded number of times, so the cost follows the length whatever the bytes are.
struct Tokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let vocabulary: Vocabulary
  private var position = 0
  private var text = TokenizedText()
  private var sentence: UInt32 = 0
  /// The first token after a quotation mark that is still open.
  private var openQuote: Int?
  private var isQuotedLine = false
  private var isLineStart = true

  static func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary) -> TokenizedText {
    var tokenizer = Tokenizer(bytes: bytes, vocabulary: vocabulary)
    tokenizer.run()
    return tokenizer.text
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    text.tokens.reserveCapacity(bytes.count / 5 + 8)
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 { ascii(byte) } else { beyondASCII() }
    }
    text.sentenceCount = Int(sentence) + 1
  }

  // MARK: - One piece

  private mutating func ascii(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      word(from: position)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number()
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      position += 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      mark(10)
      sentence &+= 1
      isLineStart = true
      isQuotedLine = false
    case UInt8(ascii: "#"):
      if isWordByte(at: position + 1) { hashtag() } else { mark(byte) }
    case UInt8(ascii: "@"):
      if isWordByte(at: position + 1) { mention() } else { mark(byte) }
    case UInt8(ascii: "\""):
      quote(length: 1)
    case UInt8(ascii: "&"):
      entity()
    case UInt8(ascii: ">"):
      if isLineStart { isQuotedLine = true }
      mark(byte)
    case UInt8(ascii: "%"), UInt8(ascii: "$"):
      sign(length: 1)
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"):
      if !emoticon(byte) { mark(byte) }
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      let end = mark(byte)
      if end >= bytes.count || !isWordByte(at: end) { sentence &+= 1 }
    default:
      mark(byte)
    }
  }

  private mutating func beyondASCII() {
    let (scalar, length) = scalar(at: position)
    switch scalar {
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB:
      quote(length: length)
    case 0x2026, 0x3002, 0xFF01, 0xFF1F:
      mark(scalar == 0xFF1F ? UInt8(ascii: "?") : UInt8(ascii: "."), length: length)
      sentence &+= 1
    case 0xBF, 0xA1:
      text.letters.spanish += 1
      mark(scalar == 0xBF ? UInt8(ascii: "?") : UInt8(ascii: "!"), length: length)
    case 0xA2...0xA5, 0x20A0...0x20CF, 0x2190...0x21FF, 0x2300...0x23FF, 0x2600...0x27BF, 0x2B00...0x2BFF,
      0x1F000...0x1F3FA, 0x1F400...0x1FAFF:
      sign(length: length)
    case 0xA0, 0x2000...0x200A, 0x2010...0x2019, 0x3000:
      position += length
    default:
      switch Folding.letter(scalar) {
      case .latin, .other: word(from: position)
      case .silent: position += length
      case .none: mark(0, length: length)
      }
    }
  }

  private mutating func append(_ token: Token) {
    var token = token
    token.sentence = sentence
    token.isQuoted = isQuotedLine
    text.tokens.append(token)
    isLineStart = false
  }

  /// A mark and all that repeat it; returns where it ends.
  @discardableResult
  private mutating func mark(_ byte: UInt8, length: Int = 1) -> Int {
    let start = position
    position += length
    if length == 1 { while position < bytes.count, bytes[position] == bytes[start] { position += 1 } }
    append(Token(start: UInt32(start), end: UInt32(position), hash: UInt64(byte), shape: .mark))
    return position
  }

  private mutating func sign(length: Int) {
    var hash = Folding.seed
    for offset in position..<position + length { hash = Folding.add(bytes[offset], to: hash) }
    var token = Token(start: UInt32(position), end: UInt32(position + length), hash: hash, shape: .sign)
    token.word = vocabulary.id(of: hash)
    append(token)
    position += length
  }

  /// `:)`, `:-(`, `:'(`, `;)`, `=D`, `:/`, `<3`: an eye, perhaps a nose, a mouth.
  private mutating func emoticon(_ eye: UInt8) -> Bool {
    var next = position + 1
    guard next < bytes.count else { return false }
    if eye == UInt8(ascii: "<") {
      guard bytes[next] == UInt8(ascii: "3") else { return false }
    } else {
      if bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "'") { next += 1 }
      guard next < bytes.count else { return false }
      switch bytes[next] {
      case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "]"): break
      case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "/"), UInt8(ascii: "|"):
        if isWordByte(at: next + 1) || isSlash(at: next + 1) { return false }
      default: return false
      }
    }
    // One spelling for each: the eye and the mouth.
    var hash = Folding.add(eye == UInt8(ascii: "=") ? UInt8(ascii: ":") : eye, to: Folding.seed)
    hash = Folding.add(bytes[next], to: hash)
    var token = Token(start: UInt32(position), end: UInt32(next + 1), hash: hash, shape: .sign)
    token.word = vocabulary.id(of: hash)
    position = next + 1
    append(token)
    return true
  }

  private mutating func number() {
    let start = position
    var hash = Folding.seed
    while position < bytes.count {
      let byte = bytes[position]
      let digit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      let joins = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      guard digit || (joins && isDigit(at: position + 1)) else { break }
      hash = Folding.add(byte, to: hash)
      position += 1
    }
    var token = Token(start: UInt32(start), end: UInt32(position), hash: hash, shape: .number)
    token.word = vocabulary.id(of: hash)
    token.stem = Vocabulary.anyNumber
    append(token)
  }

  private mutating func hashtag() {
    let start = position
    position += 1
    word(from: position)
    guard var token = text.tokens.popLast() else { return }
    token.start = UInt32(start)
    token.shape = .hashtag
    token.hash ^= Folding.hashtag
    let tag = vocabulary.id(of: token.hash)
    if tag != 0 { token.word = tag }
    text.tokens.append(token)
  }

  private mutating func mention() {
    let start = position
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      let isInside = isWordByte(at: position) || byte == UInt8(ascii: "_") || byte >= 0x80
      let joins = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "@")
      guard isInside || (joins && isWordByte(at: position + 1)) else { break }
      position += 1
    }
    if text.tokens.count == 1, text.tokens[0].hash == Self.rt { text.isRepost = true }
    append(Token(start: UInt32(start), end: UInt32(position), hash: 0, shape: .mention))
  }

  private static let rt = Folding.add(UInt8(ascii: "t"), to: Folding.add(UInt8(ascii: "r"), to: Folding.seed))

  /// `&amp;`, `&gt;`, `&lt;`, which some exports leave in.
  private mutating func entity() {
    if matches("&amp;") {
      position += 5
    } else if matches("&gt;") {
      if isLineStart { isQuotedLine = true }
      mark(UInt8(ascii: ">"), length: 4)
    } else if matches("&lt;") {
      mark(UInt8(ascii: "<"), length: 4)
    } else {
      position += 1
    }
  }

  /// Opens a quotation, or closes the open one; a closed one of four tokens or more is somebody else's words.
  private mutating func quote(length: Int) {
    if let open = openQuote {
      if text.tokens.count - open >= 4 {
        for index in open..<text.tokens.count { text.tokens[index].isQuoted = true }
      }
      openQuote = nil
    } else {
      openQuote = text.tokens.count + 1
    }
    mark(UInt8(ascii: "\""), length: length)
  }

  // MARK: - Words

  private mutating func word(from start: Int) {
    if matches("http://") || matches("https://") || matches("www.") { return link(from: start) }
    var hash = Folding.seed
    var end = start
    var letters = 0
    var others = 0
    var capitals = 0
    var stem: UInt16 = 0
    var previous: UInt8 = 0
    var run = 0
    var isLengthened = false

    func take(_ byte: UInt8, _ vocabulary: Vocabulary) {
      run = byte == previous ? run + 1 : 1
      previous = byte
      if run > 2 {
        isLengthened = true
        return
      }
      hash = Folding.add(byte, to: hash)
      letters += 1
      if letters >= Vocabulary.shortestStem, letters <= Vocabulary.longestStem {
        let found = vocabulary.stem(of: hash)
        if found != 0 { stem = found }
      }
    }

    scan: while end < bytes.count {
      let byte = bytes[end]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        take(byte, vocabulary)
        end += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        take(byte | 0x20, vocabulary)
        capitals += 1
        end += 1
      case UInt8(ascii: "'"):
        guard isEnglishEnding(at: end + 1) else { break scan }
        end += 1
      case UInt8(ascii: "@"):
        if isWordByte(at: end + 1) { return link(from: start) }
        break scan
      case UInt8(ascii: "."):
        if isDomain(at: end + 1) { return link(from: start) }
        break scan
      case 0x80...:
        let (scalar, length) = scalar(at: end)
        if scalar == 0x2019 {
          guard isEnglishEnding(at: end + length) else { break scan }
          end += length
          continue
        }
        switch Folding.letter(scalar) {
        case .latin(let first, let second):
          if Folding.isUppercase(scalar) { capitals += 1 }
          take(first, vocabulary)
          if second != 0 { take(second, vocabulary) }
          count(scalar)
        case .other:
          for offset in end..<end + length { take(bytes[offset], vocabulary) }
          others += length
          count(scalar)
        case .silent: break
        case .none: break scan
        }
        end += length
      default: break scan
      }
    }
    text.letters.latin += max(0, letters - others)
    var token = Token(start: UInt32(start), end: UInt32(end), hash: hash, shape: .word)
    token.word = vocabulary.id(of: hash)
    token.stem = stem
    if isLengthened, token.word == 0 { token.word = squeezed(start, end) }
    if capitals == letters, letters >= 2 {
      token.isShouted = true
      token.capitals = vocabulary.id(of: hash ^ Folding.capitals)
    }
    position = end
    append(token)
  }

  /// The listed word behind `pleeeease` or `noooo`: each letter that stands three times or more taken once.
  private func squeezed(_ start: Int, _ end: Int) -> UInt16 {
    var hash = Folding.seed
    var offset = start
    while offset < end {
      let byte = bytes[offset] | 0x20
      var next = offset + 1
      while next < end, bytes[next] | 0x20 == byte { next += 1 }
      hash = Folding.add(byte, to: hash)
      if next - offset == 2 { hash = Folding.add(byte, to: hash) }
      offset = next
    }
    return vocabulary.id(of: hash)
  }

  private mutating func link(from start: Int) {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "<") {
      end += 1
    }
    // A full stop or a bracket after a link is not of it.
    while end > start + 1, Self.endsLink(bytes[end - 1]) { end -= 1 }
    position = end
    append(Token(start: UInt32(start), end: UInt32(end), hash: 0, shape: .link))
  }

  private static func endsLink(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  private mutating func count(_ scalar: UInt32) {
    switch scalar {
    case 0xF1, 0xD1: text.letters.spanish += 1
    case 0xDF, 0xE4, 0xF6, 0xC4, 0xD6, 0xDC: text.letters.german += 1
    case 0xE7, 0xE8, 0xEA, 0xEB, 0xEE, 0xF4, 0xFB, 0x153, 0xE0, 0xC9, 0xC0, 0xC7: text.letters.french += 1
    case 0xE3, 0xF5: text.letters.portuguese += 1
    case 0x370...0x3FF: text.letters.greek += 1
    case 0x400...0x52F: text.letters.cyrillic += 1
    case 0x590...0x5FF: text.letters.hebrew += 1
    case 0x600...0x6FF: text.letters.arabic += 1
    case 0x900...0x97F: text.letters.devanagari += 1
    case 0xE00...0xE7F: text.letters.thai += 1
    case 0x3041...0x30FF: text.letters.kana += 1
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: text.letters.han += 1
    case 0xAC00...0xD7A3: text.letters.hangul += 1
    default: break
    }
  }

  // MARK: - Looking ahead

  /// The scalar at an offset and how many bytes it takes; U+FFFD and one byte where the bytes are not UTF-8.
  private func scalar(at offset: Int) -> (UInt32, Int) {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, offset + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }

  private func isDigit(at offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] >= UInt8(ascii: "0") && bytes[offset] <= UInt8(ascii: "9")
  }

  private func isSlash(at offset: Int) -> Bool { offset < bytes.count && bytes[offset] == UInt8(ascii: "/") }

  private func isWordByte(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    return byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || isDigit(at: offset) || byte >= 0xC2
  }

  /// `t`, `s`, `m`, `d`, `re`, `ve`, `ll` and then no letter: the tail of an English word, not the head of a French one.
  private func isEnglishEnding(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    switch bytes[offset] | 0x20 {
    case UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "d"):
      return !isWordByte(at: offset + 1)
    case UInt8(ascii: "r"), UInt8(ascii: "v"):
      return offset + 1 < bytes.count && bytes[offset + 1] | 0x20 == UInt8(ascii: "e") && !isWordByte(at: offset + 2)
    case UInt8(ascii: "l"):
      return offset + 1 < bytes.count && bytes[offset + 1] | 0x20 == UInt8(ascii: "l") && !isWordByte(at: offset + 2)
    default: return false
    }
  }

  /// A well-known ending of a site's name, as in `shop.example.com/x`, where no `http` says that it is a link.
  private func isDomain(at offset: Int) -> Bool {
    for ending in Self.domains where matches(ending, at: offset) {
      let after = offset + ending.utf8CodeUnitCount
      if !isWordByte(at: after) { return true }
    }
    return false
  }

  private static let domains: [StaticString] = ["com", "org", "net", "co", "ly", "de", "fr", "es", "io", "uk"]

  private func matches(_ ascii: StaticString) -> Bool { matches(ascii, at: position) }

  private func matches(_ ascii: StaticString, at offset: Int) -> Bool {
    let count = ascii.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    let wanted = ascii.utf8Start
    for index in 0..<count {
      let byte = bytes[offset + index]
      // Sets the case bit of letters only; the strings given are lower case.
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != wanted[index] { return false }
    }
    return true
  }
}
