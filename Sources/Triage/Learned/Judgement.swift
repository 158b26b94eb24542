import Model

/// Puts together what the rules found and what the models say.
///
/// What touches safety is decided by the rules wherever they find it: a model adds to it and never takes from it.
struct Judgement {
  private let evidence: Evidence
  private let found: RuleFindings
  private let models: Models
  private let features: Features
  private let scores: LinearModel.Scores?
  /// What the team's own models say, by name.
  private let taught: [TaughtAnswer]
  /// What corrections have taught of a reading: how much each label gains.
  private let gains: [ReadingName: [String: Float]]

  init(_ evidence: Evidence, _ found: RuleFindings, _ models: Models) {
    self.evidence = evidence
    self.found = found
    self.models = models
    let isAsked = models.messages != nil || !models.taught.isEmpty
    // Nothing to read: an empty text, or one of marks alone.
    features = isAsked && evidence.words > 0 ? found.features(evidence) : Features()
    scores = features.isEmpty ? nil : models.messages?.score(features)
    let features = features
    let own = features.isEmpty ? [] : models.taught.filter { !$0.isOfProfiles }
    taught = own.compactMap { $0.answer(features) }
    gains = TaughtModel.gains(own, features)
  }

  /// Kinds that a rule decides against any model.
  private static func isSafe(_ kind: Kind) -> Bool {
    kind == .adverseEvent || kind == .qualityComplaint || kind == .mediaEnquiry
  }

  private var namesMedicine: Bool { evidence.cues.intersects(CueSet(.medicine, .medicineWord, .medicineForm)) }

  func examination() -> Examination {
    let findings = kinds()
    var reasons: [Reason] = []
    reasons.reserveCapacity(8)
    for finding in findings {
      reasons.append(evidence.reason("kind:" + finding.kind.rawValue, finding.rule, finding.hits))
    }
    let (stance, stanceReason) = stance(findings)
    if let stanceReason { reasons.append(stanceReason) }
    let (urgency, urgencyReason) = UrgencyRule.read(evidence, findings, stance)
    if let urgencyReason { reasons.append(urgencyReason) }
    let alarms = alarms(findings)
    for alarm in alarms {
      reasons.append(evidence.reason("escalate:" + alarm.reason.rawValue, alarm.rule, alarm.hits))
    }
    let topics = TopicRule.read(evidence, findings)
    for topic in topics { reasons.append(evidence.reason("topic:" + topic.name, "words of the topic", topic.hits)) }
    if let readers { reasons.append(readers) }
    let reading = Reading(
      kind: findings.first?.kind ?? .comment, also: findings.dropFirst().map(\.kind), stance: stance,
      topics: topics.map(\.name), language: evidence.language, urgency: urgency,
      needsReply: needsReply(findings, urgency), reasons: reasons)
    let isSuspected = findings.contains { $0.kind == .adverseEvent }
    return Examination(
      reading: reading, escalation: alarms.map(\.reason), safety: SafetyRule.card(evidence, isSuspected: isSuspected),
      taught: taught)
  }

  /// Which models read, for the trail.
  private var readers: Reason? {
    if scores == nil && taught.isEmpty { return nil }
    if models.taught.isEmpty, let model = models.messages {
      return Reason(supports: "reading", rule: model.name, words: [])
    }
    let names = (models.messages.map { [$0.name] } ?? []) + models.taught.filter { !$0.isOfProfiles }.map(\.title)
    return Reason(supports: "reading", rule: names.joined(separator: ", "), words: [])
  }

  /// What was taught for a reading of ours, in our words; nil where nothing was, or in words that are not ours.
  private func taught(_ name: ReadingName) -> String? {
    taught.first { $0.name == name.rawValue }.map { name.normalised($0.label) }
  }

  // MARK: - Kind

  /// The kind first, then what else is plainly there. Empty for a comment.
  private func kinds() -> [Finding] {
    var all = found.kinds
    guard let model = models.messages, let scores, let head = model.readings.kind else { return all }
    let label =
      taught(.kind).flatMap { model.heads[head].labels.firstIndex(of: $0) } ?? strongestKind(model, head, scores)
    guard let kind = model.readings.kinds[label] else { return all }
    // The rules' safety findings stay first; after them, what was weighed; then what else the rules found.
    let safe = all.filter { Self.isSafe($0.kind) }
    all.removeAll { Self.isSafe($0.kind) || $0.kind == kind }
    if kind == .spam && safe.isEmpty { return [learned(kind, model, scores)] }
    if kind == .comment && safe.isEmpty {
      if !all.isEmpty { all.insert(plain(.comment), at: 0) }
    } else if kind == .comment || safe.contains(where: { $0.kind == kind }) {
      all = safe + all
    } else {
      all = safe + [learned(kind, model, scores)] + all
    }
    settleQuestion(&all, model, scores)
    settleTaught(&all, .complaint, .complaint)
    settleTaught(&all, .question, .question)
    settleTaught(&all, .adverseEvent, .adverseEvent)
    if taught(.adverseEvent) == nil, !all.contains(where: { $0.kind == .adverseEvent }),
      let value = yes(\.adverseEvent), value > Lean.adverseEvent(namesMedicine: namesMedicine)
    {
      if all.isEmpty { all.append(plain(.comment)) }
      all.append(learned(.adverseEvent, model, scores))
    }
    return all
  }

  /// Whether a question is there beside another kind: also that is weighed, as a mark may be a turn of speech.
  private func settleQuestion(_ all: inout [Finding], _ model: LinearModel, _ scores: LinearModel.Scores) {
    guard let value = yes(\.question) else { return }
    let isFound = found.kinds.contains { $0.kind == .question || $0.kind == .medicalQuestion }
    let isAsked = value + (isFound ? Lean.question : -Lean.question) > Lean.questionThreshold
    let place = all.firstIndex { $0.kind == .question || $0.kind == .medicalQuestion }
    if let place, place > 0, !isAsked { all.remove(at: place) }
    if place == nil, isAsked {
      if all.isEmpty { all.append(plain(.comment)) }
      all.append(learned(.question, model, scores))
    }
  }

  /// Adds or takes away a kind as the team has taught, except what the rules found for safety's sake.
  private func settleTaught(_ all: inout [Finding], _ name: ReadingName, _ kind: Kind) {
    guard let label = taught(name) else { return }
    let isThere = all.contains { $0.kind == kind }
    if label == "true", !isThere {
      if all.isEmpty { all.append(plain(.comment)) }
      all.append(Finding(kind: kind, rule: "taught", hits: []))
    } else if label == "false", isThere {
      let isByRule = Self.isSafe(kind) && found.kinds.contains { $0.kind == kind }
      if !isByRule { all.removeAll { $0.kind == kind } }
    }
  }

  /// What the model's scores and the rules together speak for.
  private func strongestKind(_ model: LinearModel, _ head: Int, _ scores: LinearModel.Scores) -> Int {
    let values = kindValues(model, head, scores)
    return values.indices.max { values[$0] < values[$1] } ?? 0
  }

  /// What speaks for each kind of the model.
  private func kindValues(_ model: LinearModel, _ head: Int, _ scores: LinearModel.Scores) -> [Float] {
    let first = found.kinds.first?.kind ?? .comment
    let gains = gains[.kind]
    return model.readings.kinds.enumerated().map { label, kind in
      guard let kind else { return -.infinity }
      var value = scores.values[model.starts[head] + label] + Lean.kind(kind)
      if kind == first {
        value += Lean.firstFound
      } else if found.kinds.contains(where: { $0.kind == kind }) {
        value += Lean.alsoFound
      }
      if kind == .spam, evidence.cues.intersects(EscalationRule.grave) { value -= Lean.graveSpam }
      return value + (gains?[model.heads[head].labels[label]] ?? 0)
    }
  }

  private func plain(_ kind: Kind) -> Finding { Finding(kind: kind, rule: "learned", hits: []) }

  /// The rule's finding where a rule found it too; else the words that weighed most for it.
  private func learned(_ kind: Kind, _ model: LinearModel, _ scores: LinearModel.Scores) -> Finding {
    if let byRule = found.kinds.first(where: { $0.kind == kind }) { return byRule }
    let label = model.readings.kinds.firstIndex(of: kind) ?? 0
    let output = model.starts[model.readings.kind ?? 0] + label
    return Finding(
      kind: kind, rule: "learned", hits: evidence.telling(model.tokens(for: output, scores, limit: 16), limit: 4))
  }

  // MARK: - The rest

  private func stance(_ kinds: [Finding]) -> (Stance, Reason?) {
    guard let model = models.messages, let scores, let head = model.readings.stance else {
      return (found.stance, found.stanceReason)
    }
    if let label = taught(.stance), let stance = Stance(rawValue: label) {
      return (stance, Reason(supports: "stance:\(label)", rule: "taught", words: []))
    }
    if kinds.first?.kind == .spam { return (.neutral, nil) }
    let values = stanceValues(model, head, scores, kinds.first?.kind ?? .comment)
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    let stance = model.readings.stances[best] ?? found.stance
    if stance == found.stance { return (stance, found.stanceReason) }
    return (
      stance, stance == .neutral ? nil : Reason(supports: "stance:" + stance.rawValue, rule: "learned", words: [])
    )
  }

  /// What speaks for each stance of the model.
  private func stanceValues(
    _ model: LinearModel, _ head: Int, _ scores: LinearModel.Scores, _ kind: Kind
  ) -> [Float] {
    let gains = gains[.stance]
    return model.readings.stances.enumerated().map { index, stance in
      guard let stance else { return -.infinity }
      let lean = Lean.stance(stance, isFound: stance == found.stance, kind: kind)
      return scores.values[model.starts[head] + index] + lean + (gains?[model.heads[head].labels[index]] ?? 0)
    }
  }

  /// What speaks for each label of a reading, and what a model sees: what learning from corrections begins with.
  func weighed(_ name: ReadingName) -> Weighed? {
    guard let model = models.messages, let scores, let head = model.head(name.rawValue) else { return nil }
    let values: [Float]
    switch name {
    case .kind: values = kindValues(model, head, scores)
    case .stance: values = stanceValues(model, head, scores, kinds().first?.kind ?? .comment)
    default: return nil
    }
    let byLabel = Dictionary(zip(model.heads[head].labels, values), uniquingKeysWith: { first, _ in first })
    return Weighed(features: features, values: byLabel)
  }

  private func yes(_ head: (LinearModel.Readings) -> Int?) -> Float? {
    guard let model = models.messages, let scores, let head = head(model.readings) else { return nil }
    return model.value(head, scores)
  }

  private func needsReply(_ findings: [Finding], _ urgency: Urgency) -> Bool {
    let byRule = UrgencyRule.needsReply(evidence, findings, urgency)
    if urgency < .now, let label = taught(.needsReply), label == "true" || label == "false" { return label == "true" }
    guard urgency < .now, let value = yes(\.needsReply), findings.first?.kind != .spam else { return byRule }
    return value + (byRule ? Lean.reply : -Lean.reply) > Lean.replyThreshold
  }

  private func alarms(_ findings: [Finding]) -> [Alarm] {
    let alarms = EscalationRule.find(evidence, findings)
    guard alarms.isEmpty, findings.first?.kind != .spam, let value = yes(\.escalate) else { return alarms }
    let isTold = taught(.escalate).map { $0 == "true" } ?? (value > Lean.escalate)
    if !isTold { return [] }
    let likeliest = EscalationReason.allCases.enumerated()
      .map { number, reason in (reason, yes { $0.escalationReasons[number] } ?? -.infinity) }.max { $0.1 < $1.1 }
    return likeliest.map { [Alarm(reason: $0.0, rule: "learned", hits: [])] } ?? []
  }
}
