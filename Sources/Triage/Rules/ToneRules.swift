import Model

/// Says that something fell short of what was expected, plainly or sarcastically.
enum ComplaintRule {
  static func find(_ evidence: Evidence, _ tone: Tone) -> Finding? {
    let isSaidToSomebody = evidence.mentions > 0 || evidence.cues.contains(.me)
    if let sarcasm = tone.sarcasm { return Finding(kind: .complaint, rule: "sarcasm", hits: sarcasm) }
    if !tone.strongProblems.isEmpty {
      return Finding(kind: .complaint, rule: "strong complaint", hits: tone.strongProblems + tone.problems)
    }
    if !tone.problems.isEmpty, isSaidToSomebody, tone.problems.count * 2 > tone.goodness {
      return Finding(kind: .complaint, rule: "problem", hits: tone.problems + tone.bads)
    }
    if tone.badness - tone.goodness >= 2, isSaidToSomebody {
      return Finding(kind: .complaint, rule: "unhappy words", hits: tone.bads)
    }
    return nil
  }
}

/// Thanks, compliments, recommends.
enum PraiseRule {
  static func find(_ evidence: Evidence, _ tone: Tone) -> Finding? {
    if tone.sarcasm != nil || !tone.strongProblems.isEmpty || !tone.problems.isEmpty { return nil }
    if tone.badness > tone.goodness { return nil }
    let praise = evidence.said(.praise)
    if !praise.isEmpty { return Finding(kind: .praise, rule: "praise", hits: praise + tone.goods) }
    let thanks = evidence.said(.thanks)
    if let first = thanks.first {
      // "Thank you for the tip" is thanks; "done, thanks" and "iPhone 6, iOS 11, thank you" are manners.
      let isAll = evidence.unquotedWords <= 4 && evidence.links == 0
      let leads = evidence.opens(first) && evidence.unquotedWords <= 20 && !evidence.hasNumbers
      if isAll || leads || tone.goodness >= 2 {
        return Finding(kind: .praise, rule: "thanks", hits: thanks + tone.goods)
      }
    }
    if tone.goodness >= 2, evidence.mentions > 0, evidence.unquotedWords <= 30, !evidence.hasNumbers {
      return Finding(kind: .praise, rule: "kind words", hits: tone.goods)
    }
    return nil
  }
}

/// The kind and unkind words of a text, added up. Negation turns a word over, and weakens it.
struct Tone {
  var goods: [Hit] = []
  var bads: [Hit] = []
  var problems: [Hit] = []
  var strongProblems: [Hit] = []
  var goodness = 0
  var badness = 0
  /// What gives sarcasm away: a set phrase, or thanks and praise in the midst of a problem.
  var sarcasm: [Hit]?

  init(_ evidence: Evidence) {
    var thanks: [Hit] = []
    var mocks: [Hit] = []
    for hit in evidence.hits where !hit.isQuoted || evidence.unquotedWords < 3 {
      switch hit.cue {
      case .good, .veryGood:
        if hit.isNegated {
          bads.append(hit)
          badness += hit.cue == .good ? 2 : 1
        } else {
          goods.append(hit)
          goodness += hit.cue == .good ? 1 : 2
        }
      case .bad, .veryBad:
        if hit.isNegated { continue }
        bads.append(hit)
        badness += hit.cue == .bad ? 1 : 2
      case .problem where !hit.isNegated: problems.append(hit)
      case .strongProblem where !hit.isNegated: strongProblems.append(hit)
      case .thanks where !hit.isNegated: thanks.append(hit)
      case .sarcasm where !hit.isNegated: mocks.append(hit)
      default: break
      }
    }
    if !mocks.isEmpty { sarcasm = mocks }
  }
}
