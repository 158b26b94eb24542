import Foundation
import Testing

/// Two people on one desk, each at a terminal of their own: one carries up, the other decides.
@Suite("The line, in two terminals", .serialized)
struct LineTests {
  /// Ana carries up what droke says; Mara has it before her in a terminal of her own.
  private func carriedUp(_ desk: SampleDesk, draft: String? = nil) throws -> (ana: Terminal, mara: Terminal) {
    let ana = try desk.console()
    try ana.sees("mia_h")
    try ana.press("j")
    if let draft {
      try ana.press("r")
      try ana.sees("Write to @droke")
      try ana.type(draft)
      try ana.sees("draft saved")
      try ana.press("Escape")
      try ana.seesNoMore("Ctrl-s send")
      try ana.press("Escape")
      try ana.sees("what they say")
      try ana.seesNoMore("first reply")
    }
    try ana.press("e")
    try ana.sees("carry @droke up to")
    try ana.type("mara")
    try ana.press("Enter")
    try ana.sees("why mara must know")
    try ana.type("The paper asks too")
    try ana.press("Enter")
    try ana.sees("↑ mara")
    // Somebody on whom others wait sees that first.
    let mara = try desk.console(by: "mara")
    try mara.sees("The paper asks too")
    try mara.sees("A acknowledge")
    return (ana, mara)
  }

  private func leave(_ terminals: Terminal...) throws {
    for terminal in terminals {
      try terminal.press("C-c")
      try terminal.sees("[ended 0]")
    }
  }

  @Test("an acknowledgement is seen at once, and stops its clock")
  func acknowledge() throws {
    let desk = try SampleDesk()
    let (ana, mara) = try carriedUp(desk)
    try ana.press("2")
    try ana.sees("○")
    try mara.press("A")
    try ana.sees("◐", within: 2)
    try ana.sees("acknowledged", within: 2)
    try leave(ana, mara)
  }

  @Test(
    "what is handed back with an instruction, or declined with a reason, is before its holder at once",
    arguments: [
      ("h", "instruction for @droke", "handed back", "Offer her a call today"),
      ("d", "why not", "declined", "Too small for the line"),
    ])
  func comesBack(key: String, question: String, verdict: String, words: String) throws {
    let desk = try SampleDesk()
    let (ana, mara) = try carriedUp(desk)
    try mara.press("D")
    try mara.sees("decide on @droke")
    try mara.press(key)
    try mara.sees(question)
    try mara.type(words)
    try mara.press("Enter")
    try ana.sees("mara \(verdict) @droke: \(words)", within: 2)
    // It stays hers, and says where it has been.
    try ana.sees("↓ ana", within: 2)
    try mara.sees("Nothing waits on the Line.", within: 2)
    try ana.press("Enter")
    try ana.sees("mara \(verdict)")
    try ana.sees(words)
    try ana.waits(for: "the trail") { try desk.trailIsWhole() }
    #expect(try desk.list("is:open holder:ana").count == 1)
    try leave(ana, mara)
  }

  @Test("a draft that is approved goes out as it was read")
  func approve() throws {
    let desk = try SampleDesk()
    let (ana, mara) = try carriedUp(desk, draft: "We are sorry. It leaves today.")
    try mara.press("D")
    try mara.sees("approve the draft")
    try mara.sees("It leaves today.")
    try mara.press("a")
    try ana.sees("mara approved @droke", within: 2)
    try ana.waits(for: "the reply in the outbox") { try desk.list("is:tosend").count == 1 }
    try leave(ana, mara)
  }

  @Test("an answer of her own goes out under her name")
  func answer() throws {
    let desk = try SampleDesk()
    let (ana, mara) = try carriedUp(desk)
    try mara.press("D")
    try mara.sees("answer it yourself")
    try mara.press("w")
    try mara.sees("Your answer to @droke")
    try mara.type("I have rung the depot myself. Mara")
    try mara.press("C-s")
    try ana.sees("mara answered @droke", within: 2)
    #expect(try desk.earshot("show", "2", "--json").output.contains("rung the depot"))
    try leave(ana, mara)
  }
}
