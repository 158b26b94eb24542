import Model

/// A reading of ours by its name, as evaluating and teaching know it.
public enum ReadingName: String, CaseIterable, Sendable {
  case kind, stance, tone
  case needsReply = "needs_reply"
  case escalate
  case adverseEvent = "adverse_event"
  case complaint, question, lang
  // Of profiles.
  case segment, org, health

  public var isOfProfiles: Bool { self == .segment || self == .org || self == .health }

  /// Whether it is true or false.
  public var isYesOrNo: Bool {
    switch self {
    case .needsReply, .escalate, .adverseEvent, .complaint, .question, .org, .health: true
    default: false
    }
  }

  /// What we read, as a label: a word of ours, `true` or `false`. nil for a reading of profiles.
  public func label(of examination: Examination) -> String? {
    let reading = examination.reading
    func has(_ kinds: Kind...) -> String {
      "\(kinds.contains(reading.kind) || !Set(kinds).isDisjoint(with: reading.also))"
    }
    switch self {
    case .kind: return reading.kind.rawValue
    case .stance: return reading.stance.rawValue
    case .tone: return Self.tone(reading)
    case .needsReply: return "\(reading.needsReply)"
    case .escalate: return "\(!examination.escalation.isEmpty)"
    case .adverseEvent: return "\(examination.isAdverseEvent)"
    case .complaint: return has(.complaint, .qualityComplaint)
    case .question: return has(.question, .medicalQuestion)
    case .lang: return reading.language
    case .segment, .org, .health: return nil
    }
  }

  /// The same of a profile; nil for a reading of messages.
  public func label(of profile: ProfileExamination) -> String? {
    switch self {
    case .segment: profile.reading.segment.rawValue
    case .org: "\(profile.isOrganisation)"
    case .health: "\(profile.isHealth)"
    default: nil
    }
  }

  /// How a text sounds, toward us or not: by the stance, and where that is neutral by the kind.
  private static func tone(_ reading: Reading) -> String {
    switch (reading.stance, reading.kind) {
    case (.supportive, _), (.neutral, .praise): "positive"
    case (.unsupportive, _), (.neutral, .complaint), (.neutral, .qualityComplaint): "negative"
    default: "neutral"
    }
  }

  /// A label as files write it, in the words that we compare.
  public func normalised(_ label: String) -> String {
    guard isYesOrNo else { return label }
    switch label.lowercased() {
    case "1", "true", "yes", "y": return "true"
    case "0", "false", "no", "n": return "false"
    default: return label
    }
  }
}
