public import Model

/// Something that a teammate did in the sample day, so that the desk looks lived in.
public struct SampleAct: Equatable, Sendable {
  public enum Deed: Equatable, Sendable {
    case act(Action)
    /// Began to write an answer and has not sent it.
    case draft(String)
  }

  /// The teammate's name: one of `SampleTeam.all`.
  public var who: String
  public var deed: Deed
  /// The channel and the network's id of the message that began the conversation.
  public var channel: String
  public var message: String
  public var at: Instant
}

extension SampleScene.Deed {
  private static let caseOpened = "Case opened, the reporter has our form. Nothing more to do."

  /// What it means for a conversation, in order; each a second after the one before.
  func acts(by who: String, on opening: Incoming, at: Instant) -> [SampleAct] {
    let deeds: [(String, SampleAct.Deed)] =
      switch self {
      case .act(let action): [(who, .act(action))]
      case .draft(let text): [(who, .draft(text))]
      case .snooze(let minutes): [(who, .act(.snooze(until: at + .minutes(minutes))))]
      case .handOver(let officer, let why):
        [
          (who, .act(.escalate(to: officer, reason: why))), (officer, .act(.acknowledge)),
          (officer, .act(.decide(.handBack(instruction: Self.caseOpened)))), (who, .act(.done)),
        ]
      }
    return deeds.enumerated().map { index, deed in
      SampleAct(
        who: deed.0, deed: deed.1, channel: opening.channel, message: opening.id, at: at + .seconds(index))
    }
  }
}

/// The house of Acme Health in the sample day: who works there, and by which policies.
public enum SampleTeam {
  public static let all = [
    Teammate(name: "ana", role: .agent), Teammate(name: "ben", role: .agent), Teammate(name: "cho", role: .lead),
    Teammate(name: "dev", role: .safety), Teammate(name: "sol", role: .strategist),
    Teammate(name: "mara", role: .executive), Teammate(name: "theo", role: .executive),
    Teammate(name: "kim", role: .auditor),
  ]

  /// What a teammate is called beside their role, such as “CEO”; nil where the role says it all.
  public static func title(of name: String) -> String? {
    switch name {
    case "mara": "CEO"
    case "theo": "Chief Medical Officer"
    default: nil
    }
  }

  /// The standard policies for a team that works in shifts: the day is as busy at whatever hour one looks at it.
  ///
  /// - Parameter zone: in which their office hours are told.
  public static func policies(in zone: Zone) -> PolicyBook { .standard(zone: zone, isStaffedRoundTheClock: true) }

  /// Who may put policies in force.
  public static let lead = Teammate(name: "cho", role: .lead)
}
