public import Model
internal import Store

/// Who may do what on a desk, as its server sees it.
public struct RoleStanding: Sendable, Equatable {
  /// The login that the server knows us by.
  public var login: String
  /// Whether the server enforces who may do what; else Earshot alone does.
  public var isEnforced: Bool
  /// Whether it does so by the rules of this Earshot.
  public var isCurrent: Bool
  /// Whether the login may have them enforced, brought up to date, or left to Earshot again.
  public var mayEnforce: Bool
  /// Whose the desk's tables are.
  public var owner: String
}

extension Desk {
  /// How a server sees to roles; nil on a file, where the user of the machine is taken at their word.
  public var roles: RoleStanding? {
    store.session.map {
      RoleStanding(
        login: $0.login, isEnforced: $0.groups != nil, isCurrent: $0.areRulesCurrent, mayEnforce: $0.mayEnforce,
        owner: $0.owner)
    }
  }

  /// The login that acts here, where the server enforces that it is nobody else.
  public var actor: String? { store.session?.actor }

  /// Has the server enforce who may do what, or brings it up to date. The team that the desk has kept itself comes into
  /// the server's groups, as far as it has logins. The desk must be opened anew to see it.
  ///
  /// - Returns: the teammates without a login on the server.
  @discardableResult
  public func enforceRoles() async throws(DeskError) -> [Teammate] {
    let team = try await keptTeam()
    return try await beside { [store] in
      try store.enforceRoles(for: team)
      return try store.read { reader in try team.filter { try !reader.isLogin($0.name) } }
    }
  }

  /// The SQL that ``enforceRoles()`` runs, for whoever keeps the server.
  public func roleScript() async throws(DeskError) -> [String] { store.roleScript(for: try await keptTeam()) }

  /// Has the server leave who may do what to Earshot again. Who is in its groups is the team that the desk keeps from then
  /// on, along with those who never had a login there. The desk must be opened anew to see it.
  public func liftRoles() async throws(DeskError) {
    try await beside { [self] in
      do { try store.liftRoles { try Self.teamAfterLifting($0) } } catch { throw explained(DeskError(error)) }
    }
  }

  /// The SQL that ``liftRoles()`` runs, for whoever keeps the server.
  public func liftingScript() async throws(DeskError) -> [String] {
    store.liftingScript(keeping: try await reading { try Self.teamAfterLifting($0) })
  }

  private static func teamAfterLifting(_ reader: Reader) throws -> String {
    let kept: [Teammate] = try reader.value(.team) ?? []
    return try Setting.text(of: try reader.team() + kept.filter { try !reader.isLogin($0.name) })
  }

  /// The SQL that puts somebody on the team, gives them another role, or takes them off it.
  public func teamScript(_ name: String, role: Role?) async throws(DeskError) -> [String] {
    try Self.check(name)
    let isNew = try await reading { try !$0.isLogin(name) }
    return TeamScript.statements(name, role: role, isNew: isNew && role != nil)
  }

  /// The team that the desk keeps itself: what counts where roles are not enforced.
  private func keptTeam() async throws(DeskError) -> [Teammate] {
    if actor != nil { return [] }
    return try await team()
  }

  /// Refuses work on the desk as a whole to who may not do it.
  func check(_ teammate: Teammate, may work: HouseWork) async throws(DeskError) {
    let team = try await team()
    var role = teammate.role
    if let actor {
      guard teammate.name == actor else { throw .refused(.notYourself(session: actor, asked: teammate.name)) }
      role = team.first { $0.name == actor }?.role ?? .auditor
    }
    guard !work.allowed.contains(role) else { return }
    let people = team.filter { work.allowed.contains($0.role) }.map(\.name)
    throw .refused(.roleForbidsHouse(role, work, people: people))
  }

  /// Whether the server lets our session read only: nothing that happens by rule can be written in it either.
  func mayOnlyRead() async throws(DeskError) -> Bool {
    guard let actor else { return false }
    return try await !team().contains { $0.name == actor && $0.role.mayAct }
  }

  /// What the server refuses, with who we are and who could.
  func explained(_ error: DeskError) -> DeskError {
    guard case .store(.notAllowed(_, let detail)) = error, let actor else { return error }
    let team = (try? store.read { try $0.members() }) ?? []
    return .forbidden(
      login: actor, team.first { $0.name == actor }?.role, leads: team.filter { $0.role == .lead }.map(\.name),
      detail: detail)
  }

  // MARK: The team in the server's groups

  func join(_ teammate: Teammate) async throws(DeskError) {
    if try await team().contains(where: { $0.name == teammate.name }) { throw .teammateExists(teammate.name) }
    let isNew = try await reading { try !$0.isLogin(teammate.name) }
    if isNew, store.session?.mayMakeLogins == false {
      throw .keeperNeeded(TeamScript.statements(teammate.name, role: teammate.role, isNew: true))
    }
    try await setRole(of: teammate.name, to: teammate.role, isNew: isNew)
  }

  /// - Parameter role: nil takes them off the team.
  func move(_ name: String, to role: Role?) async throws(DeskError) {
    let team = try await team()
    guard team.contains(where: { $0.name == name }) else { throw .unknownTeammate(name, team: team.map(\.name)) }
    if name == store.session?.owner { throw .ownsTheDesk(name) }
    guard role == .lead || team.contains(where: { $0.role == .lead && $0.name != name }) else { throw .lastLead(name) }
    try await setRole(of: name, to: role, isNew: false)
  }

  private func setRole(of name: String, to role: Role?, isNew: Bool) async throws(DeskError) {
    try await writing { writer in
      var team = try writer.team().filter { $0.name != name }
      if let role { team.append(Teammate(name: name, role: role)) }
      team.sort { $0.name < $1.name }
      // The desk's own list goes along: other consoles see by it that the team has changed, and a copy takes it with it.
      // First, for a lead who gives up being one may not write it afterwards.
      try writer.set(.team, to: team)
      try writer.setRole(of: name, to: role, isNew: isNew)
      guard try writer.team() == team else { throw DeskError.grantedByAnother(name) }
    }
  }
}
