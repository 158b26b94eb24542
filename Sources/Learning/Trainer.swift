package import Triage

/// Trains models, and says by cross-validation what they are worth.
package struct Trainer: Sendable {
  /// What is to be learned: the labels of a reading, and the label of each text.
  package struct Task: Sendable {
    package var name: String
    /// Of two labels the second is the one that is looked for.
    package var labels: [String]
    /// The number of each text's label; nil where it is not known.
    package var answers: [Int?]

    package init(name: String, labels: [String], answers: [Int?]) {
      self.name = name
      self.labels = labels
      self.answers = answers
    }

    package var isYesOrNo: Bool { labels.count == 2 }
    /// The outputs that are trained: one for two labels, else one each.
    var outputs: Range<Int> { isYesOrNo ? 1..<2 : 0..<labels.count }
  }

  package let corpus: Corpus
  /// liblinear's C.
  package var cost: Double
  package static let folds = 5

  package init(_ corpus: Corpus, cost: Double) {
    self.corpus = corpus
    self.cost = cost
  }

  /// Rare labels weigh more, by the square root of how rare they are.
  private func regression(_ task: Task, _ output: Int, _ texts: [Int]) -> LogisticRegression {
    let isYes = texts.map { task.answers[$0] == output }
    let yes = max(1, isYes.count { $0 })
    let weight = (Double(max(1, texts.count - yes)) / Double(yes)).squareRoot()
    return LogisticRegression(corpus, texts: texts, isYes: isYes, cost: cost, yesWeight: max(1, min(weight, 6)))
  }

  /// The scores of each text (an output each) by a model that has not seen it.
  package func crossValidated(_ task: Task) -> [[Float]] {
    var scores = [[Float]](repeating: [], count: task.answers.count)
    for fold in 0..<Self.folds {
      let known = task.answers.indices.filter { task.answers[$0] != nil }
      let learned = known.filter { Self.fold(of: $0) != fold }
      let regressions = task.outputs.map { regression(task, $0, learned) }
      for text in known where Self.fold(of: text) == fold {
        scores[text] = regressions.map { $0.score(corpus.rows[text]) }
      }
    }
    return scores
  }

  /// The fold of a text: by its number, well mixed, the same at every run.
  static func fold(of text: Int) -> Int {
    var z = UInt64(text) &* 0x9e37_79b9_7f4a_7c15
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    return Int((z ^ z >> 31) % UInt64(folds))
  }

  /// Trains a model of all tasks on all texts.
  ///
  /// - Parameter offsets: for each task what is added to its outputs' scores before labels are compared.
  package func model(_ name: String, _ tasks: [Task], offsets: [[Float]]) -> LinearModel {
    let stride = (tasks.reduce(0) { $0 + $1.outputs.count } + 7) / 8 * 8
    let features = corpus.fingerprints.count
    var weights = [Int8](repeating: 0, count: features * stride)
    var heads: [LinearModel.Head] = []
    var column = 0
    for (task, offsets) in zip(tasks, offsets) {
      var head = LinearModel.Head(name: task.name, labels: task.labels, outputs: [])
      let known = task.answers.indices.filter { task.answers[$0] != nil }
      for (number, output) in task.outputs.enumerated() {
        let found = regression(task, output, known)
        head.outputs.append(
          corpus.pack(
            found.weights, bias: found.bias, offset: offsets[number], into: &weights, column: column, stride: stride))
        column += 1
      }
      heads.append(head)
    }
    return LinearModel(
      name: name, heads: heads, fingerprints: corpus.fingerprints, gramCount: corpus.gramCount,
      rarities: corpus.rarities, weights: weights, stride: stride)
  }
}
