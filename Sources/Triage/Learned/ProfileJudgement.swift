import Model

/// Puts together what the rules and the model say of a profile.
enum ProfileJudgement {
  static func features(_ evidence: Evidence, _ nameStart: Int?) -> Features {
    let reading = SegmentRules.read(evidence, followers: nil, verified: false)
    var features = GramExtractor.features(of: evidence, nameStart: nameStart)
    SignExtractor.add(to: &features, evidence, reading.segment == .general ? [] : [reading.segment] + reading.also)
    return features
  }

  static func examine(
    _ evidence: Evidence, _ nameStart: Int?, _ model: LinearModel?, followers: Int?, verified: Bool
  ) -> ProfileExamination {
    let byRule = SegmentRules.read(evidence, followers: followers, verified: verified)
    guard let model, evidence.words > 0 else { return ProfileExamination(reading: byRule) }
    let features = features(evidence, nameStart)
    let scores = model.score(features)
    func label(_ name: String) -> String? {
      model.head(name).map { model.heads[$0].labels[model.answer($0, scores).label] }
    }
    var examination = ProfileExamination(
      reading: byRule, isOrganisation: label("org") == "yes", isHealth: label("health") == "yes")
    guard let head = model.head("segment") else { return examination }
    var best = (label: 0, value: -Float.infinity)
    for (label, name) in model.heads[head].labels.enumerated() {
      var value = scores.values[model.starts[head] + label]
      if name == byRule.segment.rawValue { value += Lean.segmentFound }
      if name == Segment.general.rawValue { value += Lean.general }
      if value > best.value { best = (label, value) }
    }
    let segment = Segment(rawValue: model.heads[head].labels[best.label])
    // How many listen to somebody is not in the text that the model sees.
    let isKnownByAudience = segment == .general && byRule.reasons.first?.rule == SegmentRules.audienceRule
    if segment == byRule.segment || isKnownByAudience { return examination }
    let tokens = model.tokens(for: model.starts[head] + best.label, scores, limit: 4)
    let hits = tokens.map { token in
      let token = Int32(truncatingIfNeeded: token)
      return Hit(cue: .other, first: token, last: token, sentence: evidence.text.tokens[Int(token)].sentence)
    }
    let also = ([byRule.segment] + byRule.also).filter { $0 != segment && $0 != .general }
    let reason = evidence.reason("segment:\(segment)", "learned", hits)
    examination.reading = SegmentReading(segment: segment, also: also, reasons: [reason] + byRule.reasons)
    return examination
  }
}
