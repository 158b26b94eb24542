import Foundation
import Testing
import ThrowawayPostgres

/// Two at their own terminals: what one does is seen by the other.
@Suite("From hand to hand", .serialized, .onBothDatabases)
struct HandsTests {
  @Test("who asks with one key is seen by the holder, who gives it away with one key, draft included")
  func handOver() throws {
    let desk = try SampleDesk()
    #expect(try desk.earshot("hold", "1").status == 0)
    #expect(try desk.earshot("draft", "1", "--text", "Dear Mia, please tell us").status == 0)
    let ana = try desk.console()
    let ben = try desk.console(by: "ben")
    try ana.sees("mia_h")
    try ben.sees("mia_h")
    // The key that holds says who has it, and which key asks.
    try ben.press("c")
    try ben.sees("a asks ana to hand it over")
    try ben.press("a")
    try ben.sees("ana is asked to hand it over")
    try ana.sees("ben asks you for @mia_h", within: 5)
    try ana.sees("ana ⇄")
    // From anywhere.
    try ana.press("G")
    try ana.press("H")
    try ana.sees("Handed over to ben")
    try ben.sees("ana gives you @mia_h, with its draft", within: 5)
    try ben.press("@")
    try ben.sees("Dear Mia, please tell us")
    try ben.sees("yours")
    try ben.waits(for: "the call to be seen") {
      try desk.earshot("calls", "--json", by: "ben").output.trimmingCharacters(in: .newlines) == "[]"
    }
    #expect(try desk.list("holder:ben").count == 1)
    // And back, as one that was given away by mistake.
    try ana.press("u")
    try ben.sees("ana has taken @mia_h from you", within: 5)
    #expect(try desk.trailIsWhole())
    for terminal in [ana, ben] { try terminal.press("C-c") }
    try ana.sees("[ended 0]")
    try ben.sees("[ended 0]")
  }

  @Test("a note that mentions somebody rings at theirs, and waits for who is not there")
  func mention() throws {
    let desk = try SampleDesk()
    let ana = try desk.console()
    let ben = try desk.console(by: "ben")
    try ana.sees("lena")
    try ben.sees("lena")
    try ana.press("n")
    try ana.type("@be")
    try ana.press("Tab")
    try ana.type("please look, @mara too")
    try ana.press("Enter")
    try ana.sees("Noted")
    try ben.sees("ana mentions you in @mia_h: @ben please look", within: 5)
    // Who comes later finds it.
    let mara = try desk.console(by: "mara")
    try mara.sees("ana mentions you in @mia_h")
    try mara.press("@")
    try mara.sees("note · ana")
    try mara.waits(for: "it to be seen") {
      try desk.earshot("calls", "--json", by: "mara").output.trimmingCharacters(in: .newlines) == "[]"
    }
    #expect(try desk.earshot("list", "mention:me", "--json", by: "mara").output.contains("mia_h"))
  }
}
