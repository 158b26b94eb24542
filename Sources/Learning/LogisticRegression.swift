internal import CLinear

/// L2-regularised logistic regression by liblinear's primal solver, which is the same at every run, on features that
/// count as much as they tell the labels apart (`Emphasis`).
struct LogisticRegression {
  var weights: [Float]
  var bias: Float

  /// - Parameters:
  ///   - texts: which rows of the corpus to learn from.
  ///   - isYes: for each of them whether the label is there.
  ///   - cost: liblinear's C: how much a mistake costs.
  ///   - yesWeight: how much more a mistake costs where the label is there.
  init(_ corpus: Corpus, texts: [Int], isYes: [Bool], cost: Double, yesWeight: Double) {
    linear_be_quiet()
    let count = corpus.fingerprints.count
    weights = Array(repeating: 0, count: count)
    bias = 0
    guard isYes.contains(true), isYes.contains(false) else {
      bias = isYes.first == true ? 9 : -9
      return
    }
    let factors = Emphasis.factors(corpus, texts: texts, isYes: isYes)
    let size = texts.reduce(0) { $0 + corpus.rows[$1].count + 2 }
    var nodes = [feature_node](repeating: feature_node(index: -1, value: 0), count: size)
    var labels = isYes.map { $0 ? 1.0 : -1.0 }
    nodes.withUnsafeMutableBufferPointer { nodes in
      var starts: [UnsafeMutablePointer<feature_node>?] = []
      var at = 0
      for text in texts {
        starts.append(nodes.baseAddress.map { $0 + at })
        for (index, value) in corpus.rows[text] {
          nodes[at] = feature_node(index: index + 1, value: Double(value * factors[Int(index)]))
          at += 1
        }
        nodes[at] = feature_node(index: Int32(count + 1), value: 1)
        at += 2
      }
      train(&starts, &labels, cost, yesWeight)
    }
    for (index, factor) in factors.enumerated() { weights[index] *= factor }
  }

  private mutating func train(
    _ starts: inout [UnsafeMutablePointer<feature_node>?], _ labels: inout [Double], _ cost: Double, _ yesWeight: Double
  ) {
    var classes: [Int32] = [1]
    var costs = [yesWeight]
    let count = weights.count
    starts.withUnsafeMutableBufferPointer { starts in
      labels.withUnsafeMutableBufferPointer { labels in
        classes.withUnsafeMutableBufferPointer { classes in
          costs.withUnsafeMutableBufferPointer { costs in
            var task = problem(
              l: Int32(labels.count), n: Int32(count + 1), y: labels.baseAddress, x: starts.baseAddress, bias: 1)
            var settings = parameter(
              solver_type: Int32(L2R_LR), eps: 0.01, C: cost, nr_weight: 1, weight_label: classes.baseAddress,
              weight: costs.baseAddress, p: 0.1, init_sol: nil)
            guard let trained = CLinear.train(&task, &settings) else { return }
            // Weights speak for the class that came first in the labels.
            let sign: Double = trained.pointee.label[0] == 1 ? 1 : -1
            for index in 0..<count { weights[index] = Float(sign * trained.pointee.w[index]) }
            bias = Float(sign * trained.pointee.w[count])
            var model: UnsafeMutablePointer<model>? = trained
            free_and_destroy_model(&model)
          }
        }
      }
    }
  }

  func score(_ row: [(index: Int32, value: Float)]) -> Float {
    row.reduce(bias) { $0 + weights[Int($1.index)] * $1.value }
  }
}
