public import Model

extension Store {
  /// Has the server enforce who may do what, by the rules of this Earshot, and puts those of a team who have a login
  /// there into its groups. The desk must be opened anew to see it.
  ///
  /// - Parameter team: who is on the team; where the server enforces roles already, its groups say so.
  /// - Throws: ``StoreError/notAllowed(desk:detail:)`` where the login may not do that.
  public func enforceRoles(for team: [Teammate]) throws {
    guard let session else { return }
    let isNew = session.groups == nil
    try engine.write { connection in
      let statements = (isNew ? session.script.makingGroups : []) + session.script.enforcing(isNew ? team : nil)
      for statement in statements { try connection.run(SQL(statement)) }
    }
  }

  /// All that ``enforceRoles(for:)`` does, for whoever keeps the server to run; empty for a file.
  public func roleScript(for team: [Teammate]) -> [String] {
    guard let session else { return [] }
    return session.script.makingGroups + session.script.enforcing(session.groups == nil ? team : nil)
  }

  /// Has the server leave who may do what to Earshot. The desk must be opened anew to see it.
  ///
  /// - Parameter team: the setting of the team that the desk keeps from then on.
  /// - Throws: ``StoreError/notAllowed(desk:detail:)`` where the login may not do that.
  public func liftRoles(keeping team: (Reader) throws -> String) throws {
    guard let session else { return }
    try write { writer in
      for statement in session.script.lifting(keeping: try team(writer)) { try writer.stored.run(SQL(statement)) }
    }
  }

  /// All that ``liftRoles(keeping:)`` does, for whoever keeps the server to run; empty for a file.
  public func liftingScript(keeping team: String) -> [String] { session?.script.lifting(keeping: team) ?? [] }
}

extension Reader {
  /// The team as the server's groups have it; nil where the desk keeps its team itself.
  ///
  /// A login in several groups, or in one by way of another, counts in the strongest role.
  public func members() throws -> [Teammate]? {
    guard let groups else { return nil }
    let names = Dictionary(uniqueKeysWithValues: Role.allCases.map { (groups.name(of: $0), $0) })
    var roles: [String: [Role]] = [:]
    for (login, group) in try stored.rows(
      Self.membership, Role.allCases.map { .text(groups.name(of: $0)) }, { ($0.text(0), $0.text(1)) })
    {
      if let role = names[group] { roles[login, default: []].append(role) }
    }
    return roles.compactMap { login, roles in Role.strongest(of: roles).map { Teammate(name: login, role: $0) } }
      .filter { $0.name != Teammate.earshot.name }.ordered { $0.name < $1.name }
  }

  /// Whether the server knows a login.
  public func isLogin(_ name: String) throws -> Bool {
    try stored.integer("SELECT COUNT(*) FROM pg_roles WHERE rolname = ?1 AND rolcanlogin", [.text(name)]) > 0
  }

  /// From each group down to the logins. A membership that gives nothing, as the one that servers since version 16 give
  /// to whoever makes a role, does not count.
  private static let membership: SQL = """
    WITH RECURSIVE belongs(grp, member) AS (
      SELECT g.rolname, m.member FROM pg_roles g JOIN pg_auth_members m ON m.roleid = g.oid
      WHERE g.rolname IN (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        AND COALESCE((to_jsonb(m) ->> 'inherit_option')::boolean OR (to_jsonb(m) ->> 'set_option')::boolean, TRUE)
      UNION
      SELECT b.grp, m.member FROM belongs b JOIN pg_auth_members m ON m.roleid = b.member
    )
    SELECT l.rolname::text, b.grp::text FROM belongs b JOIN pg_roles l ON l.oid = b.member AND l.rolcanlogin
    """
}

extension Writer {
  /// Puts a login into the group of a role and takes it out of the others; out of all without a role.
  ///
  /// - Parameter isNew: whether the login is to be made.
  public func setRole(of login: String, to role: Role?, isNew: Bool) throws {
    if isNew { try stored.run(SQL(TeamScript.making(login))) }
    _ = try stored.rows(
      "SELECT earshot.set_role(?1::text, ?2::text)", [.text(login), .textOrNull(role?.rawValue)]
    ) { _ in }
  }
}

/// What puts somebody on the team of a server, for whoever keeps it to run.
public enum TeamScript {
  static func making(_ login: String) -> String { "CREATE ROLE \(Quoted.name(login)) LOGIN" }

  /// - Parameter isNew: whether the login is to be made.
  public static func statements(_ login: String, role: Role?, isNew: Bool) -> [String] {
    let role = role.map { Quoted.text($0.rawValue) } ?? "NULL"
    return (isNew ? [making(login)] : []) + ["SELECT earshot.set_role(\(Quoted.text(login)), \(role))"]
  }
}
