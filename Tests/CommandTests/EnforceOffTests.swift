import Store
import Testing
import ThrowawayPostgres

@testable import earshot

/// The way there and back: a desk whose server enforces roles, no longer does, and does again.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `Who may do what, left to Earshot again` {
  let cluster: Cluster
  /// The owner's.
  let address: String
  let place: Place

  init() async throws {
    cluster = try Cluster.shared.get()
    address = try cluster.databaseOfChief()
    place = try Place()
    await earshot("chief", "desk", "init")
    for (name, role) in [("o_ana", "agent"), ("o_kim", "auditor"), ("o_lea", "lead")] {
      try cluster.login(name)
      await earshot("chief", "team", "add", name, "--role", role)
    }
    let file = try place.write(Place.messages, to: "day.csv")
    await earshot("o_ana", "import", file, "--channel", "x:@acme")
  }

  /// Runs a command in somebody's session with the server.
  @discardableResult private func earshot(_ login: String, _ words: String...) async -> Place.Said {
    let address = address.replacing("user=chief", with: "user=\(login)")
    return await place.run(["--desk", address] + words, environment: [:])
  }

  /// Whether the server lets a login do something in SQL.
  private func isAllowed(_ sql: String, _ login: String) -> Bool {
    let begun = "BEGIN; SET SESSION AUTHORIZATION \(login); \(sql); ROLLBACK"
    return (try? cluster.sql(begun, in: DeskAddress(address).name)) != nil
  }

  @Test func `There and back: each names themselves meanwhile, and who left meanwhile stays out`() async throws {
    let off = await earshot("chief", "team", "enforce", "--off")
    #expect(off.status == 0)
    #expect(off.error.hasPrefix("The server no longer enforces who may do what; Earshot alone does."))
    #expect(await earshot("chief", "desk", "check").lines.last?.contains("is left to Earshot") == true)
    #expect(await earshot("chief", "team", "enforce", "--off").error.contains("is left to Earshot already"))
    // The team is the same, and each says who they are, in whosever session.
    let team = await earshot("o_ana", "team", "--json").objects
    #expect(team.map { $0["name"] as? String } == ["chief", "o_ana", "o_kim", "o_lea"])
    #expect(team.map { $0["role"] as? String } == ["lead", "agent", "auditor", "lead"])
    #expect(await earshot("o_ana", "--as", "o_ana", "hold", "1").status == 0)
    #expect(await earshot("chief", "--as", "o_ana", "label", "1", "+parcel").status == 0)
    #expect(await earshot("o_kim", "--as", "o_ana", "hold", "2").status == 0)
    #expect(await earshot("o_kim", "--as", "o_kim", "hold", "3").error.contains("An auditor cannot hold"))
    let events = await earshot("o_ana", "show", "1", "--json").object["events"] as? [[String: Any]] ?? []
    #expect(events.last?["by"] as? String == "o_ana")
    #expect(
      await earshot("chief", "audit", "verify").status == 0,
      "what was recorded in another's session is not held to be wrong")
    #expect(await earshot("o_lea", "--as", "o_lea", "team", "add", "o_ben").status == 0)
    #expect(await earshot("o_lea", "--as", "o_lea", "team", "remove", "o_kim").status == 0)
    // A table of a later version is there for the groups as well.
    try cluster.sql(
      "SET SESSION AUTHORIZATION chief; CREATE TABLE earshot.later(id INT)", in: DeskAddress(address).name)
    #expect(isAllowed("INSERT INTO earshot.later VALUES(1)", "o_ana"))
    #expect(!isAllowed("UPDATE earshot.desk SET version = 99", "o_ana"))

    let on = await earshot("chief", "--as", "chief", "team", "enforce")
    #expect(on.error.contains("o_ben has no login there yet"))
    #expect(
      await earshot("chief", "desk", "check").lines.last
        == "The server enforces who may do what. It knows you as chief.")
    #expect(await earshot("o_ana", "--as", "chief", "next").error.contains("To act as chief, log in as chief"))
    #expect(await earshot("o_ana", "done", "2").status == 0)
    #expect(await earshot("o_kim", "list").error.contains("not on the team of this desk"))
    #expect(!isAllowed("DELETE FROM earshot.act", "o_ana"))
    #expect(!isAllowed("UPDATE earshot.act SET actor = 'chief'", "chief"))
    #expect(await earshot("chief", "audit", "verify").status == 0)
    // Granted again, by the rules of enforcement.
    await earshot("chief", "team", "add", "o_kim", "--role", "auditor")
    #expect(isAllowed("SELECT FROM earshot.later", "o_kim"))
    #expect(!isAllowed("INSERT INTO earshot.later VALUES(1)", "o_kim"))
    try cluster.sql(
      "SET SESSION AUTHORIZATION chief; CREATE TABLE earshot.latest(id INT)", in: DeskAddress(address).name)
    #expect(!isAllowed("INSERT INTO earshot.latest VALUES(1)", "o_kim"))
  }

  @Test func `A desk that an earlier Earshot has guarded gets the rules of this one by migrating`() async throws {
    let name = DeskAddress(address).name
    try cluster.sql("DROP FUNCTION earshot.called() CASCADE; UPDATE earshot.desk SET role_rules = 'earlier'", in: name)
    let forged = """
      INSERT INTO earshot.call(teammate, conversation, occasion, author, called_at, message)
      VALUES('o_lea', 1, 0, 'chief', 1, 0); SET CONSTRAINTS ALL IMMEDIATE
      """
    #expect(isAllowed(forged, "o_ana"))
    let earlier = await earshot("o_ana", "desk", "check")
    #expect(earlier.out.contains("by the rules of another Earshot: `earshot desk migrate`"))
    #expect(await earshot("o_ana", "desk", "migrate").status == 1)
    #expect(await earshot("chief", "desk", "migrate").status == 0)
    #expect(!(await earshot("o_ana", "desk", "check").out.contains("another Earshot")))
    #expect(!isAllowed(forged, "o_ana"))
  }

  @Test func `Only the owner may, or whoever keeps the server; all others are told who`() async throws {
    for login in ["o_ana", "o_kim", "o_lea"] {
      let refused = await earshot(login, "team", "enforce", "--off")
      #expect(refused.status == 1)
      #expect(
        refused.error == """
          earshot: You are \(login), and the tables of this desk are chief's: only chief, or whoever keeps the server, can have \
          it leave who may do what to Earshot. `earshot team sql --off` prints what that runs.

          """)
    }
    #expect(await earshot("chief", "--as", "o_ana", "team", "enforce", "--off").error.contains("log in as o_ana"))
    let printed = await earshot("o_lea", "team", "sql", "--off")
    #expect(printed.status == 0)
    let statements = printed.out.split(separator: ";\n").map(String.init)
    // The team is a lead's to change; a GRANT that does nothing is a warning.
    for statement in statements where ["DROP", "ALTER", "UPDATE"].contains(where: { statement.hasPrefix($0) }) {
      #expect(!isAllowed(statement, "o_lea"), "\(statement)")
    }
    #expect(
      await earshot("chief", "desk", "check", "--json").object["roles_enforced"] as? Bool == true, "printed is not run")
    for _ in 1...2 { try cluster.sql(printed.out, in: DeskAddress(address).name) }
    #expect(await earshot("chief", "desk", "check", "--json").object["roles_enforced"] as? Bool == false)
    #expect(await earshot("o_ana", "--as", "o_ana", "hold", "1").status == 0)
    #expect(await place.earshot("team", "enforce", "--off").error.contains("This desk is a file"))
  }
}
