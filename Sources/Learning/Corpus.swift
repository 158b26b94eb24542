internal import Model
package import Triage

/// Texts as a trainer sees them: the features that are common enough, numbered, with their values.
package struct Corpus: Sendable {
  /// Of each text its features' numbers and values; the numbers rise.
  package private(set) var rows: [[(index: Int32, value: Float)]] = []
  /// Grams first, then signs.
  package private(set) var fingerprints: [UInt32] = []
  package private(set) var gramCount = 0
  package private(set) var rarities: [UInt8] = []

  /// What a sign counts beside the grams of words and those of letters, which have the length 1 each.
  package static let signValue: Float = 0.25

  /// - Parameters:
  ///   - fewest: in so many texts at least a gram must stand.
  ///   - most: so many grams are kept at most, the most common ones.
  package init(_ texts: [Features], fewest: Int, most: Int) {
    var counts: [UInt32: (texts: Int32, last: Int32)] = [:]
    for (number, text) in texts.enumerated() {
      let number = Int32(truncatingIfNeeded: number) + 1
      for gram in text.words.fingerprints + text.letters.fingerprints {
        let seen = counts[gram] ?? (0, 0)
        if seen.last != number { counts[gram] = (seen.texts + 1, number) }
      }
    }
    let kept = counts.filter { $0.value.texts >= fewest }.map { (gram: $0.key, texts: $0.value.texts) }
      .ordered { ($1.texts, $0.gram) < ($0.texts, $1.gram) }.prefix(most)
    let signs = Set(texts.flatMap(\.signs)).ordered()
    fingerprints = kept.map(\.gram) + signs
    gramCount = kept.count
    rarities = kept.map { Rarity.code(documents: texts.count, with: Int($0.texts)) }
    var numbers: [UInt32: Int32] = [:]
    for (index, entry) in kept.enumerated() { numbers[entry.gram] = Int32(index) }
    var signNumbers: [UInt32: Int32] = [:]
    for (index, sign) in signs.enumerated() { signNumbers[sign] = Int32(gramCount + index) }
    rows = texts.map { text in row(text, numbers, signNumbers) }
  }

  private func row(
    _ text: Features, _ numbers: [UInt32: Int32], _ signNumbers: [UInt32: Int32]
  ) -> [(index: Int32, value: Float)] {
    var row: [(index: Int32, value: Float)] = []
    for view in [text.words, text.letters] {
      var squares: Float = 0
      var found: [Int32: Float] = [:]
      for gram in view.fingerprints {
        guard let number = numbers[gram] else { continue }
        let rarity = Rarity.value(rarities[Int(number)])
        squares += rarity * rarity
        found[number, default: 0] += rarity
      }
      let length = squares > 0 ? 1 / squares.squareRoot() : 0
      row += found.map { (index: $0.key, value: $0.value * length) }
    }
    row += text.signs.compactMap { sign in signNumbers[sign].map { (index: $0, value: Self.signValue) } }
    return row.sorted { $0.index < $1.index }
  }
}
