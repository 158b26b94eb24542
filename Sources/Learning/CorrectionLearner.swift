internal import Model
package import Triage

/// Learns from what a team has corrected: not another reading, but what to add to ours.
///
/// Each label gains by a linear function of the text's features, which begins at nothing and is held near it: multinomial
/// logistic regression whose offsets are what speaks for each label already. So few corrections change little, and
/// where nothing was corrected all stays as it was.
package struct CorrectionLearner: Sendable {
  package let model: LinearModel
  /// How many lessons were corrections, and how many of them are read as corrected: by Earshot alone, and by models that
  /// have not seen them (5-fold cross-validation).
  package let corrections: Int
  package let rightBefore: Int
  package let rightAfter: Int
  /// How many were answered as they stood, and how many of them are read the same: alone, and by models that have not
  /// seen them.
  package let confirmed: Int
  package let keptBefore: Int
  package let keptAfter: Int

  /// Whether it reads more right than it spoils, by more than chance would: what is won and what is lost would else be heads
  /// and tails, of which the difference is the root of their number on average.
  package var isBetter: Bool {
    let won = rightAfter - rightBefore
    let lost = max(0, keptBefore - keptAfter)
    return won > lost && (won - lost) * (won - lost) > won + lost
  }

  /// So many corrections at least are something to learn from.
  package static let fewest = 10

  /// Why nothing can be learned yet.
  package enum Problem: Error, Equatable, CustomStringConvertible {
    case tooFew(Int)

    package var description: String {
      switch self {
      case .tooFew(let count):
        "\(count) corrections are too few to learn from; there must be \(CorrectionLearner.fewest) at least."
      }
    }
  }

  /// - Parameters:
  ///   - reading: the kind, the stance or the segment.
  ///   - triage: what reads now; what it learned from corrections of this reading before is left out.
  package init(_ reading: ReadingName, _ lessons: [Lesson], by triage: Triage) throws(Problem) {
    let alone = triage.without(correctionsOf: reading)
    var known: [(lesson: Lesson, weighed: Weighed)] = []
    for lesson in lessons {
      if let weighed = alone.weighed(lesson, reading) { known.append((lesson, weighed)) }
    }
    corrections = known.count { $0.lesson.isCorrection }
    confirmed = known.count - corrections
    guard corrections >= Self.fewest else { throw .tooFew(corrections) }

    let labels = Set(known.flatMap { $0.weighed.values.keys } + known.map(\.lesson.label)).ordered()
    let course = Course(
      name: TaughtModel.name(correcting: reading), labels: labels,
      corpus: Corpus(known.map(\.weighed.features), fewest: 2, most: 40_000),
      starts: known.map { entry in labels.map { entry.weighed.values[$0] ?? Course.unknown } },
      answers: known.map { labels.firstIndex(of: $0.lesson.label) ?? 0 })
    var counts = (rightBefore: 0, rightAfter: 0, keptBefore: 0, keptAfter: 0)
    for fold in 0..<Trainer.folds {
      let unseen = known.indices.filter { Trainer.fold(of: $0) == fold }
      if unseen.isEmpty { continue }
      let model = course.model(known.indices.filter { Trainer.fold(of: $0) != fold })
      let reader = alone.adding(model, version: 0)
      for index in unseen {
        let lesson = known[index].lesson
        let before = alone.label(lesson, reading) == lesson.label ? 1 : 0
        let after = reader.label(lesson, reading) == lesson.label ? 1 : 0
        if lesson.isCorrection {
          counts.rightBefore += before
          counts.rightAfter += after
        } else {
          counts.keptBefore += before
          counts.keptAfter += after
        }
      }
    }
    (rightBefore, rightAfter, keptBefore, keptAfter) = counts
    model = course.model(Array(known.indices))
  }
}

/// The lessons as numbers.
private struct Course {
  let name: String
  let labels: [String]
  let corpus: Corpus
  /// What speaks for each label of each lesson before anything is learned.
  let starts: [[Float]]
  let answers: [Int]

  /// What speaks for a label that nothing else knows.
  static let unknown: Float = -4
  private static let rounds = 40
  private static let rate: Float = 0.5
  /// How far weights may go from nothing: the C of liblinear.
  private static let cost: Float = 2

  /// Learns from some of the lessons, by stochastic gradient descent in a fixed order.
  func model(_ lessons: [Int]) -> LinearModel {
    let features = corpus.fingerprints.count
    var weights = [[Float]](repeating: Array(repeating: 0, count: features), count: labels.count)
    let decay = 1 / (Self.cost * Float(max(1, lessons.count)))
    // Weights are kept divided by this, so that to shrink all of them is one multiplication.
    var scale: Float = 1
    var step: Float = 0
    var random: UInt64 = 1
    var order = lessons
    for _ in 0..<Self.rounds {
      for index in order.indices.reversed() where index > 0 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int((random >> 33) % UInt64(index + 1)))
      }
      for lesson in order {
        let rate = Self.rate / (1 + Self.rate * decay * step)
        step += 1
        scale *= 1 - rate * decay
        let row = corpus.rows[lesson]
        let errors = errors(lesson, row, weights, scale)
        for label in labels.indices where abs(errors[label]) > 1e-4 {
          let change = rate * errors[label] / scale
          for (index, value) in row { weights[label][Int(index)] += change * value }
        }
      }
    }
    let stride = (labels.count + 7) / 8 * 8
    var bytes = [Int8](repeating: 0, count: features * stride)
    var head = LinearModel.Head(name: name, labels: labels, outputs: [])
    for label in labels.indices {
      head.outputs.append(
        corpus.pack(
          weights[label].map { $0 * scale }, bias: 0, offset: 0, into: &bytes, column: label, stride: stride))
    }
    return LinearModel(
      name: name, heads: [head], fingerprints: corpus.fingerprints, gramCount: corpus.gramCount,
      rarities: corpus.rarities, weights: bytes, stride: stride)
  }

  /// How far the likelihood of each label is from the truth.
  private func errors(
    _ lesson: Int, _ row: [(index: Int32, value: Float)], _ weights: [[Float]], _ scale: Float
  ) -> [Float] {
    var values = starts[lesson]
    for label in labels.indices {
      var sum: Float = 0
      for (index, value) in row { sum += weights[label][Int(index)] * value }
      values[label] += sum * scale
    }
    let highest = values.max() ?? 0
    let shares = values.map { Exponential.of($0 - highest) }
    let total = shares.reduce(0, +)
    return shares.indices.map { ($0 == answers[lesson] ? 1 : 0) - shares[$0] / total }
  }
}
