public import Model

/// All that triage says of one message.
public struct Examination: Sendable, Equatable {
  public var reading: Reading
  /// Why somebody above the team must know today; empty where nobody must.
  public var escalation: [EscalationReason]
  /// The four criteria of a valid case, where the message may be one.
  public var safety: SafetyCard?
  /// What the team has taught, in the order of the names.
  public var taught: [TaughtAnswer]

  public init(
    reading: Reading, escalation: [EscalationReason] = [], safety: SafetyCard? = nil, taught: [TaughtAnswer] = []
  ) {
    self.reading = reading
    self.escalation = escalation
    self.safety = safety
    self.taught = taught
  }

  /// Whether somebody may have been harmed by a medicine, as the kind or beside it.
  public var isAdverseEvent: Bool {
    reading.kind == .adverseEvent || reading.also.contains(.adverseEvent)
  }
}

/// What a model of the team's own says.
public struct TaughtAnswer: Sendable, Equatable {
  /// The name under which it was taught.
  public var name: String
  public var label: String
  /// How likely the label is, from 0 to 1.
  public var score: Double

  public init(name: String, label: String, score: Double) {
    self.name = name
    self.label = label
    self.score = score
  }
}

/// All that triage says of one profile.
public struct ProfileExamination: Sendable, Equatable {
  public var reading: SegmentReading
  /// Whether the account is an organisation, not a person.
  public var isOrganisation: Bool
  /// Whether the profile is about health or medicine at all.
  public var isHealth: Bool

  public init(reading: SegmentReading, isOrganisation: Bool = false, isHealth: Bool = false) {
    self.reading = reading
    self.isOrganisation = isOrganisation
    self.isHealth = isHealth
  }
}
