import ArgumentParser
import Desk
import Foundation
import Model
import Testing

@testable import earshot

@Suite("Keeping house: team, policies, configuration, backup, manual")
struct HouseTests {
  @Test("the first to come is the lead; after that a stranger is refused")
  func team() async throws {
    let place = try Place()
    await place.earshot("next")
    #expect(await place.earshot("team", "add", "ben").error == "ben is on the team as agent.\n")
    #expect(await place.earshot("team", "role", "ben", "strategist").status == 0)
    #expect(
      await place.earshot("team").lines == [
        "name  role        holds  due soon  here  at", "ana   lead            0         0  ─",
        "ben   strategist      0         0  ─",
      ])
    let stranger = await place.earshot("--as", "eve", "hold", "1")
    #expect(stranger.status == 1)
    #expect(stranger.error == "earshot: Nobody on this desk is called eve. There is ana, ben.\n")
    let agent = await place.earshot("--as", "ben", "team", "add", "eve")
    #expect(agent.status == 1)
    #expect(agent.error == "earshot: As a strategist you cannot change the team. Only a lead can: ana.\n")
    #expect(await place.earshot("team", "remove", "ben").status == 0)
    #expect(await place.earshot("team", "add", "Two Words").status == 64)
  }

  @Test("policies are shown as a file that can be applied again unchanged")
  func policyRoundTrip() async throws {
    let place = try await Place.withMessages()
    let shown = await place.earshot("policy", "show").out
    let file = try place.write(shown, to: "policies.toml")
    #expect(await place.earshot("policy", "check", file).out == "\(file) is right: 8 policies on 2 calendars.\n")
    #expect(await place.earshot("policy", "apply", file).out == "The policies are in force; 0 deadlines moved.\n")
    let again = await place.earshot("policy", "show").out
    #expect(again.split(separator: "\n").dropFirst() == shown.split(separator: "\n").dropFirst())
  }

  @Test("other policies move the deadlines")
  func policyApply() async throws {
    let place = try await Place.withMessages()
    let file = try place.write(
      """
      [calendars.always]
      always = true
      [[policies]]
      name = "all in two hours"
      first_response = "2h on always"
      """, to: "policies.toml")
    let applied = await place.earshot("policy", "apply", file, "--json")
    #expect((applied.object["deadlines_moved"] as? Int ?? 0) >= 3)
    let due = await place.earshot("show", "2", "--json").object["due"] as? String
    #expect(due == "2026-11-20T11:10:00Z")
  }

  @Test("everything that is wrong in a policy file is said at once, with its place")
  func policyErrors() async throws {
    let place = try Place()
    let file = try place.write(
      """
      [calendars.office]
      zone = "Europe/Pariss"
      mon = ["9 to 5"]

      [[policies]]
      name = "press"
      when = "kind:medai"
      first_response = "1h on offce"
      next_response = "1 hour on office"
      resolutoin = "1h on office"
      """, to: "policies.toml")
    let said = await place.earshot("policy", "check", file)
    #expect(said.status == 78)
    let places = said.error.split(separator: "\n").map { line in
      line.dropFirst(file.count + 1).prefix { $0 != " " }
    }
    #expect(places == ["2:8:", "3:7:", "7:8:", "8:18:", "9:17:", "10:1:"])
    #expect(said.error.contains("there is no calendar \"offce\" in this file; did you mean \"office\"?"))
    #expect(said.error.contains("unknown key \"policies.resolutoin\"; did you mean \"resolution\"?"))
  }

  @Test("rules of assignment are part of the policy file, and explain says whom they gave what, and why")
  func assignment() async throws {
    let place = try await Place.withMessages()
    let rules = """

      [skills.ben]
      languages = ["fr", "en"]
      segments = ["patient"]

      # Who gets what opens: the first rule whose query matches is the one that counts.
      [[assign]]
      name = "the rest"
      when = "-kind:spam"
      to = ["ana", "ben"]
      by = "load"

      [[assign]]
      name = "spam"
      by = "turn"
      only_here = true

      """
    #expect(await place.earshot("team", "add", "ben").status == 0)
    let file = try place.write(await place.earshot("policy", "show").out + rules, to: "policies.toml")
    let right = "\(file) is right: 8 policies on 2 calendars, 2 rules of assignment.\n"
    #expect(await place.earshot("policy", "check", file).out == right)
    #expect(await place.earshot("policy", "apply", file).status == 0)
    #expect(await place.earshot("policy", "show").out.hasSuffix(rules))
    let more = try place.write(
      #"{"id":"new","channel":"x:@acme","handle":"zoe","at":"2026-11-20T09:40:00Z","text":"Where is it?"}"# + "\n",
      to: "more.ndjson")
    #expect(await place.earshot("import", more).status == 0)
    let id = try #require(await place.earshot("list", "from:zoe", "--json").objects.first?["id"] as? Int)
    let said = await place.earshot("explain", "\(id)").out
    // Ben sees to patients only.
    #expect(said.hasPrefix("Assigned to ana by the rule \"the rest\": nobody else could get it, 2026-"))
    let last = await place.earshot("explain", "\(id)", "--json").objects.last
    #expect(last?["kind"] as? String == "assignment")
    #expect(last?["to"] as? String == "ana")

    let bad = try place.write(
      """
      [calendars.always]
      always = true
      [[policies]]
      name = "x"
      [[assign]]
      when = "price"
      to = ["ben", "ben"]
      by = "loads"
      only_her = true
      [skills.ben]
      language = ["fr"]
      """, to: "bad.toml")
    let faults = await place.earshot("policy", "check", bad)
    #expect(faults.status == 78)
    let places = faults.error.split(separator: "\n").map { $0.dropFirst(bad.count + 1).prefix { $0 != " " } }
    #expect(places == ["5:3:", "6:8:", "7:6:", "8:6:", "9:1:", "11:1:"])
    #expect(faults.error.contains("did you mean \"load\"?"))
  }

  @Test("the configuration is checked, with the place of each fault")
  func config() async throws {
    let place = try Place()
    let good = try place.write("me = \"cho\"\nclock = \"12h\"\n", to: "good.toml")
    #expect(await place.earshot("config", "check", "--config", good).out == "\(good) is right.\n")
    let shown = await place.earshot("config", "show", "--json", "--config", good, environment: [:]).object
    #expect(shown["me"] as? String == "cho")
    #expect(shown["clock"] as? String == "12h")

    let bad = try place.write("mee = \"cho\"\nclock = \"13h\"\n", to: "bad.toml")
    let said = await place.earshot("config", "check", "--config", bad)
    #expect(said.status == 78)
    #expect(said.error.hasPrefix("\(bad):1:1: unknown key \"mee\"; did you mean \"me\"?\n\(bad):2:9: "))
    #expect(await place.earshot("config", "path").out == "\(place.path(".config/earshot/config.toml"))\n")
  }

  @Test("who acts and where: the option, else the environment, else the configuration")
  func precedence() async throws {
    let place = try Place()
    let config = try place.write(
      "me = \"cho\"\ndesk = \"\(place.path("config.sqlite"))\"\n", to: "config.toml")
    func shown(_ words: [String], _ environment: [String: String]) async -> [String: Any] {
      await place.run(words + ["config", "show", "--json", "--config", config], environment: environment).object
    }
    let byConfig = await shown([], [:])
    #expect(byConfig["me"] as? String == "cho")
    #expect(byConfig["desk"] as? String == place.path("config.sqlite"))
    let byEnvironment = await shown([], ["EARSHOT_AS": "ben", "EARSHOT_DESK": "/tmp/e.sqlite"])
    #expect(byEnvironment["me"] as? String == "ben")
    #expect(byEnvironment["desk"] as? String == "/tmp/e.sqlite")
    let byOption = await shown(["--as", "ana", "--desk", "/tmp/o.sqlite"], ["EARSHOT_AS": "ben"])
    #expect(byOption["me"] as? String == "ana")
    #expect(byOption["desk"] as? String == "/tmp/o.sqlite")
  }

  @Test("the sample day fills a desk of its own, and never one of a team")
  func demo() async throws {
    let place = try await Place.withMessages()
    let refused = await place.earshot("demo", "--fill")
    #expect(refused.status == 73)
    #expect(
      refused.error.hasSuffix("is a desk of a team, not of sample data; it is left alone. Name another with --desk.\n"))
    #expect(await place.earshot("list", "--count").out == "3\n")

    let filled = await place.run(["--desk", place.path("sample.sqlite"), "demo", "--fill"])
    #expect(filled.status == 0)
    let kinds = Set(
      await place.run(["--desk", place.path("sample.sqlite"), "list", "--limit", "500", "--json"]).objects
        .compactMap { $0["kind"] as? String })
    #expect(kinds.isSuperset(of: ["question", "complaint", "praise", "adverse_event"]))
  }

  @Test("a sample day that is open somewhere is joined, never taken from under it", .timeLimit(.minutes(1)))
  func demoJoins() async throws {
    let place = try Place()
    let path = place.path("sample.sqlite")
    #expect(await place.run(["--desk", path, "demo", "--fill"]).status == 0)
    // The command's own desk goes when its last thread lets go of it.
    while try Desk.isOpen(path) { await Task.yield() }
    let first = try Desk.open(path)
    #expect(try Desk.isOpen(path))
    try await first.add(Teammate(name: "zoe", role: .agent))

    let fill = await place.run(["--desk", path, "demo", "--fill"])
    #expect(fill.status == 75)
    #expect(fill.error.hasSuffix("is open in another console: leave that first, or name another file with --desk.\n"))
    let joined = try await SampleDesk.open(path, seed: 1, keeps: false, now: Desk.systemTime)
    #expect(joined.isJoined)
    #expect(try await joined.desk.team().contains { $0.name == "zoe" }, "it is the same desk")
    #expect(try await first.count([Query()], me: "zoe").first ?? 0 > 100, "and the first still has it")
  }

  @Test("the sample day can be printed, and imported")
  func demoPrint() async throws {
    let place = try Place()
    let printed = await place.run(["demo", "--print"]).out
    let file = try place.write(printed, to: "day.ndjson")
    let imported = await place.earshot("import", file, "--json").object
    #expect(imported["rejected"] as? Int == 0)
    #expect((imported["accepted"] as? Int ?? 0) > 100)
  }

  @Test("themes, keys, completions and the manual are printed")
  func printed() async throws {
    let place = try Place()
    #expect(await place.earshot("themes", "--json").objects.count >= 5)
    #expect(await place.earshot("keys").out.hasPrefix("# Keys\n"))
    for shell in ["bash", "zsh", "fish"] {
      #expect(await place.earshot("completions", shell).out.contains("earshot"))
    }
    let page = await place.earshot("man").out
    #expect(page.hasPrefix(".TH EARSHOT 1"))
    for command in try CommandTree.ofEarshot().command.children where command.children.isEmpty {
      #expect(page.contains(".SS \(command.commandName.replacing("-", with: "\\-"))"), "\(command.commandName)")
    }
  }

  @Test("every command says its name: finding it out by reflection takes milliseconds of each start")
  func names() {
    func check(_ command: any ParsableCommand.Type) {
      #expect(command.configuration.commandName != nil, "\(command)")
      for subcommand in command.configuration.subcommands { check(subcommand) }
    }
    check(Earshot.self)
  }
}
