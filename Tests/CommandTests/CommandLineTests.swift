import ArgumentParser
import Testing

@testable import earshot

@Suite("A line that one command can read by itself")
struct CommandLineTests {
  @Test(
    "means what all of them make of it",
    arguments: [
      ["show", "12"], ["show", "#12", "--json"], ["--desk", "show", "show", "12"],
      ["--as", "ana", "--json", "hold", "3", "4"],
      ["hold", "3", "--as", "ana"], ["--desk", "a", "hold", "3", "--desk", "b"],
      ["--plain", "label", "3", "+spam", "-late"],
      ["note", "3", "--", "-5 degrees"], ["reply", "3", "--text", "Thank you."], ["snooze", "3", "4h"], ["team"],
      ["team", "list"], ["--desk", "x", "team", "add", "bo", "--role", "agent"], ["policy", "show"],
      ["outbox", "list"],
      ["desk", "init", "--no-roles"], ["keys"], ["themes"], ["decide", "3", "approve"], ["demo"], ["--json", "views"],
      ["import", "a.csv", "--map", "id=x", "--strict"], ["report", "response-times", "--by", "channel", "--json"],
    ])
  func same(line: [String]) throws {
    let shielded = DashWords.shielded(line)
    #expect(told { try Earshot.parsed(shielded) } == told { try Earshot.parseAsRoot(shielded) })
  }

  @Test(
    "is told what is wrong with it, and where there is help, by all of them",
    arguments: [
      [], ["--version"], ["--help"], ["help"], ["help", "hold"], ["hold", "--help"], ["team", "help"],
      ["team", "add", "-h"],
      ["hold"], ["hold", "3", "--nothing"], ["hold", "help"], ["snooze", "3"], ["list", "--limit", "0"], ["--desk"],
      ["--desk", "x"], ["--nothing", "hold", "3"], ["--limit", "3", "list"], ["report"], ["report", "nothing"],
      ["team", "ad"],
      ["hold", "--version"], ["decide", "3", "perhaps"], ["--generate-completion-script", "bash"],
    ])
  func mistakes(line: [String]) throws {
    let shielded = DashWords.shielded(line)
    #expect(told { try Earshot.parsed(shielded) } == told { try Earshot.parseAsRoot(shielded) })
  }

  /// What has been read, with all its parts; or what is said instead.
  private func told(_ read: () throws -> any ParsableCommand) -> String {
    do {
      var text = ""
      dump(try read(), to: &text)
      return text
    } catch {
      return "\(Earshot.exitCode(for: error)): \(Earshot.fullMessage(for: error))"
    }
  }
}
