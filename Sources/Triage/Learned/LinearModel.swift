import Model

/// A linear model that scores features: for each of its heads (kind, stance, …) a weight for each feature and label.
///
/// Weights are kept as bytes, a row a feature, as they stand in the file; immutable, so it is shared freely.
package final class LinearModel: Sendable {
  /// One thing that the model tells.
  package struct Head: Sendable, Equatable {
    /// Such as `kind`.
    package var name: String
    /// The labels; of two labels the second is what is scored, and the first is what it is not.
    package var labels: [String]
    package var outputs: [Output]

    package init(name: String, labels: [String], outputs: [Output]) {
      self.name = name
      self.labels = labels
      self.outputs = outputs
    }

    package var isYesOrNo: Bool { labels.count == 2 }
  }

  /// One column of weights: how a sum of bytes becomes a score.
  package struct Output: Sendable, Equatable {
    package var gramScale: Float
    package var signScale: Float
    package var bias: Float
    /// Added to a score before labels are compared: what makes rare labels count as the measure wants.
    package var offset: Float

    package init(gramScale: Float, signScale: Float, bias: Float, offset: Float) {
      self.gramScale = gramScale
      self.signScale = signScale
      self.bias = bias
      self.offset = offset
    }
  }

  /// The version that its maker gave it, such as `starter 3`.
  package let name: String
  package let heads: [Head]
  let readings: Readings
  let outputs: [Output]
  /// Where each head's outputs begin.
  let starts: [Int]
  private let table: FingerprintTable
  let gramCount: Int
  /// How rare each gram is, by a code that `Rarity` reads.
  let rarities: [UInt8]
  let weights: WeightRows

  /// - Parameter weights: a row of `stride` bytes a fingerprint.
  package convenience init(
    name: String, heads: [Head], fingerprints: [UInt32], gramCount: Int, rarities: [UInt8], weights: [Int8], stride: Int
  ) {
    self.init(
      name: name, heads: heads, fingerprints: fingerprints, gramCount: gramCount, rarities: rarities,
      weights: weights.withUnsafeBytes { WeightRows($0, stride: stride) })
  }

  init(
    name: String, heads: [Head], fingerprints: [UInt32], gramCount: Int, rarities: [UInt8], weights: WeightRows
  ) {
    self.name = name
    self.heads = heads
    readings = Readings(heads)
    outputs = heads.flatMap(\.outputs)
    var starts: [Int] = []
    var next = 0
    for head in heads {
      starts.append(next)
      next += head.outputs.count
    }
    self.starts = starts
    self.gramCount = gramCount
    self.rarities = rarities
    self.weights = weights
    table = FingerprintTable(fingerprints)
  }

  package var fingerprints: [UInt32] { table.fingerprints }

  /// Scores one text.
  package func score(_ features: Features) -> Scores {
    var scores = Scores(words: view(of: features.words), letters: view(of: features.letters))
    let signs = features.signs.compactMap { sign -> FingerprintTable.Known? in
      let row = table.row(of: sign)
      return row >= gramCount ? FingerprintTable.Known(row: Int32(truncatingIfNeeded: row), token: 0) : nil
    }
    scores.values.reserveCapacity(outputs.count)
    for step in 0..<weights.steps {
      let words = weights.sums(of: scores.words.known, step)
      let letters = weights.sums(of: scores.letters.known, step)
      let signs = weights.sums(of: signs, step)
      for (lane, output) in outputs.dropFirst(step * WeightRows.lanes).prefix(WeightRows.lanes).enumerated() {
        let grams = Float(words[lane]) * scores.words.length + Float(letters[lane]) * scores.letters.length
        scores.values.append(output.bias + grams * output.gramScale + Float(signs[lane]) * output.signScale)
      }
    }
    return scores
  }

  /// Which of these grams the model knows.
  private func view(of grams: Features.Grams) -> Scores.View {
    var view = Scores.View(known: table.known(grams.all))
    // A gram's fingerprint may be a sign's: rare, and no gram.
    if view.known.contains(where: { $0.row >= gramCount }) { view.known.removeAll { $0.row >= gramCount } }
    var squares: Float = 0
    for gram in view.known {
      let rarity = Float(rarities[Int(gram.row)])
      squares += rarity * rarity / 256
    }
    view.length = squares > 0 ? 1 / squares.squareRoot() : 0
    return view
  }

  /// What a yes-or-no head makes of the scores: above 0 for yes.
  func value(_ head: Int, _ scores: Scores) -> Float { scores.values[starts[head]] + heads[head].outputs[0].offset }

  /// What one head makes of the scores.
  package func answer(_ head: Int, _ scores: Scores) -> Answer {
    let start = starts[head]
    let outputs = heads[head].outputs
    if heads[head].isYesOrNo {
      let share = Self.share(scores.values[start])
      let value = value(head, scores)
      return Answer(label: value > 0 ? 1 : 0, shares: [1 - share, share], value: value)
    }
    var shares: [Float] = []
    var best = 0
    var highest = -Float.infinity
    for index in outputs.indices {
      let value = scores.values[start + index]
      shares.append(Self.share(value))
      if value + outputs[index].offset > highest {
        highest = value + outputs[index].offset
        best = index
      }
    }
    let sum = shares.reduce(0, +)
    return Answer(label: best, shares: sum > 0 ? shares.map { $0 / sum } : shares, value: highest)
  }

  package struct Answer: Sendable {
    package var label: Int
    /// How likely each label is, together 1.
    package var shares: [Float]
    /// The score of the label that was chosen, with its offset; of a yes-or-no head above 0 for yes.
    package var value: Float
  }

  @inline(__always)
  static func share(_ value: Float) -> Float { 1 / (1 + Exponential.of(-value)) }

  /// Where a head's outputs begin among the scores.
  package func start(_ head: Int) -> Int { starts[head] }

  package func head(_ name: String) -> Int? { heads.firstIndex { $0.name == name } }

  /// The scores of one text, and which features gave them.
  package struct Scores: Sendable {
    /// The grams of one length that the model knows.
    struct View: Sendable {
      var known: [FingerprintTable.Known] = []
      /// What makes their length, weighed by rarity, 1.
      var length: Float = 0
    }

    var words: View
    var letters: View
    /// A score an output, without its offset.
    package var values: [Float] = []
  }

  /// The tokens that weighed most for an output, heaviest first.
  func tokens(for output: Int, _ scores: Scores, limit: Int) -> [Int] {
    let last = max(scores.words.known.last?.token ?? 0, scores.letters.known.last?.token ?? 0)
    var sums = [Float](repeating: 0, count: Int(last) + 1)
    for view in [scores.words, scores.letters] {
      for gram in view.known {
        sums[Int(gram.token)] += Float(weights[Int(gram.row), output]) * view.length
      }
    }
    let scale = outputs[output].gramScale
    return sums.indices.filter { sums[$0] * scale > 0.15 }.ordered { sums[$0] > sums[$1] }
      .prefix(limit).map { $0 }
  }
}

/// How rare a gram is (inverse document frequency), in one byte: sixteenths.
package enum Rarity {
  package static func code(documents: Int, with count: Int) -> UInt8 {
    let value = 1 + Exponential.logarithm(Double(documents + 1) / Double(count + 1))
    return UInt8(max(0, min(255, (value * 16).rounded())))
  }

  package static func value(_ code: UInt8) -> Float { Float(code) / 16 }
}
