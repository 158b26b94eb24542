/// Finds where each key and value of a TOML text is written, which the TOML library does not tell.
///
/// It runs after the library has accepted the text, so it only has to walk, not to judge: strings, lists and inline
/// tables are passed over by their brackets. On a text that is no TOML it ends early and never traps.
/// Grammar: TOML 1.0, https://toml.io/en/v1.0.0.
struct KeyLocator {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The places of the whole text, as a tree of the shape of its values.
  mutating func locate() -> Place {
    let root = Place(at: ConfigPosition(line: 1, column: 1))
    var table = root
    while let byte = nextToken() {
      let start = index
      if byte == UInt8(ascii: "[") {
        table = header(from: root)
      } else {
        pair(in: table)
      }
      skipLine()
      if index == start { break }
    }
    return root
  }

  /// `[a.b]` or `[[a.b]]`: the table that the following pairs belong to.
  private mutating func header(from root: Place) -> Place {
    advance()
    let isItem = peek == UInt8(ascii: "[")
    if isItem { advance() }
    var place = root
    let path = keyPath()
    for (step, position) in path.dropLast() { place = enter(step, at: position, in: place) }
    guard let (last, position) = path.last else { return root }
    guard isItem else { return enter(last, at: position, in: place) }
    let list = place.entries[last] ?? Place(at: position)
    place.entries[last] = list
    let item = Place(at: position)
    list.items.append(item)
    return item
  }

  /// `a.b = value`.
  private mutating func pair(in table: Place) {
    var place = table
    for (step, position) in keyPath() { place = enter(step, at: position, in: place) }
    skipSpace()
    guard peek == UInt8(ascii: "=") else { return }
    advance()
    skipSpace()
    value(into: place)
  }

  /// The place of a key, made when this is its first mention; for a list of tables, its last table.
  private func enter(_ key: String, at position: ConfigPosition, in place: Place) -> Place {
    let child = place.entries[key] ?? Place(at: position)
    place.entries[key] = child
    return child.items.last ?? child
  }

  private mutating func value(into place: Place) {
    place.value = position
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
    case UInt8(ascii: "["):
      advance()
      while let byte = nextToken(), byte != UInt8(ascii: "]") {
        let start = index
        if byte == UInt8(ascii: ",") {
          advance()
        } else {
          let item = Place(at: position)
          place.items.append(item)
          value(into: item)
        }
        if index == start { return }
      }
      advance()
    case UInt8(ascii: "{"):
      advance()
      while let byte = nextToken(), byte != UInt8(ascii: "}") {
        let start = index
        if byte == UInt8(ascii: ",") { advance() } else { pair(in: place) }
        if index == start { return }
      }
      advance()
    default:
      while let byte = peek, !",]}#\n".utf8.contains(byte) { advance() }
    }
  }

  /// `a . "b" . 'c'`, with the place of each part.
  private mutating func keyPath() -> [(String, ConfigPosition)] {
    var path: [(String, ConfigPosition)] = []
    while true {
      skipSpace()
      let position = position
      if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        path.append((quoted(quote), position))
      } else {
        let start = index
        while let byte = peek, !" \t.=]\n\r#".utf8.contains(byte) { advance() }
        if index == start { return path }
        path.append((String(decoding: bytes[start..<index], as: UTF8.self), position))
      }
      skipSpace()
      guard peek == UInt8(ascii: ".") else { return path }
      advance()
    }
  }

  private mutating func quoted(_ quote: UInt8) -> String {
    advance()
    var key = String.UnicodeScalarView()
    var run: [UInt8] = []
    func flush() { key.append(contentsOf: String(decoding: run, as: UTF8.self).unicodeScalars) }
    while let byte = peek, byte != quote, byte != UInt8(ascii: "\n") {
      advance()
      guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
        run.append(byte)
        continue
      }
      flush()
      run = []
      if let scalar = escape() { key.append(scalar) }
    }
    flush()
    advance()
    return String(key)
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek else { return nil }
    advance()
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = bytes[index...].prefix(byte == UInt8(ascii: "u") ? 4 : 8)
      for _ in digits { advance() }
      return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    default: return Unicode.Scalar(byte)
    }
  }

  // MARK: Walking

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var position: ConfigPosition {
    let scalars = bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 }
    return ConfigPosition(line: line, column: scalars + 1)
  }

  private mutating func advance() {
    guard index < bytes.count else { return }
    if bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    index += 1
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
  }

  private mutating func skipLine() {
    while let byte = peek, byte != UInt8(ascii: "\n") { advance() }
  }

  /// The next byte that is neither space, line end nor comment; it is not consumed.
  private mutating func nextToken() -> UInt8? {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): advance()
      case UInt8(ascii: "#"): skipLine()
      default: return byte
      }
    }
    return nil
  }

  /// Passes over a string in any of the four spellings.
  private mutating func skipString() {
    guard let quote = peek else { return }
    let isLong = bytes[index...].starts(with: [quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let byte = peek {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance()
        advance()
      } else if byte != quote {
        advance()
      } else if !isLong {
        return advance()
      } else if bytes[index...].starts(with: [quote, quote, quote]) {
        // Up to two quotes may stand before the closing three.
        while peek == quote { advance() }
        return
      } else {
        advance()
      }
    }
  }
}
