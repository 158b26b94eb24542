internal import Model
package import Triage

/// Teaches a model of a team's own from texts that somebody labelled.
package struct Teaching: Sendable {
  package let model: LinearModel
  /// How it did on texts that it had not seen, fold by fold, thresholds included.
  package let confusion: Confusion
  /// The area under the curve, of two labels.
  package let area: Double?
  package let cost: Double

  /// Why nothing can be learned from a file, and what to do.
  package enum Problem: Error, Equatable, CustomStringConvertible {
    case tooFew(Int)
    case oneLabel(String)
    case tooManyLabels(Int)
    case rareLabel(String, Int)

    package var description: String {
      switch self {
      case .tooFew(let count): "\(count) labelled texts are too few to learn from; there must be 50 at least."
      case .oneLabel(let label): "All texts have the label \(label); there must be two at least."
      case .tooManyLabels(let count): "\(count) labels are too many; 50 are the most. Is it the right column?"
      case .rareLabel(let label, let count):
        "Only \(count) texts have the label \(label); each needs 5 at least. Add some, or take those out."
      }
    }
  }

  /// - Parameters:
  ///   - texts: what the model will see of each text.
  ///   - labels: the label of each.
  ///   - progress: told the share that is done.
  package init(
    _ name: String, _ texts: [Features], labels: [String], progress: (Double) -> Void = { _ in }
  ) throws(Problem) {
    guard texts.count >= 50 else { throw .tooFew(texts.count) }
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let names = counts.keys.ordered()
    if names.count == 1 { throw .oneLabel(names[0]) }
    if names.count > 50 { throw .tooManyLabels(names.count) }
    if let rare = names.first(where: { counts[$0, default: 0] < 5 }) {
      throw .rareLabel(rare, counts[rare, default: 0])
    }

    let task = Trainer.Task(name: name, labels: names, answers: labels.map { names.firstIndex(of: $0) })
    let corpus = Corpus(texts, fewest: 2, most: 200_000)
    // liblinear's C: the better of two, where the texts are few enough that trying costs no patience.
    var best: (cost: Double, scores: [[Float]], confusion: Confusion)?
    let costs = texts.count <= 10_000 ? [2.0, 6.0] : [3.0]
    for (step, cost) in costs.enumerated() {
      let scores = Trainer(corpus, cost: cost).crossValidated(task)
      let confusion = Self.confusion(scores, task)
      if best.map({ confusion.macroF1() > $0.confusion.macroF1() }) ?? true { best = (cost, scores, confusion) }
      progress(Double(step + 1) / Double(costs.count + 1))
    }
    guard let best else { throw .tooFew(0) }
    cost = best.cost
    confusion = best.confusion
    area =
      names.count == 2
      ? RankMeasure.area(zip(best.scores, task.answers).map { (score: $0[0], isYes: $1 == 1) }) : nil
    model = Trainer(corpus, cost: cost).model(
      name, [task], offsets: [Offsets.tuned(best.scores, task.answers, labels: names.count)])
    progress(1)
  }

  /// What each fold is given by thresholds that were tuned on the others.
  private static func confusion(_ scores: [[Float]], _ task: Trainer.Task) -> Confusion {
    var confusion = Confusion(task.labels)
    for fold in 0..<Trainer.folds {
      let others = task.answers.enumerated().map { Trainer.fold(of: $0) == fold ? nil : $1 }
      let offsets = Offsets.tuned(scores, others, labels: task.labels.count)
      for (text, answer) in task.answers.enumerated() where Trainer.fold(of: text) == fold {
        if let answer { confusion.add(truth: answer, given: Offsets.label(scores[text], offsets)) }
      }
    }
    return confusion
  }
}
