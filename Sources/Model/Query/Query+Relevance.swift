import Foundation

extension Query {
  /// The phrases that must be there: those that a list by relevance is ranked by.
  public var phrases: [Phrase] {
    terms.compactMap { term in
      if !term.negated, case .text(let phrase) = term.condition { phrase } else { nil }
    }
  }

  /// How well a text answers the words of a search, as PostgreSQL's `ts_rank_cd` reckons with all weights 1 and
  /// normalization 1: the closer together all phrases stand, the more often, and the shorter the text, the higher.
  /// Nought where one of them is missing.
  ///
  /// Each shortest stretch that has all phrases counts 1 / (1 + other words within it); the sum is divided by the
  /// logarithm of the text's length.
  ///
  /// Source: Clarke, Cormack and Tudhope, "Relevance Ranking for One to Three Term Queries" (1999);
  /// https://www.postgresql.org/docs/15/textsearch-controls.html, 12.3.3.
  ///
  /// - Parameter folded: as `Words.folded` gives it.
  public static func relevance(of folded: String, to phrases: [Phrase]) -> Double {
    let words = folded.utf8.split(separator: UInt8(ascii: " "))
    let wanted = phrases.map(WantedWords.init)
    let places = wanted.map { $0.places(in: words) }
    if places.isEmpty || places.contains(where: \.isEmpty) { return 0 }
    // Before each word, how many words there are that a phrase asks for.
    var asked = [0]
    asked.reserveCapacity(words.count + 1)
    for word in words { asked.append(asked[asked.count - 1] + (wanted.contains { $0.has(word) } ? 1 : 0)) }
    var stretches = Stretches(places)
    var sum = 0.0
    while let stretch = stretches.next() {
      let others = stretch.count - (asked[stretch.upperBound] - asked[stretch.lowerBound])
      sum += 1 / Double(1 + others)
    }
    return sum / log(Double(words.count + 1))
  }
}

/// The shortest stretches of a text that have a place of each phrase, in the order of the text.
private struct Stretches: IteratorProtocol {
  private let places: [[Range<Int>]]
  private var start = 0
  /// Of each phrase, the first place that is not before the start, and the last one within the stretch.
  private var first: [Int]
  private var last: [Int]

  init(_ places: [[Range<Int>]]) {
    self.places = places
    first = places.map { _ in 0 }
    last = first
  }

  mutating func next() -> Range<Int>? {
    var end = 0
    for (phrase, places) in places.enumerated() {
      while first[phrase] < places.count, places[first[phrase]].lowerBound < start { first[phrase] += 1 }
      if first[phrase] == places.count { return nil }
      end = max(end, places[first[phrase]].upperBound)
    }
    var lower = end
    for (phrase, places) in places.enumerated() {
      last[phrase] = max(last[phrase], first[phrase])
      while last[phrase] + 1 < places.count, places[last[phrase] + 1].upperBound <= end { last[phrase] += 1 }
      lower = min(lower, places[last[phrase]].lowerBound)
    }
    start = lower + 1
    return lower..<end
  }
}
