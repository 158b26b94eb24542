import Model

/// Puts together what the rules and the models say of a profile.
enum ProfileJudgement {
  static func features(_ evidence: Evidence, _ nameStart: Int?) -> Features {
    let reading = SegmentRules.read(evidence, followers: nil, verified: false)
    var features = GramExtractor.features(of: evidence, nameStart: nameStart)
    SignExtractor.add(to: &features, evidence, reading.segment == .general ? [] : [reading.segment] + reading.also)
    return features
  }

  static func examine(
    _ evidence: Evidence, _ nameStart: Int?, _ models: Models, followers: Int?, verified: Bool
  ) -> ProfileExamination {
    let byRule = SegmentRules.read(evidence, followers: followers, verified: verified)
    guard let model = models.profiles, evidence.words > 0 else { return ProfileExamination(reading: byRule) }
    let features = features(evidence, nameStart)
    let scores = model.score(features)
    let own = models.taught.filter(\.isOfProfiles)
    let taught = own.compactMap { $0.answer(features) }
    func isTrue(_ name: ReadingName) -> Bool {
      if let answer = taught.first(where: { $0.name == name.rawValue }) {
        return name.normalised(answer.label) == "true"
      }
      return model.head(name.rawValue).map { model.heads[$0].labels[model.answer($0, scores).label] } == "yes"
    }
    var examination = ProfileExamination(reading: byRule, isOrganisation: isTrue(.org), isHealth: isTrue(.health))
    if !own.isEmpty {
      let names = [model.name] + own.map(\.title)
      examination.reading.reasons.append(
        Reason(supports: "reading", rule: names.joined(separator: ", "), words: []))
    }
    if let answer = taught.first(where: { $0.name == ReadingName.segment.rawValue }) {
      return read(Segment(rawValue: answer.label), "taught", [], evidence, examination)
    }
    guard let head = model.head("segment") else { return examination }
    let values = values(model, head, scores, byRule, TaughtModel.gains(own, features)[.segment] ?? [:])
    guard let best = values.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return examination }
    let segment = Segment(rawValue: best.key)
    // How many listen to somebody is not in the text that the model sees.
    if segment == .general && byRule.reasons.first?.rule == SegmentRules.audienceRule { return examination }
    let output = model.heads[head].labels.firstIndex(of: best.key).map { model.starts[head] + $0 }
    let tokens = output.map { model.tokens(for: $0, scores, limit: 16) } ?? []
    return read(segment, "learned", evidence.telling(tokens, limit: 4), evidence, examination)
  }

  /// The examination with a segment that the rules did not put first.
  private static func read(
    _ segment: Segment, _ rule: String, _ hits: [Hit], _ evidence: Evidence, _ examination: ProfileExamination
  ) -> ProfileExamination {
    let before = examination.reading
    if segment == before.segment { return examination }
    var examination = examination
    let also = ([before.segment] + before.also).filter { $0 != segment && $0 != .general }
    let reason = evidence.reason("segment:\(segment)", rule, hits)
    examination.reading = SegmentReading(segment: segment, also: also, reasons: [reason] + before.reasons)
    return examination
  }

  /// What speaks for each segment: the model's score, the rules, and what corrections have taught.
  private static func values(
    _ model: LinearModel, _ head: Int, _ scores: LinearModel.Scores, _ byRule: SegmentReading, _ gains: [String: Float]
  ) -> [String: Float] {
    var values: [String: Float] = [:]
    for (label, name) in model.heads[head].labels.enumerated() {
      var value = scores.values[model.starts[head] + label]
      if name == byRule.segment.rawValue { value += Lean.segmentFound }
      if name == Segment.general.rawValue { value += Lean.general }
      values[name] = value
    }
    // A segment of the team's own is one that the shipped model has never seen.
    for (name, gain) in gains { values[name, default: Lean.unknownSegment] += gain }
    return values
  }

  /// What learning from corrections of the segment begins with.
  static func weighed(_ evidence: Evidence, _ nameStart: Int?, _ models: Models) -> Weighed? {
    guard let model = models.profiles, let head = model.head("segment"), evidence.words > 0 else { return nil }
    let features = features(evidence, nameStart)
    let byRule = SegmentRules.read(evidence, followers: nil, verified: false)
    return Weighed(features: features, values: values(model, head, model.score(features), byRule, [:]))
  }
}
