internal import Model

/// How often each label was given where another, or the same, was true.
package struct Confusion: Sendable, Equatable {
  package let labels: [String]
  /// `counts[truth][given]`.
  package private(set) var counts: [[Int]]

  package init(_ labels: [String]) {
    self.labels = labels
    counts = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
  }

  package mutating func add(truth: Int, given: Int) { counts[truth][given] += 1 }

  package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  package var accuracy: Double {
    total == 0 ? 0 : Double(labels.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
  }

  /// How many texts have the label.
  package func support(_ label: Int) -> Int { counts[label].reduce(0, +) }

  /// Of those that were given the label, the share that has it; 0 where none was.
  package func precision(_ label: Int) -> Double {
    Self.ratio(counts[label][label], counts.reduce(0) { $0 + $1[label] })
  }

  /// Of those that have the label, the share that was given it.
  package func recall(_ label: Int) -> Double { Self.ratio(counts[label][label], support(label)) }

  package func f1(_ label: Int) -> Double {
    Self.ratio(2 * counts[label][label], support(label) + counts.reduce(0) { $0 + $1[label] })
  }

  /// The mean F1 of the labels that at least so many texts have.
  package func macroF1(least: Int = 1) -> Double {
    let counted = labels.indices.filter { support($0) >= least }
    return counted.isEmpty ? 0 : counted.reduce(0) { $0 + f1($1) } / Double(counted.count)
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

/// The area under the receiver's curve: how likely a text with the label scores higher than one without.
package enum RankMeasure {
  /// - Returns: nil where one of the two is missing.
  package static func area(_ scores: [(score: Float, isYes: Bool)]) -> Double? {
    let yes = scores.count { $0.isYes }
    let no = scores.count - yes
    guard yes > 0, no > 0 else { return nil }
    let sorted = scores.ordered { $0.score < $1.score }
    var ranks = 0.0
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].score == sorted[index].score { end += 1 }
      // Equals share the mean of their ranks.
      let rank = Double(index + 1 + end) / 2
      ranks += rank * Double(sorted[index..<end].count { $0.isYes })
      index = end
    }
    return (ranks - Double(yes) * Double(yes + 1) / 2) / (Double(yes) * Double(no))
  }
}
