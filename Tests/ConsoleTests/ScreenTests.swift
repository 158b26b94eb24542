import Foundation
import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// Screens as text, compared with the files in Tests/Screens. `EARSHOT_RECORD=1 swift test` writes them anew; then look
/// at the difference.
@Suite struct ScreenTests {
  static let sizes = [(120, 36), (80, 24), (200, 50), (44, 30), (40, 10), (10, 3)]

  @Test(arguments: sizes)
  func `The inbox`(_ width: Int, _ height: Int) throws {
    try compare(Fixture.state(width, height), "inbox-\(width)x\(height)")
  }

  @Test(arguments: sizes)
  func `An open conversation`(_ width: Int, _ height: Int) throws {
    try compare(reading(width, height), "conversation-\(width)x\(height)")
  }

  @Test(arguments: sizes)
  func `A reply being written`(_ width: Int, _ height: Int) throws {
    var state = reading(width, height)
    state.press("r")
    state.type(" tell us the lot number on the box, and see a doctor today. Ça va ? 👩‍⚕️")
    try compare(state, "compose-\(width)x\(height)")
  }

  @Test(arguments: sizes)
  func `The line`(_ width: Int, _ height: Int) throws {
    var state = Fixture.state(width, height)
    state.press("2")
    let escalation = Escalation(to: "dana", from: "ana", at: Fixture.now - .minutes(4), reason: 2)
    let reason = LineReason(escalation: escalation, reason: "The paper goes to print at five.", draft: nil)
    _ = state.update(.reasons([.init(rawValue: 5): reason]), at: Fixture.now)
    try compare(state, "line-\(width)x\(height)")
  }

  @Test(arguments: sizes)
  func `Help`(_ width: Int, _ height: Int) throws {
    var state = Fixture.state(width, height)
    state.press("?")
    try compare(state, "help-\(width)x\(height)")
  }

  @Test(arguments: [(120, 36), (44, 30)])
  func `An empty desk teaches`(_ width: Int, _ height: Int) throws {
    var state = Fixture.empty(width, height)
    _ = state.update(.loaded(.inbox, Fixture.page([]), .start, generation: 0), at: Fixture.now)
    _ = state.update(.counted([Query(): 0]), at: Fixture.now)
    try compare(state, "empty-\(width)x\(height)")
  }

  @Test(arguments: [(120, 36), (80, 24), (44, 30)])
  func `A storm`(_ width: Int, _ height: Int) throws {
    var state = Fixture.state(width, height)
    _ = state.update(.warned([WarningTests.storm]), at: Fixture.now)
    state.press("W")
    try compare(state, "storm-\(width)x\(height)")
  }

  @Test func `On a phone a message goes on in the line below, and a fault says what is meant`() throws {
    var state = Fixture.state(44, 16)
    state.say(.warning, "ben asks you for @mia_h · H hands it over, M keeps it")
    try compare(state, "message-44x16")
    state.press("/")
    state.type("kind:ques bogus:1 ")
    try compare(state, "fault-44x16")
  }

  @Test func `On a phone an error stays, and gives the line of the keys back when it has been read`() throws {
    var state = Fixture.state(44, 30)
    state.say(.error, "The server of acme refuses this: your login ana may not write there. Ask ben.")
    try compare(state, "error-unread-44x30")
    // Nobody is there, or somebody who has had no time to read.
    _ = state.update(.tick, at: Fixture.now + .minutes(5))
    #expect(state.picture.grid.text.contains("write there. Ask ben."))
    state.now = Fixture.now + .seconds(3)
    state.press("j")
    #expect(state.picture.grid.text.contains("write there. Ask ben."))
    state.now = Fixture.now + .seconds(20)
    state.press("k")
    try compare(state, "error-read-44x30")
  }

  @Test func `Where both do not fit the name of the holder is whole, and that there is a draft is left out`() {
    let row = Fixture.row(1, "mia_h", "Hello?", left: 60, holder: "dieter", draftBy: "dieter")
    func held(_ width: Int) -> String { ListPane.holder(row, Fixture.state(44, 30), width: width).map(\.text).joined() }
    #expect(held(8) == "dieter ✎")
    #expect(held(6) == "dieter")
  }

  @Test func `What waits, what is selected, what is asked`() throws {
    var state = Fixture.state(120, 24)
    state.press("j Space Space")
    let more = [Fixture.row(50, "newcomer", "Hello?", left: 30)] + Fixture.rows
    _ = state.update(.refreshed(.inbox, PageUpdate(Fixture.page(more)), generation: 0), at: Fixture.now)
    try compare(state, "waiting")
    state.press("s")
    try compare(state, "snooze")
    state.press("Esc x")
    try compare(state, "correct")
    state.press("Esc /")
    state.type("kind:ques bogus:1 due")
    try compare(state, "filter")
  }

  @Test func `Styles say what matters, where it matters`() throws {
    let screen = Fixture.state(120, 16).picture.grid.styledText
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.first { $0.contains("mia_h") })
    #expect(first.contains("{overdue:−2:14}"))
    #expect(first.contains("{kind-safety:✚}"))
    #expect(first.contains("{cursor@cursor-row:mia_h}"))
    #expect(first.contains("{draft:✎}"))
    #expect(try #require(lines.first { $0.contains("DrOkoye") }).contains("{due-soon:3:10•}"))
    #expect(try #require(lines.first { $0.contains("R.Falk") }).contains("{escalation:↑ dana}"))
    #expect(try #require(lines.first { $0.contains("lena.fr") }).contains("{calm:12:44}"))
  }

  private func reading(_ width: Int, _ height: Int) -> ConsoleState {
    var state = Fixture.state(width, height)
    state.press("Enter")
    _ = state.update(.opened(.init(rawValue: 1), Fixture.detail()), at: Fixture.now)
    return state
  }

  private func compare(_ state: ConsoleState, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Screens")
    let file = folder.appendingPathComponent("\(name).txt")
    let text = state.picture.grid.text + "\n"
    if ProcessInfo.processInfo.environment["EARSHOT_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(name) is\n\(text)", sourceLocation: sourceLocation)
  }
}
