import Model

/// Asks something and would like an answer.
enum QuestionRule {
  static func find(_ evidence: Evidence) -> Finding? {
    let asks = evidence.said(.ask)
    let openers = evidence.said(.opener).filter { evidence.opens($0) }
    let hasMark = evidence.sentences.contains { $0.isQuestion && $0.start != nil && !$0.isQuoted }
    if evidence.isAddressed || evidence.words < 60, let opener = openers.first {
      return Finding(kind: .question, rule: hasMark ? "question word and mark" : "question word", hits: [opener] + asks)
    }
    // Without anybody asked and anything asked for, a mark is often rhetorical.
    if hasMark, evidence.mentions > 0 || !asks.isEmpty || evidence.words < 30 && evidence.links == 0 {
      return Finding(kind: .question, rule: "question mark", hits: asks)
    }
    return asks.isEmpty ? nil : Finding(kind: .question, rule: "asks for help", hits: asks)
  }
}

/// Asks about a medicine, a dose, use, interaction, availability, a trial or a disease.
enum MedicalQuestionRule {
  static func find(_ evidence: Evidence) -> Finding? {
    guard evidence.cues.intersects(subjects), QuestionRule.find(evidence) != nil else { return nil }
    let medicines = evidence.hits.filter { $0.cue == .medicine || $0.cue == .medicineWord }
    let asks = evidence.said(.medicalAsk)
    let conditions = evidence.hits.filter { $0.cue == .condition || $0.cue == .symptom || $0.cue == .sideEffect }
    if !asks.isEmpty, !(medicines + conditions).isEmpty || evidence.cues.contains(.medicineForm) {
      return Finding(kind: .medicalQuestion, rule: "asks about a medicine's use", hits: asks + medicines + conditions)
    }
    // The question itself must be about it: a condition in another sentence may be by the way. And it must be put as
    // one, or be short: a mark behind much text is a turn of speech.
    if evidence.links > 0 { return nil }
    let isAsked = { (hit: Hit) in
      let sentence = evidence.sentences[Int(hit.sentence)]
      let isPut = sentence.cues.contains(.ask) || sentence.cues.contains(.opener)
      return isPut || sentence.isQuestion && evidence.words <= 15
    }
    let named = (medicines + conditions).filter(isAsked)
    if named.isEmpty { return nil }
    return Finding(kind: .medicalQuestion, rule: "question about a medicine or illness", hits: named)
  }

  private static let subjects = CueSet(
    .medicine, .medicineWord, .medicineForm, .medicalAsk, .condition, .symptom, .sideEffect)
}
