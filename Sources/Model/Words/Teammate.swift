/// One of us: who acts, and in which role.
public struct Teammate: Equatable, Sendable, Codable {
  /// The short name that screens, queries and the trail use; unique in a desk.
  public var name: String
  public var role: Role

  public init(name: String, role: Role) {
    self.name = name
    self.role = role
  }

  /// Earshot itself, for what happens by rule or by time: messages arriving, snoozes ending.
  public static let earshot = Teammate(name: "earshot", role: .service)
}

/// What a teammate may do.
public enum Role: String, Codable, CaseIterable, Sendable, Hashable {
  case agent, lead, strategist, safety, executive, auditor, service

  /// Whether this role may change anything at all.
  public var mayAct: Bool { self != .auditor }
  /// Whether this role may give away, or take, what somebody else holds.
  public var mayTakeOver: Bool { self == .lead }
  /// Whether an escalation may be addressed to this role.
  public var isOnTheLine: Bool { self == .executive || self == .safety || self == .lead }
}
