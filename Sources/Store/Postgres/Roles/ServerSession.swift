/// As whom a server knows this session, and what it sees to on the desk.
public struct ServerSession: Equatable, Sendable {
  /// The login.
  public let login: String
  /// The desk's groups, where the server enforces who may do what; nil where Earshot alone does.
  public let groups: RoleGroups?
  /// Whether the rules that are enforced are those of this Earshot.
  public let areRulesCurrent: Bool
  /// Whether the login may have them enforced, or brought up to date.
  public let mayEnforce: Bool
  /// Whether the login may make other logins.
  public let mayMakeLogins: Bool

  let script: RoleScript

  /// Whose the tables are: a lead for as long as that is so.
  public var owner: String { script.owner }

  /// The login that acts, where the server enforces that it is nobody else.
  public var actor: String? { groups == nil ? nil : login }
}

extension ServerSession {
  /// What the server says of the session and the desk.
  init(_ connection: Connection) throws {
    let stored = try connection.first("SELECT roles, role_rules FROM desk") {
      (prefix: $0.textOrNil(0), rules: $0.textOrNil(1))
    }
    let groups = stored?.prefix.map(RoleGroups.init(prefix:))
    let found = try connection.first(
      """
      SELECT session_user::text, o.rolname::text, current_database()::text, s.rolsuper, s.rolcreaterole,
        pg_has_role(session_user, o.oid, 'USAGE')
      FROM pg_class t JOIN pg_roles o ON o.oid = t.relowner JOIN pg_roles s ON s.rolname = session_user
      WHERE t.oid = to_regclass('earshot.act')
      """
    ) { row in
      (
        login: row.text(0), owner: row.text(1), database: row.text(2), isSuper: row.text(3) == "t",
        makes: row.text(4) == "t", owns: row.text(5) == "t"
      )
    }
    guard let found else { throw StoreError.contradiction(path: connection.path, detail: "it has no acts") }
    let script = RoleScript(groups: groups ?? RoleGroups(database: found.database), owner: found.owner)
    self.init(
      login: found.login, groups: groups, areRulesCurrent: stored?.rules == script.digest,
      mayEnforce: found.isSuper || (found.owns && (found.makes || groups != nil)),
      mayMakeLogins: found.isSuper || found.makes, script: script)
  }
}
