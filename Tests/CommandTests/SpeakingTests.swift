import Foundation
import Model
import Testing

@testable import earshot

@Suite("How the command speaks")
struct SpeakingTests {
  @Test("help names every command, in groups")
  func help() async throws {
    let place = try Place()
    let said = await place.run(["--help"])
    #expect(said.status == 0)
    #expect(said.error == "")
    for command in try CommandTree.ofEarshot().command.children {
      #expect(said.out.contains("\n  \(command.commandName) "), "\(command.commandName)")
    }
  }

  @Test("help for one command, both ways", arguments: [["help", "snooze"], ["snooze", "--help"], ["snooze", "-h"]])
  func helpForOne(words: [String]) async throws {
    let place = try Place()
    let said = await place.run(words)
    #expect(said.status == 0)
    #expect(said.out.hasPrefix("OVERVIEW: Hide conversations until a time, or until the follower writes again."))
  }

  @Test("every action of the model is a command of the same name")
  func actions() throws {
    let commands = Set(try CommandTree.ofEarshot().command.children.map(\.commandName))
    // What nobody does by hand: messages arriving (`import`), replies leaving (`outbox export`), policies (`policy apply`).
    let others: Set<Action.Name> = [.ingest, .expire, .deliver, .recalculate]
    for name in Action.Name.allCases where !others.contains(name) { #expect(commands.contains(name.rawValue)) }
  }

  @Test("every command and every option says what it is for")
  func documented() throws {
    func check(_ command: CommandTree.Command) {
      #expect(command.abstract?.isEmpty == false, "\(command.commandName)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        #expect(argument.abstract?.isEmpty == false, "\(command.commandName) \(argument.usage)")
      }
      command.children.forEach(check)
    }
    check(try CommandTree.ofEarshot().command)
  }

  @Test("every command is in docs/command-line.md")
  func inTheDocs() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = String(
      decoding: try Data(contentsOf: root.appendingPathComponent("docs/command-line.md")), as: UTF8.self)
    for command in try CommandTree.ofEarshot().command.children {
      #expect(page.contains("`\(command.commandName)"), "\(command.commandName)")
    }
  }

  @Test("the version, alone and quick")
  func version() async throws {
    let place = try Place()
    let said = await place.run(["--version"])
    #expect(said.out == "\(Earshot.version)\n")
    #expect(said.status == 0)
  }

  @Test("a misspelt option or command is pointed out")
  func misspelt() async throws {
    let place = try Place()
    let option = await place.run(["list", "--jsn"])
    #expect(option.status == 64)
    #expect(option.error.hasPrefix("earshot: Unknown option '--jsn'. Did you mean '--json'?\n"))
    #expect(option.out == "")
    let command = await place.run(["lst"])
    #expect(command.status == 64)
    #expect(command.error.hasPrefix("earshot: There is no command 'lst'; did you mean list?\n"))
  }

  @Test(
    "what strangers wrote cannot act: neither in columns nor in JSON nor in CSV",
    arguments: [
      ["list"], ["list", "--json"], ["show", "1"], ["show", "1", "--json"], ["export"], ["export", "--format", "csv"],
      ["explain", "1"],
    ])
  func hostile(words: [String]) async throws {
    let place = try Place()
    let text = "red \u{1B}[31m title \u{1B}]0;pwned\u{7} csi \u{9B}31m rtl \u{202E}evil nul-ish \u{8}\u{8} end"
    let row: JSON = [
      "id": "1", "author": "evil", "author_id": "7", "name": .string("E\u{202E}ve\nil"),
      "at": "2026-11-20T09:00:00Z", "text": .string(text), "channel": "x",
    ]
    let file = try place.write(row.text + "\n", to: "evil.ndjson")
    let imported = await place.earshot("import", file)
    let said = await place.run(["--desk", place.path("desk.sqlite")] + words, terminal: 80)
    #expect(!said.out.isEmpty)
    let all = said.out + said.error + imported.out + imported.error
    let acting = all.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      // Line ends are ours; in CSV, which has no escapes, the direction of text is the reader's business.
      if scalar == "\n" || scalar == "\r" { return false }
      return category == .control || (category == .format && !words.contains("csv"))
    }
    #expect(acting.isEmpty)
  }

  @Test("colour on a terminal only, and only when it is wanted")
  func colour() async throws {
    let place = try await Place.withMessages()
    place.pass(.hours(30))
    let person = ["EARSHOT_AS": "ana", "TERM": "xterm-256color"]
    #expect(await place.earshot("list", environment: person, terminal: 100).out.contains("\u{1B}[31m"))
    #expect(!(await place.earshot("list", environment: person).out.contains("\u{1B}")))
    for environment in [["NO_COLOR": "1", "TERM": "xterm"], ["TERM": "dumb"], [:]] {
      #expect(!(await place.earshot("list", environment: environment, terminal: 100).out.contains("\u{1B}")))
    }
  }

  @Test("lines end where the terminal does", arguments: [40, 80, 200])
  func width(columns: Int) async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("list", terminal: columns)
    #expect(said.lines.allSatisfy { $0.count <= max(columns, 50) })
  }

  @Test("a desk that is none, or whose folder is missing, is told apart")
  func desks() async throws {
    let place = try Place()
    let text = try place.write(
      "This is a text, and not a short one, so nobody takes it for an empty file.", to: "a.txt")
    let noDesk = await place.run(["--desk", text, "list"])
    #expect(noDesk.status == 65)
    #expect(noDesk.error.hasPrefix("earshot: \(text) is not a desk"))
    let noFolder = await place.run(["--desk", place.path("no/such/desk.sqlite"), "list"])
    #expect(noFolder.status == 73)
  }

  @Test(
    "words with one dash are shielded in the commands that take labels and queries",
    arguments: [
      (["label", "1", "-x", "+y"], ["label", "1", " -x", "+y"]),
      (["--desk", "d", "list", "-kind:spam", "--json"], ["--desk", "d", "list", " -kind:spam", "--json"]),
      (["reply", "1", "-"], ["reply", "1", "-"]),
      (["list", "-h"], ["list", "-h"]),
      (["note", "1", "--text", "-5 °C"], ["note", "1", "--text", "-5 °C"]),
    ])
  func dashes(typed: [String], read: [String]) {
    #expect(DashWords.shielded(typed) == read)
  }
}
