/// Finds the word that a person probably meant.
public enum Spelling {
  /// The closest of `words`, or nil when none is close: at most one slip in three letters, at least one allowed.
  ///
  /// Equally close words are settled by the alphabet, so that the answer does not change from run to run.
  public static func closest(to word: String, among words: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    let limit = max(1, typed.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in words where !candidate.isEmpty && candidate != word {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - typed.count) <= limit else { continue }
      let found = (distance: distance(typed, letters), word: candidate)
      if found.distance <= limit, best.map({ found < $0 }) ?? true { best = found }
    }
    return best?.word
  }

  /// The number of letters added, removed, replaced or swapped with a neighbour (optimal string alignment).
  static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var row = [i + 1]
      for (j, candidate) in other.enumerated() {
        var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (letter == candidate ? 0 : 1))
        if i > 0, j > 0, letter == other[j - 1], one[i - 1] == candidate { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[other.count]
  }
}
