import ArgumentParser
import Testing

@testable import earshot

@Suite("Lines that are read without the parser")
struct PlainLineTests {
  @Test(
    "mean what the parser makes of them",
    arguments: [
      ["list"], ["list", "zyxw7"], ["list", "zyxw7", "sort:newest", "--limit", "60", "--json"],
      ["--desk", "list", "list", "list"], ["--json", "list", "--desk", "a desk", "is:open", "--as", "ana"],
      ["--plain", "--config", "", "list", "--count", "two words"], ["list", " -label:spam", "-x", "--limit", "+5"],
      ["list", "help"], ["list", "a=b", "--desk", "postgres://db/desk"],
    ])
  func plain(line: [String]) throws {
    let shielded = DashWords.shielded(line)
    let ours = try #require(Listing.line(shielded))
    let theirs = try #require(try Earshot.parseAsRoot(shielded) as? List)
    #expect(ours.listing == theirs.listing)
    #expect(ours.common == theirs.global.given)
  }

  @Test(
    "leave to the parser what is another command, help, or a mistake",
    arguments: [
      [], ["show", "12"], ["views", "list"], ["help", "list"], ["--json"], ["--version", "list"], ["-h", "list"],
      ["list", "--help"], ["list", "-h"], ["list", "--limit"], ["list", "--limit", "0"], ["list", "--limit", "-3"],
      ["list", "--limit", "many"], ["list", "--limit=5"], ["list", "--limit", "5", "--limit", "6"], ["list", "--desk"],
      ["list", "--desk", "--json"], ["--limit", "5", "list"], ["list", "--unknown"], ["list", ""], ["list", "--", "a"],
      ["--generate-completion-script", "bash"], ["---completion", "list"],
    ])
  func other(line: [String]) { #expect(Listing.line(DashWords.shielded(line)) == nil) }
}
