import Model

/// What the rules find in one message, before any model is asked.
struct RuleFindings {
  let tone: Tone
  let kinds: [Finding]
  let stance: Stance
  let stanceReason: Reason?

  init(_ evidence: Evidence) {
    tone = Tone(evidence)
    kinds = KindRules.findings(evidence, tone)
    (stance, stanceReason) = StanceRule.read(evidence, tone, kinds)
  }

  func features(_ evidence: Evidence) -> Features {
    var features = GramExtractor.features(of: evidence)
    SignExtractor.add(to: &features, evidence, tone, kinds, stance)
    return features
  }
}
