public import Model

/// Something that a teammate did in the sample day, so that the desk looks lived in.
public struct SampleAct: Hashable, Sendable {
  public enum Deed: Hashable, Sendable {
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

  /// All of them, in time order; a teammate holds what they then act on.
  static func all(on openings: [String: SampleWriter.Opening], now: Instant) -> [SampleAct] {
    SampleActs.all.compactMap { written in
      openings[written.on].map { opening in
        SampleAct(
          who: written.who, deed: written.deed, channel: opening.channel, message: opening.id,
          at: now - .minutes(written.minutesAgo))
      }
    }
    .sorted { $0.at < $1.at }
  }
}

/// The team of Acme Health in the sample day.
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
}
