internal import Foundation

/// How strongly a feature may speak for a label before anything is learned: by how unevenly it stands in texts with the
/// label and in texts without it (the log-count ratio of NB-SVM: Wang and Manning, ACL 2012; its square root, as the
/// whole ratio trusts rare features too much).
///
/// A feature's values are multiplied by it while a model is trained, and so are its weights afterwards: a reading costs
/// nothing more.
enum Emphasis {
  /// - Returns: a factor for each feature of the corpus.
  static func factors(_ corpus: Corpus, texts: [Int], isYes: [Bool]) -> [Float] {
    // Each starts at 1, as if it had been seen once with the label and once without.
    var with = [Double](repeating: 1, count: corpus.fingerprints.count)
    var without = with
    for (text, isYes) in zip(texts, isYes) {
      for (index, _) in corpus.rows[text] {
        if isYes { with[Int(index)] += 1 } else { without[Int(index)] += 1 }
      }
    }
    let (allWith, allWithout) = (with.reduce(0, +), without.reduce(0, +))
    return zip(with, without).map { Float(abs(log(($0 / allWith) / ($1 / allWithout))).squareRoot()) }
  }
}
