import Model

/// Why somebody above the team must know of a message today.
public enum EscalationReason: String, CaseIterable, Sendable, Hashable, Codable {
  /// Somebody was, or may be, harmed.
  case harm
  /// Of violence, or of harming oneself.
  case threat
  case legal
  case press
  case publicFigure = "public_figure"
  /// Fraud, a stolen account, a breach of data.
  case fraud
  case boycott
  case viral
}

/// One reason to escalate, with the words for it.
struct Alarm {
  var reason: EscalationReason
  var rule: String
  var hits: [Hit]
}

/// Says why an executive, the safety team, the legal or the press office must know today.
enum EscalationRule {
  /// Each cue alone is reason enough; those of one reason are told together.
  private static let cues: [(reason: EscalationReason, rule: String, cues: [Cue])] = [
    (.harm, "harm or danger", [.harm, .hazard]), (.threat, "threat or self-harm", [.threat, .selfHarm]),
    (.legal, "legal", [.legal]), (.publicFigure, "public figure", [.publicFigure]),
    (.fraud, "fraud or breach", [.fraud]), (.boycott, "boycott", [.boycott]), (.viral, "may go viral", [.viral]),
  ]

  private static let all = cues.reduce(into: CueSet()) { all, entry in
    for cue in entry.cues { all.insert(cue) }
  }

  /// What no advertisement speaks of: somebody who does is no bot, however little they say.
  static let grave = CueSet(.harm, .hazard, .selfHarm, .threat, .legal, .fraud)

  static func find(_ evidence: Evidence, _ findings: [Finding]) -> [Alarm] {
    if findings.first?.kind == .spam, !evidence.cues.intersects(grave) { return [] }
    var alarms: [Alarm] = []
    for finding in findings {
      switch finding.kind {
      case .adverseEvent: alarms.append(Alarm(reason: .harm, rule: "adverse event", hits: finding.hits))
      case .mediaEnquiry: alarms.append(Alarm(reason: .press, rule: finding.rule, hits: finding.hits))
      default: break
      }
    }
    if !evidence.cues.intersects(all) { return alarms }
    for (reason, rule, cues) in cues {
      let hits = cues.flatMap { evidence.said($0) }
      if hits.isEmpty || alarms.contains(where: { $0.reason == reason }) { continue }
      alarms.append(Alarm(reason: reason, rule: rule, hits: hits))
    }
    return alarms
  }
}
