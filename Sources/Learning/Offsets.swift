/// What is added to each output's score before labels are compared, chosen for the highest macro-F1.
package enum Offsets {
  /// - Parameters:
  ///   - scores: of each text, an output each; empty where it has none.
  ///   - answers: the true label of each text.
  package static func tuned(_ scores: [[Float]], _ answers: [Int?], labels: Int) -> [Float] {
    let known = scores.indices.filter { answers[$0] != nil && !scores[$0].isEmpty }
    if labels == 2 { return [threshold(known.map { (scores[$0][0], answers[$0] == 1) })] }
    var offsets = [Float](repeating: 0, count: labels)
    var best = value(offsets, scores, answers, known)
    // A few rounds over the labels, each tried a little up and down.
    for step in [0.8, 0.4, 0.2, 0.1] as [Float] {
      for label in 0..<labels {
        for change in [-2 * step, -step, step, 2 * step] {
          var tried = offsets
          tried[label] += change
          let reached = value(tried, scores, answers, known)
          if reached > best + 1e-4 { (best, offsets) = (reached, tried) }
        }
      }
    }
    return offsets
  }

  /// The label of the highest score.
  package static func label(_ scores: [Float], _ offsets: [Float]) -> Int {
    if scores.count == 1 { return scores[0] + offsets[0] > 0 ? 1 : 0 }
    var best = 0
    for index in scores.indices where scores[index] + offsets[index] > scores[best] + offsets[best] { best = index }
    return best
  }

  private static func value(_ offsets: [Float], _ scores: [[Float]], _ answers: [Int?], _ known: [Int]) -> Double {
    var confusion = Confusion(offsets.indices.map(String.init))
    for text in known {
      if let answer = answers[text] { confusion.add(truth: answer, given: label(scores[text], offsets)) }
    }
    return confusion.macroF1()
  }

  /// The offset at which yes and no are told apart with the highest mean F1 of both.
  private static func threshold(_ scores: [(score: Float, isYes: Bool)]) -> Float {
    let sorted = scores.sorted { $0.score > $1.score }
    let yes = sorted.count { $0.isYes }
    var best = (value: -1.0, threshold: Float(0))
    var hits = 0
    for (index, entry) in sorted.enumerated() {
      if entry.isYes { hits += 1 }
      if index + 1 < sorted.count, sorted[index + 1].score == entry.score { continue }
      let given = index + 1
      let rest = sorted.count - given
      let rightNo = rest - (yes - hits)
      let f1Yes = 2 * Double(hits) / Double(given + yes)
      let f1No = rest + sorted.count - yes == 0 ? 0 : 2 * Double(rightNo) / Double(rest + sorted.count - yes)
      if f1Yes + f1No > best.value {
        let next = index + 1 < sorted.count ? sorted[index + 1].score : entry.score - 1
        best = (f1Yes + f1No, (entry.score + next) / 2)
      }
    }
    return -best.threshold
  }
}
