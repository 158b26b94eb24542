/// Cuts UTF-8 bytes into tokens in one pass, folding and hashing words on the way.
///
/// Every byte is looked at a bounded number of times, so the cost follows the length whatever the bytes are.
struct Tokenizer {
  let bytes: UnsafeBufferPointer<UInt8>
  let vocabulary: Vocabulary
  var position = 0
  var text = TokenizedText()
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

  mutating func append(_ token: Token) {
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
}
