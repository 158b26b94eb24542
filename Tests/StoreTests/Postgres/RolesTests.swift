import Model
import Testing
import ThrowawayPostgres

@testable import Store

/// Real logins on a real server: what is refused here is refused by PostgreSQL, not by Earshot.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `Roles that the server enforces` {
  static let logins: [Role: String] = [
    .agent: "r_ana", .lead: "r_lea", .strategist: "r_sol", .safety: "r_sam", .executive: "r_mara", .auditor: "r_kim",
    .service: "r_robot",
  ]

  let cluster: Cluster
  /// The owner's.
  let address: String

  init() throws {
    cluster = try Cluster.shared.get()
    address = try cluster.databaseOfChief()
    for login in Self.logins.values { try cluster.login(login) }
    try Store.open(address, creating: true).enforceRoles(for: [])
    let desk = try Store.open(address)
    for (role, login) in Self.logins { try desk.write { try $0.setRole(of: login, to: role, isNew: false) } }
    _ = try desk.write { try $0.receive(Scene.incoming("hello", id: "1")) }
  }

  private func open(_ role: Role) throws -> Store {
    try Store.open(address.replacing("user=chief", with: "user=\(Self.logins[role] ?? "")"))
  }

  /// Runs SQL by our own connection and takes it back.
  ///
  /// - Returns: whether the server allowed it.
  private func isAllowed(_ sql: String, _ store: Store, _ values: [SQLValue] = []) throws -> Bool {
    try store.allows { try $0.stored.run(SQL(sql), values) }
  }

  private func mayRecord(_ action: Action.Name, by actor: String, _ store: Store) throws -> Bool {
    try isAllowed(
      """
      INSERT INTO act(conversation, sequence, recorded_at, actor, action, events, hash)
      VALUES(1, 1000, 1, ?1, ?2, '[]', '')
      """, store, [.text(actor), .text(action.rawValue)])
  }

  @Test(arguments: Role.allCases)
  func `Each role records in its own name what the model says, and nothing in another's`(role: Role) throws {
    let store = try open(role)
    let login = try #require(store.session?.actor)
    for action in Action.Name.allCases {
      let isOwn = try mayRecord(action, by: login, store)
      #expect(isOwn == action.allowed.contains(role), "\(action.rawValue) by \(login)")
      let isByRule = try mayRecord(action, by: "earshot", store)
      #expect(
        isByRule == (action.happensByRule && role.mayAct), "\(action.rawValue) by rule, in the session of \(login)")
      #expect(try mayRecord(action, by: "chief", store) == false, "\(action.rawValue) in the name of chief")
    }
  }

  @Test func `What was done is changed by nobody: no role, not the owner, not the server's own`() throws {
    let owner = try Store.open(address)
    let superuser = try Store.open(address.replacing("user=chief", with: "user=postgres"))
    for store in try Role.allCases.map({ try open($0) }) + [owner, superuser] {
      for sql in ["UPDATE act SET actor = 'eve'", "DELETE FROM act", "TRUNCATE act CASCADE"] {
        #expect(try isAllowed(sql, store) == false, "\(sql) as \(store.session?.login ?? "")")
      }
    }
    #expect(try mayRecord(.note, by: "r_ana", owner) == false)
    #expect(try mayRecord(.note, by: "r_ana", superuser) == false)
    #expect(try owner.verify() == [])
  }

  @Test func `Nobody says whose session it is, nor which number an act has`() throws {
    let ana = try open(.agent)
    let columns = "conversation, sequence, recorded_at, actor, action, events, hash"
    let values = "1, 1000, 1, 'r_ana', 'note', '[]', ''"
    #expect(try isAllowed("INSERT INTO act(\(columns)) VALUES(\(values))", ana))
    #expect(try isAllowed("INSERT INTO act(\(columns), session) VALUES(\(values), 'r_lea')", ana) == false)
    #expect(try isAllowed("INSERT INTO act(\(columns), session) VALUES(\(values), NULL)", ana) == false)
    #expect(try isAllowed("INSERT INTO act(\(columns), id) VALUES(\(values), 9000000000000000000)", ana) == false)
    let owner = try Store.open(address)
    #expect(try isAllowed("INSERT INTO act(\(columns), session) VALUES(\(values), 'r_ana')", owner) == false)
  }

  @Test func `An auditor may write no table and no column of any, and reads all`() throws {
    let kim = try open(.auditor)
    let writable = try kim.read { reader in
      try reader.stored.rows(
        """
        SELECT relname::text FROM pg_class WHERE relnamespace = to_regnamespace('earshot') AND relkind IN ('r', 'p', 'v', 'S')
        AND CASE relkind WHEN 'S' THEN has_sequence_privilege(oid, 'USAGE') OR has_sequence_privilege(oid, 'UPDATE')
          ELSE has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
            OR has_any_column_privilege(oid, 'INSERT, UPDATE') OR NOT has_table_privilege(oid, 'SELECT') END
        """
      ) { $0.text(0) }
    }
    #expect(writable == [])
    #expect(try kim.verify() == [])
    #expect(throws: StoreError.self) { _ = try kim.write { try $0.receive(Scene.incoming("again", id: "2")) } }
  }

  @Test func `Settings and models in use are changed by those whom the model allows`() throws {
    for role in Role.allCases {
      let store = try open(role)
      for (name, allowed) in [
        ("policies", HouseWork.policies.allowed), ("recalculation", HouseWork.policies.allowed),
        ("team", HouseWork.team.allowed), ("views", HouseWork.views.allowed), ("learning", Role.acting),
      ] {
        let save = "INSERT INTO setting(name, value) VALUES('\(name)', '{}')"
        #expect(try isAllowed(save, store) == allowed.contains(role), "\(name) by \(role)")
      }
      let model = "INSERT INTO model(name, version, used, taught_at, taught_by, texts, figures, bytes) VALUES('x', 1, "
      #expect(try isAllowed(model + "0, 1, 'x', 1, '', '')", store) == role.mayAct, "a model by \(role)")
      let mayUse = HouseWork.models.allowed.contains(role)
      #expect(try isAllowed(model + "1, 1, 'x', 1, '', '')", store) == mayUse, "a model in use by \(role)")
      #expect(try isAllowed("UPDATE model SET used = 1", store) == mayUse, "putting in use by \(role)")
    }
    let lead = try open(.lead)
    try lead.write { try $0.setSetting("policies", "{}") }
    let ana = try open(.agent)
    for sql in [
      "UPDATE setting SET value = 'x' WHERE name = 'policies'", "UPDATE setting SET name = 'y' WHERE name = 'policies'",
      "DELETE FROM setting WHERE name = 'policies'", "UPDATE desk SET roles = NULL",
      "ALTER TABLE act DISABLE TRIGGER USER", "SELECT set_role('r_ana', 'lead')", "DELETE FROM message",
    ] {
      #expect(try isAllowed(sql, ana) == false, "\(sql)")
    }
  }

  @Test func `A lead changes the team; the strongest of several roles counts; who is on no team is told so`() throws {
    let lead = try open(.lead)
    try lead.write { try $0.setRole(of: "r_kim", to: .agent, isNew: false) }
    #expect(try lead.read { try $0.members() }?.contains(Teammate(name: "r_kim", role: .agent)) == true)
    try lead.write { try $0.setRole(of: "r_kim", to: nil, isNew: false) }
    #expect(try lead.read { try $0.members() }?.contains { $0.name == "r_kim" } == false)
    #expect(throws: StoreError.self) { try lead.write { try $0.setRole(of: "chief", to: .agent, isNew: false) } }
    let stranger = try cluster.login("r_stranger")
    let theirs = address.replacing("user=chief", with: "user=\(stranger)")
    let refused = #expect(throws: StoreError.self) { _ = try Store.open(theirs) }
    #expect(refused == .notOnTheTeam(desk: theirs, login: stranger))
    // By way of a group of the server's keeper's own, and beside another role.
    let groups = try #require(lead.session?.groups)
    try cluster.sql(
      """
      CREATE ROLE "\(groups.prefix) night shift" NOLOGIN;
      GRANT "\(groups.name(of: .safety))" TO "\(groups.prefix) night shift";
      GRANT "\(groups.prefix) night shift", "\(groups.name(of: .agent))" TO \(stranger)
      """)
    #expect(try lead.read { try $0.members() }?.contains(Teammate(name: stranger, role: .safety)) == true)
    let night = try Store.open(theirs)
    #expect(try mayRecord(.decide, by: stranger, night))
  }

  @Test func `Whoever keeps the server can run the SQL for an owner who may not make roles`() throws {
    let address = try cluster.databaseOfChief(mayMakeRoles: false)
    let store = try Store.open(address, creating: true)
    #expect(store.session?.mayEnforce == false)
    #expect(throws: StoreError.self) { try store.enforceRoles(for: []) }
    let script = store.roleScript(for: [
      Teammate(name: "r_ana", role: .executive), Teammate(name: "r_without_login", role: .agent),
    ])
    // Twice: it may be run again.
    for _ in 1...2 { try cluster.sql(script.joined(separator: ";\n"), in: DeskAddress(address).name) }
    let desk = try Store.open(address)
    #expect(desk.session?.actor == "plain_chief")
    #expect(desk.session?.areRulesCurrent == true)
    try desk.write { try $0.setRole(of: "r_kim", to: .auditor, isNew: false) }
    #expect(
      try desk.read { try $0.members() } == [
        Teammate(name: "plain_chief", role: .lead), Teammate(name: "r_ana", role: .executive),
        Teammate(name: "r_kim", role: .auditor),
      ])
    // The rules, without making groups, are the owner's to bring up to date.
    #expect(desk.session?.mayEnforce == true)
    try desk.enforceRoles(for: [])
  }

  @Test func `A desk is copied to one that is guarded, by its owner, and stays guarded`() throws {
    let scratch = try Scratch()
    let file = try Store.open(scratch.path("a"), creating: true)
    var random = RandomDesk(seed: 3)
    try random.live(60, in: file)
    let address = try cluster.databaseOfChief()
    try Store.open(address, creating: true).enforceRoles(for: [])
    let target = try Store.open(address)
    _ = try file.copy(to: target)
    #expect(try target.verify() == [])
    #expect(try mayRecord(.note, by: "r_ana", target) == false)
    #expect(try mayRecord(.note, by: "chief", target))
    // And back, with whose session it was.
    let back = try Store.open(scratch.path("b"), creating: true)
    _ = try target.write { try $0.receive(Scene.incoming("more", id: "more")) }
    _ = try target.copy(to: back)
    #expect(try back.verify() == [])
    let last = try back.read { reader in
      try reader.history(try #require(try reader.changes(after: 0, limit: .max).last?.conversation))
    }
    #expect(last.last?.session == "chief")
    #expect(last.last?.by == "earshot")
  }

  @Test func `An act in another's session is found, should the server's own switch the guard off`() throws {
    let superuser = try Store.open(address.replacing("user=chief", with: "user=postgres"))
    let id = Conversation.ID(rawValue: 1)
    try superuser.write { writer in
      try writer.stored.run("ALTER TABLE act DISABLE TRIGGER act_is_ones_own")
      try writer.perform(.hold, on: id, by: Teammate(name: "r_ana", role: .agent))
      _ = try writer.connection
      try writer.stored.run("ALTER TABLE act ENABLE TRIGGER act_is_ones_own")
    }
    let found = try superuser.verify()
    #expect(found.count == 1)
    guard case .author(_, "r_ana", "postgres") = found.first?.problem else {
      return #expect(Bool(false), "\(found)")
    }
  }
}

@Suite(.enabled(if: Cluster.isThere)) struct `Names of groups` {
  @Test func `They fit into 63 bytes, tell databases apart, and are quoted whatever is in them`() throws {
    let long = String(repeating: "é", count: 30)
    let names = [long + "a", long + "b", "acme"].map { RoleGroups(database: $0) }
    #expect(Set(names.map(\.prefix)).count == 3)
    for groups in names { #expect(Role.allCases.allSatisfy { groups.name(of: $0).utf8.count <= 63 }) }
    #expect(names[2].name(of: .lead) == "earshot_acme_lead")
  }

  @Test func `Rules are said again for tables of a later version, which nobody could read otherwise`() {
    let script = RoleScript(groups: RoleGroups(database: "acme"), owner: "chief")
    #expect(script.digest == script.digest(ofVersion: Schema.version))
    #expect(script.digest != script.digest(ofVersion: Schema.version + 1))
  }

  @Test func `A desk in a database of an odd name is enforced all the same`() throws {
    let cluster = try Cluster.shared.get()
    let odd = #"o'dd "$earshot$? \n"#
    try cluster.login("chief", "CREATEROLE")
    try cluster.sql("CREATE DATABASE \"\(odd.replacing("\"", with: "\"\""))\" OWNER chief TEMPLATE template0")
    let words = cluster.address("x").split(separator: "host=").last.map { $0.prefix { $0 != "&" } } ?? ""
    let quoted = odd.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    let address = "dbname='\(quoted)' host=\(words) user=chief"
    try Store.open(address, creating: true).enforceRoles(for: [])
    let desk = try Store.open(address)
    #expect(desk.session?.groups?.prefix == "earshot_\(odd)")
    let ana = try cluster.login("r_ana")
    try desk.write { try $0.setRole(of: ana, to: .agent, isNew: false) }
    _ = try desk.write { try $0.receive(Scene.incoming("hello", id: "1")) }
    let theirs = try Store.open(address.replacing("user=chief", with: "user=\(ana)"))
    _ = try theirs.write { try $0.perform(.hold, on: .init(rawValue: 1), by: Teammate(name: ana, role: .agent)) }
    #expect(try desk.verify() == [])
  }
}
