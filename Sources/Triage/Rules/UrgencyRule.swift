import Model

/// How soon somebody should look, and whether silence would be rude or harmful.
enum UrgencyRule {
  /// The first that is found decides, with its words.
  private static let now: [(cue: Cue, rule: String)] = [
    (.selfHarm, "self-harm"), (.harm, "harm now"), (.threat, "threat"),
  ]
  private static let today: [(cue: Cue, rule: String)] = [
    (.legal, "legal"), (.boycott, "boycott"), (.fraud, "fraud or breach"), (.viral, "may go viral"),
  ]

  static func read(_ evidence: Evidence, _ findings: [Finding], _ stance: Stance) -> (urgency: Urgency, reason: Reason?)
  {
    let kind = findings.first?.kind ?? .comment
    if kind == .spam { return (.calm, nil) }
    for (cue, rule) in now where evidence.says(cue) { return answer(.now, rule, evidence.said(cue), evidence) }
    if kind == .adverseEvent {
      let serious = evidence.said(.serious)
      if !serious.isEmpty { return answer(.now, "serious effect", serious, evidence) }
      return answer(.today, "adverse event", findings[0].hits, evidence)
    }
    if kind == .mediaEnquiry {
      let deadline = evidence.said(.deadline)
      if !deadline.isEmpty { return answer(.now, "press deadline", deadline, evidence) }
      return answer(.today, "press", findings[0].hits, evidence)
    }
    for (cue, rule) in today where evidence.says(cue) { return answer(.today, rule, evidence.said(cue), evidence) }
    if kind == .qualityComplaint { return answer(.today, "product defect", findings[0].hits, evidence) }
    if kind == .complaint, stance == .unsupportive { return answer(.soon, "unhappy", findings[0].hits, evidence) }
    let waiting = evidence.said(.waiting)
    if !waiting.isEmpty { return answer(.soon, "waiting", waiting, evidence) }
    switch kind {
    case .medicalQuestion, .question, .complaint: return (.soon, nil)
    default: return (.calm, nil)
    }
  }

  private static func answer(
    _ urgency: Urgency, _ rule: String, _ hits: [Hit], _ evidence: Evidence
  ) -> (Urgency, Reason?) {
    (urgency, evidence.reason("urgency:" + String(urgency.rawValue), rule, hits))
  }

  static func needsReply(_ evidence: Evidence, _ findings: [Finding], _ urgency: Urgency) -> Bool {
    switch findings.first?.kind {
    case .adverseEvent, .qualityComplaint, .mediaEnquiry, .medicalQuestion, .complaint, .question: true
    case .spam, .praise: false
    default: urgency >= .today || (evidence.isAddressed && evidence.cues.contains(.me) && !evidence.text.isRepost)
    }
  }
}
