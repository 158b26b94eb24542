import Model

/// Advertising, bots and scams.
enum SpamRule {
  static func find(_ evidence: Evidence) -> Finding? {
    let adverts = evidence.said(.advert)
    let hints = evidence.said(.advertHint)
    // Somebody who talks to us about themselves is no bot, however they put it.
    let isPersonal = evidence.cues.contains(.problem) || evidence.cues.contains(.strongProblem)
    var score = adverts.count * 2 + hints.count
    if evidence.links > 0 && score > 0 { score += 1 }
    if evidence.hashtags >= 5 && score > 0 { score += 1 }
    if evidence.isAddressed { score -= 1 }
    if isPersonal { score -= 2 }
    if score >= 3 || (score >= 2 && evidence.links > 0 && !evidence.isAddressed) {
      return Finding(kind: .spam, rule: "advertising", hits: adverts + hints)
    }
    return nil
  }
}
