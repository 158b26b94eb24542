import Model

/// Finds what a person means by a few letters: all of them in order, the nearer together and to the starts of words
/// the better.
enum Fuzzy {
  /// How well `text` answers `query`; nil when its letters are not all there, in order. An empty query fits all alike.
  static func score(_ query: String, in text: String) -> Int? {
    let wanted = Array(query.lowercased().unicodeScalars.filter { $0 != " " })
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(text.lowercased().unicodeScalars)
    var score = 0
    var next = 0
    var previous = -2
    for (index, letter) in letters.enumerated() where next < wanted.count && letter == wanted[next] {
      let startsWord = index == 0 || !letters[index - 1].properties.isAlphabetic
      score += (startsWord ? 8 : 0) + (index == previous + 1 ? 6 : 0) + (index == next ? 2 : 0) + 1
      previous = index
      next += 1
    }
    guard next == wanted.count else { return nil }
    return score * 4 - letters.count
  }

  /// The candidates that fit, the best first; among equals the order stays.
  static func ranked<Candidate>(_ query: String, _ candidates: [Candidate], by text: (Candidate) -> [String])
    -> [Candidate]
  {
    guard query.contains(where: { $0 != " " }) else { return candidates }
    let scored = candidates.compactMap { candidate in
      text(candidate).enumerated().compactMap { weight, text in
        score(query, in: text).map { $0 - weight * 12 }
      }.max().map { (score: $0, candidate: candidate) }
    }
    return scored.ordered { $0.score > $1.score }.map(\.candidate)
  }
}
