extension Query {
  /// Reads a query; the empty text is the query that is true of everything.
  public init(_ text: String) throws(QueryError) {
    self.init()
    let parser = QueryParser(text: text)
    var sorted: Range<Int>?
    for lexeme in QueryLexer.lexemes(text) {
      switch try parser.part(lexeme) {
      case .term(let term): terms.append(term)
      case .sort(let sort):
        if self.sort != nil { throw parser.error(lexeme.range, "there is already a sort: one is enough") }
        self.sort = sort
        sorted = lexeme.range
      }
    }
    if sort == .relevance, phrases.isEmpty, let sorted {
      throw parser.error(sorted, "there are no words to rank by: add some, or take another order", "sort:newest")
    }
  }
}

/// Gives lexemes their meaning.
struct QueryParser {
  typealias Piece = QueryLexeme.Piece

  enum Part {
    case term(Query.Term)
    case sort(Query.Sort)
  }

  let text: String

  func part(_ lexeme: QueryLexeme) throws(QueryError) -> Part {
    for piece in lexeme.pieces { try check(piece) }
    guard let written = lexeme.field else { return .term(try phrase(lexeme)) }
    guard let field = Query.Field(rawValue: written.name.lowercased()) else {
      let meant = Query.Field.nearest(to: written.name)
      throw error(
        written.range.lowerBound..<written.range.upperBound + 1,
        "there is no field '\(written.name):'" + (meant == nil ? "; to search for the text, put it in quotes" : ""),
        meant.map { "\($0.rawValue):" })
    }
    for (index, piece) in lexeme.pieces.enumerated() where piece.text.isEmpty {
      let what = index == 0 ? "\(field.rawValue): needs a value" : "a value is missing after the comma"
      let place = index == 0 && lexeme.pieces.count == 1 ? lexeme.range : piece.range
      throw error(place, what, field.examples.first)
    }
    if field == .sort { return .sort(try sort(lexeme)) }
    return .term(.init(try condition(field, lexeme.pieces), negated: lexeme.isNegated))
  }

  /// An error at a range of scalars, told in characters.
  func error(_ range: Range<Int>, _ message: String, _ suggestion: String? = nil) -> QueryError {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(scalars.startIndex, offsetBy: range.upperBound)
    return QueryError(
      column: text[..<start].count + 1, length: text[start..<end].count, message: message, suggestion: suggestion)
  }

  private func check(_ piece: Piece) throws(QueryError) {
    if !piece.isClosed { throw error(piece.range, "the quote is not closed") }
    if piece.hasTail { throw error(piece.range, "a space must follow the closing quote") }
  }

  private func phrase(_ lexeme: QueryLexeme) throws(QueryError) -> Query.Term {
    let piece = lexeme.pieces[0]
    let isPrefix = piece.isQuoted ? piece.isStarred : piece.text.hasSuffix("*")
    let words = piece.isQuoted || !isPrefix ? piece.text : String(piece.text.dropLast())
    guard let phrase = Query.Phrase(words, isPrefix: isPrefix, inAllForms: !piece.isQuoted) else {
      throw error(lexeme.range, "there is no letter or digit to search for")
    }
    return .init(.text(phrase), negated: lexeme.isNegated)
  }

  private func sort(_ lexeme: QueryLexeme) throws(QueryError) -> Query.Sort {
    if lexeme.isNegated { throw error(lexeme.range, "a sort cannot be turned round", "sort:newest or sort:oldest") }
    if lexeme.pieces.count > 1 { throw error(lexeme.pieces[1].range, "there is one sort only") }
    return try named(.sort, lexeme.pieces[0], Query.Sort.init)
  }

  private func condition(_ field: Query.Field, _ pieces: [Piece]) throws(QueryError) -> Query.Condition {
    switch field {
    case .is: .state(try each(pieces) { p throws(QueryError) in try named(field, p, Query.State.init) })
    case .kind: .kind(try each(pieces) { p throws(QueryError) in try named(field, p, kind) })
    case .also: .also(try each(pieces) { p throws(QueryError) in try named(field, p, kind) })
    case .stance: .stance(try each(pieces) { p throws(QueryError) in try named(field, p, Stance.init) })
    case .segment: .segment(pieces.map { Segment(rawValue: snake($0.text)) })
    case .topic: .topic(pieces.map(\.text))
    case .lang: .language(pieces.map { $0.text.lowercased() })
    case .label: .label(pieces.map(\.text))
    case .channel: .channel(pieces.map(\.text))
    case .from: .from(try each(pieces, handle))
    case .holder: .holder(pieces.map(person))
    case .escalatedTo: .escalatedTo(pieces.map(person))
    case .mention: .mention(pieces.map(mentioned))
    case .id: .id(try each(pieces) { p throws(QueryError) in .init(rawValue: Int64(try number(p.text, p))) })
    case .priority:
      .priority(
        try each(pieces) { p throws(QueryError) in
          try comparison(p) { text throws(QueryError) in try priority(text, p) }
        })
    case .urgency:
      .urgency(
        try each(pieces) { p throws(QueryError) in
          try comparison(p) { text throws(QueryError) in try urgency(text, p) }
        })
    case .followers:
      .followers(
        try each(pieces) { p throws(QueryError) in
          try comparison(p) { text throws(QueryError) in try number(text, p) }
        })
    case .due: .due(try each(pieces, due))
    case .age: .age(try each(pieces) { p throws(QueryError) in try durations(field, p) })
    case .opened: .opened(try each(pieces) { p throws(QueryError) in try moment(field, p) })
    case .updated: .updated(try each(pieces) { p throws(QueryError) in try moment(field, p) })
    case .sort: throw error(pieces[0].range, "a sort is no condition")
    }
  }

  private func each<Value>(_ pieces: [Piece], _ read: (Piece) throws(QueryError) -> Value) throws(QueryError)
    -> [Value]
  {
    var values: [Value] = []
    for piece in pieces { values.append(try read(piece)) }
    return values
  }

  private func named<Value>(_ field: Query.Field, _ piece: Piece, _ read: (String) -> Value?) throws(QueryError)
    -> Value
  {
    if let value = read(snake(piece.text)) { return value }
    let meant = nearest(to: snake(piece.text), among: field.values)
    throw error(
      piece.range,
      "'\(piece.text)' is no value of \(field.rawValue):"
        + (meant == nil ? " say one of \(field.values.joined(separator: ", "))" : ""),
      meant.map { "\(field.rawValue):\($0)" })
  }

  private func snake(_ text: String) -> String {
    String(text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// By its stored name or by the short one that lists show.
  private func kind(_ text: String) -> Kind? {
    Kind(rawValue: text) ?? Kind.allCases.first { $0.word == text }
  }

  private func person(_ piece: Piece) -> Query.Person {
    if piece.isQuoted { return .named(piece.text) }
    return switch piece.text.lowercased() {
    case "none": .none
    case "me": .me
    default: .named(piece.text)
    }
  }

  /// A note names somebody: `none` would be a name.
  private func mentioned(_ piece: Piece) -> Query.Person {
    let name = piece.text.hasPrefix("@") && !piece.isQuoted ? String(piece.text.dropFirst()) : piece.text
    return !piece.isQuoted && name.lowercased() == "me" ? .me : .named(name)
  }

  private func handle(_ piece: Piece) throws(QueryError) -> String {
    let handle = piece.text.hasPrefix("@") && !piece.isQuoted ? String(piece.text.dropFirst()) : piece.text
    if handle.isEmpty { throw error(piece.range, "a handle is missing after the @") }
    return handle
  }
}
