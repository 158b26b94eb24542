/// Which role may do what: the one table. `Conversation.decide` asks it, and a desk on a server has its checks made of it.
extension Action.Name {
  /// The roles that may do this.
  public var allowed: [Role] {
    switch self {
    case .acknowledge, .decide: Role.allCases.filter(\.isOnTheLine)
    case .expire: [.service]
    case .takeOver: Role.allCases.filter(\.mayTakeOver)
    case .recalculate: HouseWork.policies.allowed
    case _ where happensByRule: Role.acting
    default: Role.acting.filter { $0 != .service }
    }
  }

  /// Whether Earshot also does it in its own name, by rule or by time, in the session of whoever happens to run it.
  public var happensByRule: Bool {
    switch self {
    case .ingest, .wake, .recalculate, .deliver, .assign, .letGo, .expire: true
    default: false
    }
  }
}

/// What is changed for the whole desk rather than for a conversation.
public enum HouseWork: String, CaseIterable, Sendable, Hashable {
  case team, policies, views
  /// Which of the taught models is in use.
  case models

  /// The roles that may do this.
  public var allowed: [Role] {
    switch self {
    case .team: [.lead]
    case .policies: [.lead, .strategist, .service]
    case .models: [.lead, .strategist]
    case .views: Role.acting
    }
  }

  /// As a person would say it: what somebody may not do.
  public var words: String {
    switch self {
    case .team: "change the team"
    case .policies: "change the policies"
    case .views: "change the views"
    case .models: "put models in use"
    }
  }
}

extension Role {
  /// The roles that change anything at all.
  public static let acting = allCases.filter(\.mayAct)

  /// The one that counts where somebody has several, as a login in more than one group has: the one that may most.
  public static func strongest(of roles: some Sequence<Role>) -> Role? {
    let order: [Role] = [.lead, .executive, .safety, .strategist, .agent, .service, .auditor]
    let roles = Set(roles)
    return order.first { roles.contains($0) }
  }

  /// One person in this role: `an agent`.
  public var person: String {
    switch self {
    case .agent, .executive, .auditor: "an \(rawValue)"
    case .lead, .strategist: "a \(rawValue)"
    case .safety: "a safety officer"
    case .service: "the service"
    }
  }
}
