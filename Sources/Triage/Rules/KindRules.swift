import Model

/// A kind that a rule has found in a text, and the phrases that it rests on.
struct Finding {
  var kind: Kind
  var rule: String
  var hits: [Hit]
}

/// Decides the kind of a message from what its rules find.
enum KindRules {
  /// The one place where precedence is stated: the first kind that is found is the kind, the others are `also`.
  ///
  /// Safety first, because the law gives it a deadline and a missed case may harm someone. The press next, because it
  /// prints at its own hour. Spam before what it imitates. Then what somebody waits for: a medical question before a
  /// complaint, a complaint before the question that it is put as. Thanks last.
  static let precedence: [Kind] = [
    .adverseEvent, .qualityComplaint, .mediaEnquiry, .spam, .medicalQuestion, .complaint, .question, .praise,
  ]

  static func findings(_ evidence: Evidence, _ tone: Tone) -> [Finding] {
    let found = [
      AdverseEventRule.find(evidence), QualityRule.find(evidence), MediaRule.find(evidence), SpamRule.find(evidence),
      MedicalQuestionRule.find(evidence), ComplaintRule.find(evidence, tone), QuestionRule.find(evidence),
      PraiseRule.find(evidence, tone),
    ]
    let all = found.compactMap { $0 }
    // Nothing else is there in an advertisement, whatever it asks or praises, unless somebody was harmed.
    if let first = all.first, first.kind == .spam { return [first] }
    // One question is one question: the medical one says more.
    if all.contains(where: { $0.kind == .medicalQuestion }) { return all.filter { $0.kind != .question } }
    return all
  }
}
