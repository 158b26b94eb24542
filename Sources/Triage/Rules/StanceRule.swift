import Model

/// How the writer stands toward the organisation: by the tone of the words, the emoji and the kind that was found.
enum StanceRule {
  static func read(_ evidence: Evidence, _ tone: Tone, _ findings: [Finding]) -> (stance: Stance, reason: Reason?) {
    if findings.first?.kind == .spam { return (.neutral, nil) }
    if let sarcasm = tone.sarcasm { return unsupportive(evidence, "sarcasm", sarcasm) }
    let complains = findings.contains { $0.kind == .complaint }
    if !tone.strongProblems.isEmpty {
      return unsupportive(evidence, "strong complaint", tone.strongProblems + tone.bads)
    }
    let balance = tone.goodness - tone.badness
    if complains && balance < 0 { return unsupportive(evidence, "complaint in unhappy words", tone.bads) }
    // A problem told with a request for help is a customer's; without one it is a reproach.
    if complains && balance <= 0 && !(evidence.says(.ask) || evidence.says(.thanks)) {
      return unsupportive(evidence, "a problem and no request", tone.problems)
    }
    if balance <= -2 { return unsupportive(evidence, "unhappy words", tone.bads) }
    if evidence.says(.boycott) || evidence.says(.threat) || evidence.says(.legal) {
      return unsupportive(evidence, "threat or boycott", evidence.said(.boycott) + evidence.said(.threat))
    }
    if let praise = findings.first(where: { $0.kind == .praise }), !complains {
      return (.supportive, evidence.reason("stance:supportive", "praise", praise.hits))
    }
    if balance >= 2 && !complains {
      return (.supportive, evidence.reason("stance:supportive", "kind words", tone.goods))
    }
    return (.neutral, nil)
  }

  private static func unsupportive(_ evidence: Evidence, _ rule: String, _ hits: [Hit]) -> (Stance, Reason?) {
    (.unsupportive, evidence.reason("stance:unsupportive", rule, hits))
  }
}
