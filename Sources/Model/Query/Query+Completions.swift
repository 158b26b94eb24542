extension Query {
  /// The words of a desk that a query may name; what the language itself knows is not repeated here.
  public struct Vocabulary: Sendable, Equatable {
    public var labels: [String]
    public var teammates: [String]
    public var channels: [String]
    public var topics: [String]
    /// Beyond the built-in ones.
    public var segments: [String]
    public var languages: [String]
    public var handles: [String]

    public init(
      labels: [String] = [], teammates: [String] = [], channels: [String] = [], topics: [String] = [],
      segments: [String] = [], languages: [String] = [], handles: [String] = []
    ) {
      self.labels = labels
      self.teammates = teammates
      self.channels = channels
      self.topics = topics
      self.segments = segments
      self.languages = languages
      self.handles = handles
    }

    func values(of field: Field) -> [String] {
      switch field {
      case .label: labels
      case .holder, .escalatedTo, .mention: teammates
      case .channel: unique(channels.map(Incoming.network) + channels)
      case .topic: topics
      case .segment: segments
      case .lang: languages
      case .from: handles
      default: []
      }
    }
  }

  /// What could stand at the cursor.
  public struct Completions: Sendable, Equatable {
    public struct Candidate: Sendable, Equatable {
      /// What goes in the place of `range`.
      public var text: String
      /// One line that says what it is; may be empty.
      public var note: String
    }

    /// The part of the text that a candidate replaces, in characters.
    public var range: Range<Int>
    /// The likeliest first.
    public var candidates: [Candidate]
  }

  /// Candidates for the word at the cursor: fields, then values that go with what is typed.
  /// - Parameter cursor: in characters from the start of the text.
  public static func completions(for text: String, at cursor: Int, vocabulary: Vocabulary = .init()) -> Completions {
    let before = String(text.prefix(max(0, cursor)))
    let end = before.count
    guard let lexeme = QueryLexer.lexemes(before).last,
      lexeme.range.upperBound == before.unicodeScalars.count
    else { return Completions(range: end..<end, candidates: fields(startingWith: "")) }
    guard let last = lexeme.pieces.last else { return Completions(range: end..<end, candidates: []) }
    func start(_ scalar: Int) -> Int {
      before[..<before.unicodeScalars.index(before.startIndex, offsetBy: scalar)].count
    }
    let range = start(last.range.lowerBound)..<end
    if let name = lexeme.field?.name {
      guard let field = Field(rawValue: name.lowercased()) else { return Completions(range: range, candidates: []) }
      let chosen = Set(lexeme.pieces.dropLast().map { $0.text.lowercased() })
      return Completions(
        range: range, candidates: values(of: field, like: last.text, besides: chosen, vocabulary))
    }
    // A phrase is complete as it is.
    if last.isQuoted { return Completions(range: end..<end, candidates: []) }
    return Completions(range: range, candidates: fields(startingWith: last.text) + anyValue(startingWith: last.text))
  }

  private static func fields(startingWith typed: String) -> [Completions.Candidate] {
    let typed = typed.lowercased()
    return Field.allCases.filter { $0.rawValue.hasPrefix(typed) }
      .map { .init(text: "\($0.rawValue):", note: $0.meaning) }
  }

  /// Values by those that start with what is typed, then those that hold it.
  private static func values(
    of field: Field, like typed: String, besides chosen: Set<String>, _ vocabulary: Vocabulary
  ) -> [Completions.Candidate] {
    let typed = (field == .from && typed.hasPrefix("@") ? String(typed.dropFirst()) : typed).lowercased()
    let all = unique(field.values + vocabulary.values(of: field)).filter { !chosen.contains($0.lowercased()) }
    let starting = all.filter { $0.lowercased().hasPrefix(typed) }
    let holding = all.filter { !$0.lowercased().hasPrefix(typed) && $0.lowercased().contains(typed) }
    return (starting + holding).map { .init(text: quotedIfNeeded($0), note: "") }
  }

  /// `over` for `is:overdue`: a value without its field, once enough of it is typed.
  private static func anyValue(startingWith typed: String) -> [Completions.Candidate] {
    let typed = typed.lowercased()
    guard typed.count >= 2 else { return [] }
    let named: [Field] = [.is, .kind, .stance, .segment, .priority]
    return named.flatMap { field in
      field.values.filter { $0.hasPrefix(typed) }.map { .init(text: "\(field.rawValue):\($0)", note: field.meaning) }
    }
  }
}

private func unique(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
