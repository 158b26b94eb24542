import Model

/// Fills in the safety card of a message.
enum SafetyRule {
  /// The card of a message that is a suspected adverse event, or tells of a circumstance that safety keeps.
  static func card(_ evidence: Evidence, isSuspected: Bool) -> SafetyCard? {
    let circumstances = circumstances(evidence)
    let named = evidence.said(.medicine)
    guard isSuspected || !circumstances.isEmpty && !named.isEmpty else { return nil }
    var card = SafetyCard(
      reporter: reporter(evidence), patient: patient(evidence), product: product(evidence, named),
      reaction: reaction(evidence, circumstances), circumstances: circumstances)
    card.question = FollowUpQuestion.text(for: card, language: evidence.language)
    return card
  }

  /// Who writes of what they have seen themselves is a reporter whom the network lets us ask.
  private static func reporter(_ evidence: Evidence) -> SafetyCard.Criterion {
    let first = evidence.said(.me)
    if !first.isEmpty { return met(evidence, first) }
    return SafetyCard.Criterion(state: evidence.text.isRepost || evidence.links > 0 ? .missing : .unclear)
  }

  /// The writer, or somebody of whom kinship, age or sex is told: one person, not people at large.
  private static func patient(_ evidence: Evidence) -> SafetyCard.Criterion {
    let others = evidence.said(.other)
    if !others.isEmpty { return met(evidence, others + evidence.said(.patientDetail)) }
    let first = evidence.said(.me)
    if !first.isEmpty { return met(evidence, first) }
    let details = evidence.said(.patientDetail)
    if !details.isEmpty { return met(evidence, details) }
    // "gave me" may be left out: "two days of headache after the jab" is the writer's, most likely.
    return SafetyCard.Criterion(state: evidence.cues.contains(.report) ? .missing : .unclear)
  }

  private static func product(_ evidence: Evidence, _ named: [Hit]) -> SafetyCard.Criterion {
    if !named.isEmpty { return met(evidence, named) }
    let vague = evidence.said(.medicineWord) + evidence.said(.medicineForm)
    return vague.isEmpty ? SafetyCard.Criterion(state: .missing) : shown(.unclear, evidence, vague)
  }

  private static func reaction(
    _ evidence: Evidence, _ circumstances: [SafetyCard.Circumstance]
  ) -> SafetyCard.Criterion {
    let told = evidence.said(.symptom) + evidence.said(.serious)
    if !told.isEmpty { return met(evidence, told) }
    let effects = evidence.hits.filter { $0.cue == .noEffect }
    if circumstances.contains(.lackOfEffect) { return met(evidence, effects) }
    let conditions = evidence.said(.condition)
    let vague = evidence.said(.sideEffect) + evidence.said(.acts) + conditions
    return vague.isEmpty ? SafetyCard.Criterion(state: .missing) : shown(.unclear, evidence, vague)
  }

  private static func circumstances(_ evidence: Evidence) -> [SafetyCard.Circumstance] {
    let cues: [(SafetyCard.Circumstance, Cue)] = [
      (.pregnancyExposure, .pregnancy), (.overdose, .overdose), (.misuse, .misuse),
      (.medicationError, .medicationError), (.lackOfEffect, .noEffect), (.offLabel, .offLabel),
    ]
    let isAboutMedicine = evidence.cues.intersects(CueSet(.medicine, .medicineWord, .medicineForm))
    guard isAboutMedicine else { return [] }
    return cues.filter { circumstance, cue in
      circumstance == .lackOfEffect ? evidence.cues.contains(cue) : evidence.says(cue)
    }.map(\.0)
  }

  private static func met(_ evidence: Evidence, _ hits: [Hit]) -> SafetyCard.Criterion { shown(.met, evidence, hits) }

  private static func shown(_ state: SafetyCard.State, _ evidence: Evidence, _ hits: [Hit]) -> SafetyCard.Criterion {
    let reason = evidence.reason("", "", Array(hits.prefix(4)))
    return SafetyCard.Criterion(state: state, words: reason.words, ranges: reason.ranges)
  }
}
