import Model
import Triage

/// Readings as JSON. `docs/command-line.md` describes the members.
extension JSON {
  static func examination(_ examination: Examination) -> JSON {
    let reading = examination.reading
    var members: [Member] = [
      .init(name: "kind", value: .string(reading.kind.rawValue)),
      .init(name: "also", value: .strings(reading.also.map(\.rawValue))),
      .init(name: "stance", value: .string(reading.stance.rawValue)),
      .init(name: "topics", value: .strings(reading.topics)),
      .init(name: "lang", value: .string(reading.language)),
      .init(name: "urgency", value: .int(reading.urgency.rawValue)),
      .init(name: "needs_reply", value: .bool(reading.needsReply)),
      .init(name: "escalate", value: .bool(!examination.escalation.isEmpty)),
      .init(name: "escalate_reasons", value: .strings(examination.escalation.map(\.rawValue))),
      .init(name: "adverse_event", value: .bool(examination.isAdverseEvent)),
      .init(name: "safety", value: examination.safety.map { .card($0) } ?? .null),
      .init(name: "reasons", value: .array(reading.reasons.map { .reason($0) })),
    ]
    if !examination.taught.isEmpty {
      let taught = examination.taught.map { answer in
        Member(
          name: answer.name,
          value: ["label": .string(answer.label), "score": .double((answer.score * 10_000).rounded() / 10_000)])
      }
      members.append(.init(name: "taught", value: .object(taught)))
    }
    return .object(members)
  }

  static func profile(_ examination: ProfileExamination) -> JSON {
    [
      "segment": .string(examination.reading.segment.rawValue),
      "also": .strings(examination.reading.also.map(\.rawValue)),
      "org": .bool(examination.isOrganisation),
      "health": .bool(examination.isHealth),
      "reasons": .array(examination.reading.reasons.map { .reason($0) }),
    ]
  }

  /// A safety card: each criterion with its state and the words for it.
  private static func card(_ card: SafetyCard) -> JSON {
    var members = card.criteria.map { name, criterion in
      Member(
        name: name,
        value: ["state": .string(criterion.state.rawValue), "words": .strings(criterion.words)])
    }
    members.append(.init(name: "valid", value: .bool(card.isValid)))
    members.append(.init(name: "circumstances", value: .strings(card.circumstances.map(\.rawValue))))
    members.append(.init(name: "question", value: .string(card.question)))
    return .object(members)
  }

  private static func reason(_ reason: Reason) -> JSON {
    [
      "supports": .string(reason.supports), "rule": .string(reason.rule), "words": .strings(reason.words),
      "ranges": .array(reason.ranges.map { [.int($0.lowerBound), .int($0.upperBound)] }),
    ]
  }
}
