import Foundation
import Testing

/// Two people at one desk, in two real terminals.
@Suite("Presence", .serialized)
struct PresenceTests {
  @Test("two consoles see each other come, read, write, and vanish when one is killed")
  func two() throws {
    let desk = try SampleDesk()
    let ana = try desk.console()
    try ana.sees("mia_h")
    let ben = try desk.console(by: "ben")
    try ben.sees("mia_h")
    try ana.sees("with ben", within: 5)
    try ben.sees("with ana", within: 5)
    try ben.press("Enter")
    try ana.press("Enter")
    try ana.sees("ben is reading this", within: 5)
    try ben.press("r")
    try ana.sees("✎ ben writes since", within: 5)
    try ana.press("Escape")
    try ana.sees("✎…", within: 5)
    try ben.press("Escape")
    try ana.seesNoMore("✎…", within: 5)
    // Killed: it says nothing, and is gone by its silence.
    let shell = try ben.tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try? Program.run("pkill", ["-KILL", "-P", shell])
    // The shell's words for it; what it says behind them wraps where it will, by the length of a path.
    try ben.sees("Killed", within: 5)
    try ana.seesNoMore("with ben", within: 40)
    let again = try desk.console(by: "ben")
    try ana.sees("with ben", within: 10)
    try again.press("C-c")
    try again.sees("[ended 0]")
    // Who leaves is gone at once.
    try ana.seesNoMore("with ben", within: 5)
    try ana.press("C-c")
    try ana.sees("[ended 0]")
    #expect(try desk.trailIsWhole())
  }
}
