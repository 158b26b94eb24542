import Foundation
import Testing

/// The terminal is as it was, whatever ended the program.
@Suite("The terminal", .serialized)
struct TerminalTests {
  /// Opens the console between two prints of the terminal's settings.
  private func console(_ desk: SampleDesk) throws -> Terminal {
    let line =
      "cd \(Program.quoted(desk.home.path)); stty -g > before; "
      + "sh -c 'echo $$ > pid; exec earshot --desk \(desk.path) --as ana'; stty -g > after"
    // Swift's backtrace of a crash goes on for a while; the terminal must be back without it.
    let terminal = try Terminal(line, home: desk.home, environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.sees("mia_h")
    return terminal
  }

  private func expectRestored(_ terminal: Terminal, _ desk: SampleDesk) throws {
    try terminal.sees("[ended")
    let before = try String(contentsOf: desk.home.appending(path: "before"), encoding: .utf8)
    let after = try String(contentsOf: desk.home.appending(path: "after"), encoding: .utf8)
    #expect(before == after)
    #expect(try terminal.tmux("display-message", "-p", "#{alternate_on}#{cursor_flag}#{mouse_any_flag}") == "010\n")
  }

  @Test(
    "is given back on leaving, on signals and on a crash", arguments: ["TERM", "HUP", "INT", "SEGV", "ABRT", "BUS"])
  func signals(signal: String) throws {
    let desk = try SampleDesk()
    let terminal = try console(desk)
    #expect(try terminal.tmux("display-message", "-p", "#{alternate_on}") == "1\n")
    let pid = try String(contentsOf: desk.home.appending(path: "pid"), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try Program.run("kill", ["-\(signal)", pid])
    try expectRestored(terminal, desk)
  }

  @Test("is given back on Ctrl-C")
  func controlC() throws {
    let desk = try SampleDesk()
    let terminal = try console(desk)
    try terminal.press("C-c")
    try expectRestored(terminal, desk)
  }

  @Test("is given back while suspended with Ctrl-Z, and taken again")
  func suspend() throws {
    let desk = try SampleDesk()
    let terminal = try Terminal("bash --norc -i", home: desk.home, environment: ["PS1": "READY "])
    try terminal.sees("READY")
    try terminal.type("earshot --desk \(desk.path) --as ana\n")
    try terminal.sees("mia_h")
    try terminal.press("C-z")
    try terminal.sees("Stopped")
    #expect(try terminal.tmux("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")
    try terminal.type("fg\n")
    try terminal.sees("mia_h")
    try terminal.press("C-c")
    try terminal.sees("READY")
  }

  @Test(
    "that cannot show the console gets one clear line and a non-zero exit", arguments: ["", "dumb", "no-such-terminal"])
  func cannot(term: String) throws {
    let desk = try SampleDesk()
    let setting = term.isEmpty ? "unset TERM" : "TERM=\(term)"
    let terminal = try Terminal("\(setting); earshot --desk \(desk.path) --as ana", home: desk.home)
    try terminal.sees("[ended")
    let screen = try terminal.screen()
    #expect(!screen.contains("[ended 0]"))
    #expect(screen.contains("TERM"), "\(screen)")
  }

  @Test("without colour or without a UTF-8 locale still shows everything", arguments: ["vt100", "xterm", "screen"])
  func plain(term: String) throws {
    let desk = try SampleDesk()
    let terminal = try desk.console(term: term, environment: ["LC_ALL": "C"])
    try terminal.sees("mia_h")
    try terminal.sees("adverse")
    try terminal.press("q")
  }

  @Test("may be any size, and change it as often as it likes")
  func sizes() throws {
    let desk = try SampleDesk()
    let terminal = try desk.console(columns: 10, rows: 3)
    try terminal.sees("small")
    for i in 0..<60 { try terminal.resize(columns: 10 + (i * 37) % 190, rows: 3 + (i * 13) % 60) }
    try terminal.resize(columns: 120, rows: 36)
    try terminal.sees("mia_h")
    try terminal.press("C-c")
    try terminal.sees("[ended 0]")
  }
}
