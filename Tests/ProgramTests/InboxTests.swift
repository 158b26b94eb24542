import Foundation
import Testing

/// A duty agent's way through the inbox, key by key, in the real program.
@Suite("The inbox", .serialized)
struct InboxTests {
  @Test("shows what waits, most urgent first, and what an agent does shows at once")
  func holdAndReply() throws {
    let desk = try SampleDesk()
    let terminal = try desk.console()
    try terminal.sees("mia_h")
    try terminal.sees("adverse")
    let lines = try terminal.screen().split(separator: "\n")
    let mia = try #require(lines.firstIndex { $0.contains("mia_h") })
    let tom = try #require(lines.lastIndex { $0.contains("tom") })
    #expect(mia < tom)
    try terminal.press("c")
    try terminal.waits(for: "the hold") { try desk.list("holder:ana").count == 1 }
    try terminal.press("r")
    try terminal.type("Thank you for telling us. Which tablets are they?")
    try terminal.press("C-s")
    try terminal.waits(for: "the reply in the outbox") { try desk.list("is:tosend").count == 1 }
    try terminal.press("u")
    try terminal.waits(for: "the reply to be taken back") { try desk.list("is:tosend").isEmpty }
    #expect(try desk.trailIsWhole())
    try terminal.press("C-c")
    try terminal.sees("[ended 0]")
  }

  @Test("shows what another process does, without a key")
  func live() throws {
    let desk = try SampleDesk()
    let terminal = try desk.console()
    try terminal.sees("mia_h")
    #expect(try desk.earshot("hold", "2", by: "ben").status == 0)
    try terminal.sees("ben", within: 2)
    try desk.add([SampleDesk.comment("9", "newcomer", "My pen leaks, what now?", minutesAgo: 0)])
    // New rows wait until they are let in.
    try terminal.waits(for: "the newcomer", within: 5) {
      try terminal.press("R")
      return try terminal.screen().contains("newcomer")
    }
    try terminal.press("C-c")
  }

  @Test("keeps a draft as typed through a kill -9 of the console")
  func draft() throws {
    let desk = try SampleDesk()
    let first = try desk.console()
    try first.sees("mia_h")
    try first.press("r")
    try first.type("We are looking into")
    try first.waits(for: "the draft to be kept") {
      try desk.earshot("show", "1", "--json").output.contains("We are looking into")
    }
    _ = try? Program.run("pkill", ["-KILL", "-f", "earshot --desk \(desk.path)"])
    let second = try desk.console()
    try second.sees("mia_h")
    try second.press("r")
    try second.sees("We are looking into")
  }

  @Test("finds with the filter, and says what is wrong with a query under the caret")
  func filter() throws {
    let desk = try SampleDesk()
    let terminal = try desk.console()
    try terminal.sees("mia_h")
    try terminal.press("/")
    try terminal.press("C-u")
    try terminal.type("kind:praise")
    try terminal.press("Enter")
    try terminal.seesNoMore("droke")
    try terminal.sees("tom")
    try terminal.press("/")
    try terminal.press("C-u")
    try terminal.type("knd:praise")
    try terminal.press("Enter")
    try terminal.sees("kind")
    try terminal.press("Escape")
  }

  @Test("carries a conversation up the line and the answer back")
  func line() throws {
    let desk = try SampleDesk()
    let agent = try desk.console()
    try agent.sees("mia_h")
    #expect(try desk.earshot("escalate", "2", "--to", "mara", "--reason", "Press asks").status == 0)
    let executive = try desk.console(by: "mara")
    try executive.sees("Press asks")
    #expect(try desk.earshot("acknowledge", "2", by: "mara").status == 0)
    #expect(try desk.earshot("decide", "2", "--hand-back", "Offer a call", by: "mara").status == 0)
    try agent.waits(for: "the decision in the trail") {
      try desk.earshot("show", "2", "--json").output.contains("Offer a call")
    }
  }

  @Test("demo in a second terminal joins the day that the first has open")
  func demoTwice() throws {
    let home = try Terminal.makeHome()
    defer { try? FileManager.default.removeItem(at: home) }
    let first = try Terminal("exec earshot --as cho demo", home: home)
    try first.sees("cho lead")
    try first.sees("▌")
    let second = try Terminal("exec earshot --as mara demo", home: home)
    try second.sees("you have joined it")
    try second.press("1")
    // She takes the most urgent that nobody holds.
    try second.press("N")
    try second.sees("Yours now")
    try first.waits(for: "her hold on a row", within: 5) {
      try first.screen().split(separator: "\n").contains { $0.hasSuffix(" mara") && !$0.hasSuffix("↑ mara") }
    }
    try second.press("C-c")
    try second.sees("[ended 0]")
    try first.press("C-c")
    try first.sees("[ended 0]")
  }

  @Test(
    "in plain lines draws nothing, says what one does, and leaves the terminal as it was",
    arguments: ["xterm-256color", "dumb"])
  func plain(term: String) throws {
    let desk = try SampleDesk()
    let terminal = try Terminal(
      "earshot --plain --desk \(Program.quoted(desk.path)) --as ana", term: term, home: desk.home)
    try terminal.sees("Inbox, All open: 4 conversations.")
    #expect(try terminal.tmux("display-message", "-p", "#{alternate_on}") == "0\n")
    try terminal.press("j")
    try terminal.sees("@droke")
    try terminal.press("n")
    try terminal.type("call her")
    try terminal.press("Enter")
    try terminal.sees("Noted")
    try terminal.waits(for: "the note") { try desk.earshot("show", "2", "--json").output.contains("call her") }
    #expect(try !terminal.screen().contains { "│─┌┬".contains($0) })
    try terminal.press("C-c")
    try terminal.sees("[ended 0]")
  }

  @Test(
    "shows what strangers write without letting it act", arguments: [80, 120, 200])
  func hostile(columns: Int) throws {
    let nasty = [
      "\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31mred", "\u{202e}desrever\u{202c} \u{200f}rtl", "\u{9b}31m\u{85}\u{0}nul",
      "👩‍👩‍👧‍👦👍🏽🏳️‍🌈❤️1️⃣🇫🇷", "Z̸̢̛̰̦͎a̶̡̛l̷g̶o̴" + String(repeating: "\u{301}", count: 300), "가나다 漢字テスト ｆｕｌｌ",
      "\u{e000}\u{fffe}\u{feff}", "a\tb\nc\r\nd",
    ]
    let rows = nasty.enumerated().map { index, text in
      let quoted = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
      return SampleDesk.comment(
        "h\(index)", "h\(index)", "\(text) why?", more: #","name":\#(quoted),"bio":\#(quoted),"place":\#(quoted)"#)
    }
    let desk = try SampleDesk(rows)
    let terminal = try desk.console(columns: columns)
    try terminal.sees("h7")
    for _ in rows {
      let screen = try terminal.screen()
      #expect(!screen.contains("\u{1b}") && !screen.contains("\u{202e}"))
      #expect(try terminal.tmux("display-message", "-p", "#{pane_title}") != "owned\n")
      try terminal.press("Enter")
      try terminal.press("Escape")
      try terminal.press("j")
    }
    try terminal.press("C-c")
    try terminal.sees("[ended 0]")
  }
}
