/// A term as it is written, before anybody asks what it means. Ranges count Unicode scalars of the text.
struct QueryLexeme {
  /// A value, or a word or phrase to search for.
  struct Piece {
    /// Without quotes, escapes resolved.
    var text: String
    /// With quotes and star.
    var range: Range<Int>
    var isQuoted = false
    /// A star follows the closing quote.
    var isStarred = false
    /// Whether a quote that was opened is closed.
    var isClosed = true
    /// Whether something is stuck to the closing quote.
    var hasTail = false
  }

  var range: Range<Int>
  var isNegated = false
  var field: (name: String, range: Range<Int>)?
  /// With a field at least one, perhaps empty; without one exactly one.
  var pieces: [Piece] = []
}

/// Cuts a query into terms. It takes any text: what is wrong with a term is for the parser to say, so that completion
/// can work in the midst of typing.
///
/// Works on scalars, since a quote followed by a combining mark is one character but still a quote.
struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func lexemes(_ text: String) -> [QueryLexeme] {
    var lexer = QueryLexer(text)
    var lexemes: [QueryLexeme] = []
    while let lexeme = lexer.next() { lexemes.append(lexeme) }
    return lexemes
  }

  private mutating func next() -> QueryLexeme? {
    while isSpace { at += 1 }
    guard at < scalars.count else { return nil }
    let start = at
    var lexeme = QueryLexeme(range: start..<start)
    if scalars[at] == "-" {
      lexeme.isNegated = true
      at += 1
    }
    if let colon = fieldEnd() {
      lexeme.field = (text(at..<colon), at..<colon)
      at = colon + 1
      lexeme.pieces.append(piece(inList: true))
      while at < scalars.count, scalars[at] == "," {
        at += 1
        lexeme.pieces.append(piece(inList: true))
      }
    } else {
      lexeme.pieces = [piece(inList: false)]
    }
    lexeme.range = start..<at
    return lexeme
  }

  /// Where the colon of a field stands, if one starts here. `10:30` and `https://…` are words.
  private func fieldEnd() -> Int? {
    var end = at
    while end < scalars.count, Self.isFieldLetter(scalars[end]) || end > at && scalars[end] == "-" { end += 1 }
    guard end > at, end < scalars.count, scalars[end] == ":" else { return nil }
    let isLink = end + 2 < scalars.count && scalars[end + 1] == "/" && scalars[end + 2] == "/"
    return isLink && Query.Field(rawValue: text(at..<end).lowercased()) == nil ? nil : end
  }

  private mutating func piece(inList: Bool) -> QueryLexeme.Piece {
    let start = at
    guard at < scalars.count, scalars[at] == "\"" else {
      while at < scalars.count, !isSpace, !(inList && scalars[at] == ",") { at += 1 }
      return .init(text: text(start..<at), range: start..<at)
    }
    var piece = QueryLexeme.Piece(text: "", range: start..<start, isQuoted: true, isClosed: false)
    at += 1
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      if scalar == "\"" {
        piece.isClosed = true
        break
      }
      if scalar == "\\", at < scalars.count {
        piece.text.unicodeScalars.append(scalars[at])
        at += 1
      } else {
        piece.text.unicodeScalars.append(scalar)
      }
    }
    if piece.isClosed, at < scalars.count, scalars[at] == "*" {
      piece.isStarred = true
      at += 1
    }
    let end = at
    while at < scalars.count, !isSpace, !(inList && scalars[at] == ",") { at += 1 }
    piece.hasTail = at > end
    piece.range = start..<at
    return piece
  }

  private var isSpace: Bool { at < scalars.count && scalars[at].properties.isWhitespace }

  private func text(_ range: Range<Int>) -> String {
    var text = ""
    for scalar in scalars[range] { text.unicodeScalars.append(scalar) }
    return text
  }

  static func isFieldLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
