extension Query {
  /// A value that can be right but that nothing on the desk has: often a typing error, since segments, labels and names
  /// are open sets and so no error of the language.
  public struct Stranger: Sendable, Equatable, CustomStringConvertible {
    public var field: Field
    public var value: String
    /// What was probably meant.
    public var suggestion: String?

    /// `no segment here is called patiens: did you mean segment:patient?`
    public var description: String {
      "no \(field.thing) here is called \(value)"
        + (suggestion.map { ": did you mean \(field.rawValue):\(quotedIfNeeded($0))?" } ?? "")
    }
  }

  /// The named values that a desk with this vocabulary does not have, in the order of the query.
  public func strangers(to vocabulary: Vocabulary) -> [Stranger] {
    terms.flatMap { term in
      let (field, values): (Field, [String]) =
        switch term.condition {
        case .segment(let segments): (.segment, segments.map(\.rawValue))
        case .label(let labels): (.label, labels)
        case .topic(let topics): (.topic, topics)
        case .channel(let channels): (.channel, channels)
        case .holder(let people): (.holder, people.compactMap(\.name))
        case .escalatedTo(let people): (.escalatedTo, people.compactMap(\.name))
        default: (.is, [])
        }
      let known = Set((field.values + vocabulary.values(of: field)).map { $0.lowercased() })
      return values.filter { !known.contains($0.lowercased()) }
        .map { Stranger(field: field, value: $0, suggestion: nearest(to: $0, among: known.ordered())) }
    }
  }
}

extension Query.Person {
  fileprivate var name: String? { if case .named(let name) = self { name } else { nil } }
}

extension Query.Field {
  /// What a value of it is, in one word.
  fileprivate var thing: String {
    switch self {
    case .holder, .escalatedTo: "teammate"
    default: rawValue
    }
  }
}
