/// Words, and what starts like one and is a link.
extension Tokenizer {
  mutating func word(from start: Int) {
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
}
