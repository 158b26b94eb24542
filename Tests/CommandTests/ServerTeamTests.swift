import Foundation
import Store
import Testing
import ThrowawayPostgres

@testable import earshot

/// The team of a desk whose server enforces roles, by whole commands of several logins.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `The team on a server` {
  let cluster: Cluster
  /// The owner's.
  let address: String
  let place: Place

  init() throws {
    cluster = try Cluster.shared.get()
    address = try cluster.databaseOfChief()
    place = try Place()
  }

  /// Runs a command in somebody's session with the server.
  @discardableResult private func earshot(_ login: String, _ words: String..., environment: [String: String] = [:])
    async -> Place.Said
  {
    let address = address.replacing("user=chief", with: "user=\(login)")
    return await place.run(["--desk", address] + words, environment: environment)
  }

  @Test func `Init makes a lead of whoever runs it, and they make a team`() async throws {
    let made = await earshot("chief", "desk", "init")
    #expect(made.status == 0)
    #expect(made.error == "The server enforces who may do what; chief is the lead.\n")
    let check = await earshot("chief", "desk", "check")
    #expect(check.lines.last == "The server enforces who may do what. It knows you as chief.")
    #expect(await earshot("chief", "desk", "check", "--json").object["roles_enforced"] as? Bool == true)
    // One with a login, and one without, whom this makes.
    try cluster.login("c_ana")
    let fresh = "c_\(DeskAddress(address).name)"
    #expect(await earshot("chief", "team", "add", "c_ana").error.hasPrefix("c_ana is on the team as agent.\n"))
    let added = await earshot("chief", "team", "add", fresh, "--role", "executive")
    #expect(added.error.hasSuffix("is set in psql: \\password \(fresh)\n"))
    let team = await earshot("c_ana", "team", "--json").objects
    #expect(team.map { $0["name"] as? String } == ["c_ana", fresh, "chief"])
    #expect(team.map { $0["role"] as? String } == ["agent", "executive", "lead"])
    #expect(await earshot(fresh, "list").status == 0)
    #expect(await earshot("chief", "team", "role", fresh, "auditor").error == "\(fresh) is auditor now.\n")
    let none = await earshot("chief", "team", "remove", fresh)
    #expect(none.error == "\(fresh) is no longer on the team.\n")
    let out = await earshot(fresh, "list")
    #expect(out.status == 1)
    #expect(out.error.contains("You are \(fresh) on the server of"))
    #expect(out.error.hasSuffix("A lead puts you there: `earshot team add \(fresh) --role agent`.\n"))
    #expect(await earshot("chief", "desk", "init").status == 0, "a desk that is there is left as it is")
    #expect(await earshot("chief", "desk", "migrate").status == 0)
  }

  @Test func `Nobody acts as another, and who may not is told who may`() async throws {
    await earshot("chief", "desk", "init")
    for (name, role) in [("c_ana", "agent"), ("c_kim", "auditor")] {
      try cluster.login(name)
      await earshot("chief", "team", "add", name, "--role", role)
    }
    let file = try place.write(Place.messages, to: "day.csv")
    let refused = await earshot("c_kim", "import", file, "--channel", "x:@acme")
    #expect(refused.status == 1)
    #expect(refused.error.contains("c_kim is an auditor on this desk, who reads and changes nothing"))
    #expect(await earshot("c_ana", "import", file, "--channel", "x:@acme", "--json").object["accepted"] as? Int == 5)
    let line = "earshot: You are c_ana on this desk: its server knows you by your login. "
    #expect(await earshot("c_ana", "--as", "chief", "next").error == line + "To act as chief, log in as chief.\n")
    let byEnvironment = await earshot("c_ana", "list", environment: ["EARSHOT_AS": "chief"])
    #expect(byEnvironment.status == 1)
    #expect(byEnvironment.error == line + "To act as chief, log in as chief.\n")
    #expect(await earshot("c_ana", "--as", "c_ana", "hold", "1").status == 0)
    #expect(await earshot("c_ana", "list", "is:mine", "--json").objects.count == 1)
    let team = await earshot("c_ana", "team", "add", "eve")
    #expect(team.status == 1)
    #expect(team.error == "earshot: As an agent you cannot change the team. Only a lead can: chief.\n")
    let auditor = await earshot("c_kim", "hold", "2")
    #expect(auditor.error == "earshot: 2: An auditor cannot hold: an auditor reads and changes nothing.\n")
    let policies = try place.write(await earshot("c_ana", "policy", "show").out, to: "policies.toml")
    let applied = await earshot("c_ana", "policy", "apply", policies)
    #expect(
      applied.error
        == "earshot: As an agent you cannot change the policies. Only a lead, a strategist or the service can: chief.\n"
    )
    #expect(await earshot("chief", "policy", "apply", policies).status == 0)
    #expect(await earshot("c_kim", "audit", "verify").status == 0)
    let events = await earshot("c_kim", "show", "1", "--json").object["events"] as? [[String: Any]] ?? []
    #expect(events.first?["by"] as? String == "earshot")
    #expect(events.first?["session"] as? String == "c_ana")
    #expect(events.last?["by"] as? String == "c_ana")
    #expect(events.last?["session"] is NSNull)
  }

  @Test func `A lead who may not make logins hands the SQL to who keeps the server`() async throws {
    await earshot("chief", "desk", "init")
    try cluster.login("c_lea")
    try cluster.login("c_ben")
    await earshot("chief", "team", "add", "c_lea", "--role", "lead")
    #expect(await earshot("c_lea", "team", "add", "c_ben", "--role", "safety").status == 0, "there is such a login")
    let newcomer = "c_new_\(DeskAddress(address).name)"
    let needed = await earshot("c_lea", "team", "add", newcomer, "--role", "strategist")
    #expect(needed.status == 1)
    #expect(
      needed.error
        == "earshot: Your login may not make logins on this server. Have whoever keeps it run the lines above.\n"
    )
    #expect(await earshot("c_lea", "team", "add", newcomer, "--role", "strategist", "--print").out == needed.out)
    #expect(await earshot(newcomer, "list").status == 1, "printed is not run")
    try cluster.sql(needed.out, in: DeskAddress(address).name)
    #expect(await earshot(newcomer, "team", "--json").objects.count == 4)
    let removing = await earshot("c_lea", "team", "remove", newcomer, "--print").out
    #expect(removing == "SELECT earshot.set_role('\(newcomer)', NULL);\n")
  }

  @Test func `Where the owner may not make roles, the keeper runs what is printed`() async throws {
    let place = try Place()
    let address = try cluster.databaseOfChief(mayMakeRoles: false)
    func chief(_ words: String...) async -> Place.Said {
      await place.run(["--desk", address] + words, environment: ["EARSHOT_AS": "cho"])
    }
    let made = await chief("desk", "init")
    #expect(made.status == 0)
    #expect(made.error.contains("Have whoever keeps the server run what `earshot team sql` prints."))
    #expect(await chief("team", "add", "eve").status == 0, "it works without, and cho is the lead")
    #expect(await chief("desk", "check").lines.last?.contains("is left to Earshot") == true)
    #expect(await chief("team", "add", "ben", "--print").status == 1)
    let refused = await chief("team", "enforce")
    #expect(refused.status == 1)
    #expect(refused.error.contains("Your login plain_chief may not make roles"))
    try cluster.sql(await chief("team", "sql").out, in: DeskAddress(address).name)
    #expect(await chief("next").error.contains("You are plain_chief on this desk"))
    #expect(await place.run(["--desk", address, "team"], environment: [:]).out.contains("plain_chief  lead"))
  }

  @Test func `A desk that was made without roles gets them when asked`() async throws {
    #expect(await earshot("chief", "desk", "init", "--no-roles").error == "")
    await earshot("chief", "next", environment: ["EARSHOT_AS": "chief"])
    await earshot("chief", "team", "add", "c_nobody", environment: ["EARSHOT_AS": "chief"])
    #expect(await earshot("chief", "desk", "init").error == "", "not behind a team's back")
    let enforced = await earshot("chief", "team", "enforce", environment: ["EARSHOT_AS": "chief"])
    #expect(
      enforced.error == """
        The server enforces who may do what; chief is a lead.
        c_nobody has no login there yet: earshot team add c_nobody --role agent

        """)
    #expect(await earshot("chief", "team", "enforce").error == "The server does so already.\n")
    #expect(await place.earshot("team", "enforce").error.contains("This desk is a file"))
  }

  @Test func `What is overdue is so by the server's clock, whatever this machine's says`() async throws {
    await earshot("chief", "desk", "init")
    // The machine of these commands lives in November 2026.
    let said = Date.now.addingTimeInterval(-5 * 86_400).ISO8601Format()
    let row = #"{"id":"1","channel":"x:acme","author":"mia","at":"\#(said)","text":"Where can I buy it?"}"#
    #expect(await earshot("chief", "import", try place.write(row, to: "one.ndjson")).status == 0)
    let found = await earshot("chief", "list", "is:overdue", "--json").objects
    #expect(found.map { $0["overdue"] as? Bool } == [true])
  }
}
