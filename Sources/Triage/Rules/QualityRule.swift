import Model

/// A physical product is defective, contaminated, broken, mislabelled, expired.
enum QualityRule {
  /// How many tokens may stand between the thing and what is wrong with it.
  private static let reach: Int32 = 12

  static func find(_ evidence: Evidence) -> Finding? {
    guard evidence.cues.contains(.defect) else { return nil }
    var thing: Hit?
    var defect: Hit?
    for hit in evidence.hits {
      switch hit.cue {
      case .thing, .device, .medicine, .medicineWord, .medicineForm: thing = hit
      case .defect where !hit.isNegated: defect = hit
      default: continue
      }
      guard let thing, let defect, thing.sentence == defect.sentence, thing.first != defect.first else { continue }
      if evidence.sentences[Int(defect.sentence)].cues.contains(.hypothetical) { continue }
      if abs(thing.first - defect.first) <= reach {
        return Finding(kind: .qualityComplaint, rule: "defect of a thing", hits: [thing, defect])
      }
    }
    return nil
  }
}
