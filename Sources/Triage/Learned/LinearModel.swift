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
  let outputs: [Output]
  /// Where each head's outputs begin.
  let starts: [Int]
  private let table: FingerprintTable
  let gramCount: Int
  /// How rare each gram is, by a code that `Rarity` reads.
  let rarities: [UInt8]
  let weights: [Int8]
  let stride: Int

  package init(
    name: String, heads: [Head], fingerprints: [UInt32], gramCount: Int, rarities: [UInt8], weights: [Int8], stride: Int
  ) {
    self.name = name
    self.heads = heads
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
    self.stride = stride
    table = FingerprintTable(fingerprints)
    self.fingerprints = fingerprints
  }

  package let fingerprints: [UInt32]

  /// Scores one text.
  package func score(_ features: Features) -> Scores {
    var scores = Scores(words: view(of: features.words), letters: view(of: features.letters))
    let words = sums(of: scores.words.rows)
    let letters = sums(of: scores.letters.rows)
    let signs = self.sums(
      of: features.signs.compactMap { sign in
        let row = table.row(of: sign)
        return row >= gramCount ? Int32(truncatingIfNeeded: row) : nil
      })
    scores.values.reserveCapacity(outputs.count)
    for (index, output) in outputs.enumerated() {
      let grams = Float(words[index]) * scores.words.length + Float(letters[index]) * scores.letters.length
      scores.values.append(output.bias + grams * output.gramScale + Float(signs[index]) * output.signScale)
    }
    return scores
  }

  /// Which of these grams the model knows.
  private func view(of grams: Features.Grams) -> Scores.View {
    var view = Scores.View()
    view.rows.reserveCapacity(grams.fingerprints.count)
    view.tokens.reserveCapacity(grams.fingerprints.count)
    var squares: Float = 0
    for (index, gram) in grams.fingerprints.enumerated() {
      let row = table.row(of: gram)
      if row < 0 || row >= gramCount { continue }
      squares += Rarity.squares[Int(rarities[row])]
      view.rows.append(Int32(truncatingIfNeeded: row))
      view.tokens.append(grams.tokens[index])
    }
    view.length = squares > 0 ? 1 / squares.squareRoot() : 0
    return view
  }

  /// The columns of these rows, added up: eight at a time, so that the sums of eight stay in a register.
  private func sums(of rows: [Int32]) -> [Int32] {
    var sums = [Int32](repeating: 0, count: stride)
    weights.withUnsafeBufferPointer { weights in
      guard let first = weights.baseAddress else { return }
      var column = 0
      while column < stride {
        var sum = SIMD8<Int32>(repeating: 0)
        for row in rows {
          let start = Int(row) &* stride &+ column
          let bytes = UnsafeRawPointer(first + start)
            .loadUnaligned(as: SIMD8<Int8>.self)
          sum &+= SIMD8<Int32>(truncatingIfNeeded: bytes)
        }
        for lane in 0..<8 { sums[column + lane] = sum[lane] }
        column += 8
      }
    }
    return sums
  }

  /// What one head makes of the scores.
  package func answer(_ head: Int, _ scores: Scores) -> Answer {
    let start = starts[head]
    let outputs = heads[head].outputs
    if heads[head].isYesOrNo {
      let share = Self.share(scores.values[start])
      let isYes = scores.values[start] + outputs[0].offset > 0
      return Answer(label: isYes ? 1 : 0, shares: [1 - share, share], value: scores.values[start] + outputs[0].offset)
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
    /// The grams that the model knows.
    struct View: Sendable {
      var rows: [Int32] = []
      /// The token of each.
      var tokens: [UInt16] = []
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
    var sums: [UInt16: Float] = [:]
    for view in [scores.words, scores.letters] {
      for (row, token) in zip(view.rows, view.tokens) {
        sums[token, default: 0] += Float(weights[Int(row) * stride + output]) * view.length
      }
    }
    let scale = outputs[output].gramScale
    return sums.filter { $0.value * scale > 0.15 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { Int($0.key) }
  }
}

/// Rows by fingerprint: open addressing, keys and rows side by side, before them a bit for each low part of a key,
/// where most of what the model does not know stops.
private struct FingerprintTable: Sendable {
  private var slots: [UInt64]
  private var bits: [UInt64]
  private let mask: Int

  /// Nothing stands in a slot whose row is 0, so rows are counted from 1 in here.
  init(_ fingerprints: [UInt32]) {
    var capacity = 64
    while capacity < fingerprints.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: 0, count: capacity)
    bits = Array(repeating: 0, count: capacity / 8)
    for (row, key) in fingerprints.enumerated() {
      var slot = Int(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt64(key) << 32 | UInt64(row + 1)
      bits[bit(key) >> 6] |= 1 << UInt64(bit(key) & 63)
    }
  }

  @inline(__always)
  private func bit(_ key: UInt32) -> Int { Int(key >> 3) & (mask << 3 | 7) }

  @inline(__always)
  func row(of key: UInt32) -> Int {
    bits.withUnsafeBufferPointer { bits in
      let bit = bit(key)
      guard bits[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return -1 }
      return slots.withUnsafeBufferPointer { slots in
        var slot = Int(key) & mask
        while slots[slot] != 0 {
          if UInt32(truncatingIfNeeded: slots[slot] >> 32) == key { return Int(slots[slot] & 0xFFFF_FFFF) - 1 }
          slot = (slot + 1) & mask
        }
        return -1
      }
    }
  }
}

/// How rare a gram is (inverse document frequency), in one byte: sixteenths.
package enum Rarity {
  package static func code(documents: Int, with count: Int) -> UInt8 {
    let value = 1 + Exponential.logarithm(Double(documents + 1) / Double(count + 1))
    return UInt8(max(0, min(255, (value * 16).rounded())))
  }

  package static func value(_ code: UInt8) -> Float { Float(code) / 16 }
  static let squares: [Float] = (0...255).map { Float($0 * $0) / 256 }
}
