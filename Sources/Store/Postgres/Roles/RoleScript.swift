import Model

/// The SQL that has the server enforce who may do what on a desk. Each statement may be run again.
///
/// Triggers rather than row security: they bind the desk's owner too, refuse aloud where a policy would pass a row over,
/// and leave COPY into the table of acts allowed. What they ask is made of the model's table of roles.
struct RoleScript: Equatable, Sendable {
  let groups: RoleGroups
  /// Whose the tables are.
  let owner: String

  /// Makes the groups; for who may create roles.
  var makingGroups: [String] {
    let each = Role.allCases.map { role in
      let name = groups.name(of: role)
      return """
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = \(Quoted.text(name))) THEN
            CREATE ROLE \(Quoted.name(name)) NOLOGIN;
          END IF;
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members m
              JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles o ON o.oid = m.member
              WHERE g.rolname = \(Quoted.text(name)) AND o.rolname = \(Quoted.text(owner)) AND m.admin_option) THEN
            GRANT \(Quoted.name(name)) TO \(Quoted.name(owner)) WITH ADMIN OPTION;
          END IF;
        """
    }
    return [
      "DO \(Quoted.body("\nBEGIN\n" + each.joined(separator: "\n") + "\nEND\n"))",
      "GRANT \(Quoted.name(groups.name(of: .lead))) TO \(Quoted.name(owner))",
    ]
  }

  /// Has all that follows enforced; for the desk's owner.
  ///
  /// - Parameter team: who comes into the groups, and who stays in them where the server has enforced roles before; nil
  ///   where it does so now, and the groups are right.
  func enforcing(_ team: [Teammate]?) -> [String] {
    rules + (team.map(parting) ?? [])
      + ["UPDATE earshot.desk SET roles = \(Quoted.text(groups.prefix)), role_rules = \(Quoted.text(digest))"]
      + (team.map(admitting) ?? [])
  }

  /// By which it is seen whether the rules on the server are those of this Earshot: what they say, and of which tables,
  /// since those of a later version belong to nobody until they are said again.
  var digest: String { digest(ofVersion: Schema.version) }

  func digest(ofVersion version: Int) -> String { Digest.hex("\(version);" + rules.joined(separator: ";")) }

  /// Says what each group may do.
  private var rules: [String] {
    [grants, guardOfActs, guardOfSettings, guardOfModels, guardOfNames, teamwork].flatMap(\.self)
  }

  /// Takes it all back. The groups stay, with who is in them, and reach all tables, as whoever was let in by hand does:
  /// Earshot alone tells them apart again.
  ///
  /// - Parameter team: the setting of the team that the desk keeps from then on.
  func lifting(keeping team: String) -> [String] {
    let all = groups.list(Role.allCases)
    let rights = "SELECT, INSERT, UPDATE, DELETE"
    return [
      // The triggers go with them.
      "DROP FUNCTION IF EXISTS \(Self.functions.map { "earshot.\($0)" }.joined(separator: ", ")) CASCADE",
      "ALTER TABLE earshot.act ALTER COLUMN session DROP DEFAULT",
      "GRANT \(rights) ON ALL TABLES IN SCHEMA earshot TO \(all)",
      "REVOKE INSERT, UPDATE, DELETE ON earshot.desk FROM \(all)",
      // Those of a later version.
      "\(forLaterTables) GRANT \(rights) ON TABLES TO \(all)",
      """
      INSERT INTO earshot.setting(name, value) VALUES('team', \(Quoted.text(team)))
      ON CONFLICT(name) DO UPDATE SET value = excluded.value
      """,
      "UPDATE earshot.desk SET roles = NULL, role_rules = NULL",
    ]
  }

  /// All that ``rules`` make.
  private static let functions = ["refuse()", "set_role(text, text)"] + functionsOfNames

  private var forLaterTables: String {
    "ALTER DEFAULT PRIVILEGES FOR ROLE \(Quoted.name(owner)) IN SCHEMA earshot"
  }

  // MARK: What the tables are for

  /// Whoever acts writes all tables, those of a later version among them, but for what is said here.
  private var grants: [String] {
    let acting = groups.list(Role.acting)
    let all = groups.list(Role.allCases)
    return [
      "GRANT USAGE ON SCHEMA earshot TO \(all)",
      "REVOKE ALL ON ALL TABLES IN SCHEMA earshot FROM \(all)",
      "\(forLaterTables) REVOKE ALL ON TABLES FROM \(all)",
      "GRANT SELECT ON ALL TABLES IN SCHEMA earshot TO \(all)",
      "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA earshot TO \(acting)",
      "GRANT USAGE ON ALL SEQUENCES IN SCHEMA earshot TO \(acting)",
      // The server numbers acts and models, and knows whose session it is.
      "REVOKE INSERT, UPDATE, DELETE ON earshot.act, earshot.model, earshot.desk FROM \(acting)",
      "GRANT INSERT (conversation, sequence, recorded_at, actor, action, events, hash) ON earshot.act TO \(acting)",
      "GRANT INSERT (name, version, used, taught_at, taught_by, texts, figures, bytes) ON earshot.model TO \(acting)",
      "GRANT UPDATE (used) ON earshot.model TO \(groups.list(HouseWork.models.allowed))",
      // What is remembered for good.
      "REVOKE DELETE ON earshot.channel, earshot.follower, earshot.conversation, earshot.message, "
        + "earshot.message_version, earshot.expected, earshot.tag FROM \(acting)",
      "REVOKE UPDATE ON earshot.channel, earshot.message_version FROM \(acting)",
      "ALTER TABLE earshot.act ALTER COLUMN session SET DEFAULT session_user",
    ]
  }

  // MARK: Acts

  /// An act is its session's own, or what happens by rule; once written it stays.
  private var guardOfActs: [String] {
    var byRoles: [[Role]: [Action.Name]] = [:]
    for action in Action.Name.allCases { byRoles[action.allowed, default: []].append(action) }
    let own = byRoles.ordered { $0.value[0].rawValue < $1.value[0].rawValue }.map { roles, actions in
      "(NEW.action IN (\(Self.list(actions.map(\.rawValue)))) AND \(groups.has(roles)))"
    }
    let earshot = Quoted.text(Teammate.earshot.name)
    let byRule = Self.list(Action.Name.allCases.filter(\.happensByRule).map(\.rawValue))
    return [
      """
      CREATE OR REPLACE FUNCTION earshot.refuse() RETURNS trigger LANGUAGE plpgsql AS \(Quoted.body(Self.refusal))
      """,
      "ALTER FUNCTION earshot.refuse() OWNER TO \(Quoted.name(owner))",
      """
      CREATE OR REPLACE TRIGGER act_is_ones_own AFTER INSERT ON earshot.act FOR EACH ROW
      WHEN (NEW.session IS DISTINCT FROM session_user::text OR NOT (
        (NEW.actor = \(earshot) AND NEW.action IN (\(byRule)) AND \(groups.has(Role.acting)))
        OR (NEW.actor = session_user::text AND NEW.actor <> \(earshot) AND (\(own.joined(separator: "\n    OR "))))))
      EXECUTE FUNCTION earshot.refuse()
      """,
      """
      CREATE OR REPLACE TRIGGER act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON earshot.act
      FOR EACH STATEMENT EXECUTE FUNCTION earshot.refuse()
      """,
    ]
  }

  private static let refusal = """

    BEGIN
      IF TG_TABLE_NAME IN ('draft', 'draft_beside', 'call', 'presence') THEN
        \(refusalOfAnothers)
      ELSIF TG_TABLE_NAME <> 'act' THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
          MESSAGE = format('%s may not change this in the table %s', session_user, TG_TABLE_NAME);
      ELSIF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'what was done stays as it was recorded';
      END IF;
      RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
        MESSAGE = format('%s may not record "%s" as done by %s', session_user, NEW.action, NEW.actor);
    END

    """

  // MARK: Settings and models

  /// Settings that only some may change. Other names are notes of Earshot's own, which whoever acts keeps.
  private static let reserved: [(names: [String], work: HouseWork)] = [
    (["policies", "recalculation"], .policies), (["team", Schema.sampleSetting], .team),
  ]

  private var guardOfSettings: [String] {
    func forbidden(_ row: String) -> String {
      Self.reserved.map { names, work in
        "(\(row).name IN (\(Self.list(names))) AND NOT \(groups.has(work.allowed)))"
      }.joined(separator: " OR ")
    }
    return [
      ("insert", "INSERT", forbidden("NEW")), ("delete", "DELETE", forbidden("OLD")),
      ("update", "UPDATE", "\(forbidden("OLD")) OR \(forbidden("NEW"))"),
    ].map { name, event, condition in
      """
      CREATE OR REPLACE TRIGGER setting_\(name) AFTER \(event) ON earshot.setting FOR EACH ROW
      WHEN (\(condition)) EXECUTE FUNCTION earshot.refuse()
      """
    }
  }

  private var guardOfModels: [String] {
    [
      """
      CREATE OR REPLACE TRIGGER model_in_use AFTER INSERT ON earshot.model FOR EACH ROW
      WHEN (NEW.used <> 0 AND NOT \(groups.has(HouseWork.models.allowed))) EXECUTE FUNCTION earshot.refuse()
      """
    ]
  }

  // MARK: The team

  /// Lets a lead put logins that are there into the groups, with the owner's right to.
  private var teamwork: [String] {
    let roles = Self.list(Role.allCases.map(\.rawValue))
    let body = """

      DECLARE
        one text;
      BEGIN
        IF NOT \(groups.has(HouseWork.team.allowed)) THEN
          RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('%s may not change the team', session_user);
        ELSIF login = current_user THEN
          RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = format('%s owns the desk, and stays its lead', login);
        ELSIF role NOT IN (\(roles)) THEN
          RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value', MESSAGE = format('there is no role %s', role);
        END IF;
        FOREACH one IN ARRAY ARRAY[\(roles)] LOOP
          IF one IS DISTINCT FROM role AND EXISTS (SELECT FROM pg_auth_members m
              JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles l ON l.oid = m.member
              WHERE g.rolname = \(Quoted.text(groups.prefix + "_")) || one AND l.rolname = login) THEN
            EXECUTE format('REVOKE %I FROM %I', \(Quoted.text(groups.prefix + "_")) || one, login);
          END IF;
        END LOOP;
        IF role IS NOT NULL THEN
          EXECUTE format('GRANT %I TO %I', \(Quoted.text(groups.prefix + "_")) || role, login);
        END IF;
      END

      """
    return [
      """
      CREATE OR REPLACE FUNCTION earshot.set_role(login text, role text) RETURNS void LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS \(Quoted.body(body))
      """,
      "ALTER FUNCTION earshot.set_role(text, text) OWNER TO \(Quoted.name(owner))",
      "REVOKE ALL ON FUNCTION earshot.set_role(text, text) FROM PUBLIC",
      "GRANT EXECUTE ON FUNCTION earshot.set_role(text, text) TO \(groups.list(HouseWork.team.allowed))",
    ]
  }

  /// Takes logins out of the groups that are not on the team: they left it while roles were not enforced, or a desk that
  /// is no more had the same name.
  private func parting(_ team: [Teammate]) -> [String] {
    let groups = Role.allCases.map { self.groups.name(of: $0) }
    return [
      """
      SELECT earshot.set_role(l.rolname, NULL)
      FROM (SELECT DISTINCT m.member FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
        WHERE g.rolname IN (\(Self.list(groups)))) AS i
      JOIN pg_catalog.pg_roles l ON l.oid = i.member AND l.rolcanlogin
      WHERE l.rolname NOT IN (\(Self.list([owner] + team.map(\.name))))
        AND EXISTS (SELECT FROM earshot.desk WHERE roles IS NULL)
      """
    ]
  }

  /// Puts those of a team who have a login on the server into the groups.
  private func admitting(_ team: [Teammate]) -> [String] {
    let team = team.filter { $0.name != owner }
    if team.isEmpty { return [] }
    let rows = team.map { "(\(Quoted.text($0.name)), \(Quoted.text($0.role.rawValue)))" }
    return [
      """
      SELECT earshot.set_role(l.rolname, t.role)
      FROM (VALUES \(rows.joined(separator: ", "))) AS t(login, role)
      JOIN pg_catalog.pg_roles l ON l.rolname = t.login AND l.rolcanlogin
      """
    ]
  }

  private static func list(_ words: [String]) -> String { words.map(Quoted.text).joined(separator: ", ") }
}
