import Foundation
import Testing
import ThrowawayPostgres

/// A console in a real terminal whose server goes under it.
@Suite("When the server goes", .serialized, .enabled(if: Cluster.isThere), .timeLimit(.minutes(3)))
struct OutageTests {
  let cluster: Cluster
  let desk: SampleDesk

  init() throws {
    cluster = try Cluster.shared.get()
    desk = try Database.$current.withValue(.postgres) { try SampleDesk() }
  }

  private func draft() throws -> String { try desk.earshot("draft", "1").output }

  /// The files that drafts are kept in.
  private func kept() -> [String] {
    let root = desk.home.appending(path: ".local/state/earshot/drafts")
    return (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".json") }
  }

  @Test("the header says so, what is shown stays, a draft is kept here, and all is well when it is back")
  func away() throws {
    let ana = try desk.console()
    try ana.sees("mia_h")
    try ana.sees("● live")
    try ana.press("r")
    try ana.type("Dear Mia, ")
    try ana.sees("draft saved")
    try cluster.stop()
    var isRunning = false
    defer { if !isRunning { try? cluster.start() } }
    try ana.sees("◌ away since", within: 3)
    try ana.sees("mia_h")
    try ana.type("please stop taking them")
    try ana.sees("draft kept here")
    #expect(kept().count == 1)
    try ana.press("C-s")
    try ana.sees("nothing was done. Your text is kept.")
    try ana.press("Escape")
    try ana.sees("kept on this machine")
    try ana.press("c")
    try ana.sees("nothing was done.")
    try cluster.start()
    isRunning = true
    try ana.sees("● live", within: 30)
    try ana.waits(for: "the draft on the desk") {
      try draft().contains("Dear Mia, please stop taking them")
    }
    try ana.waits(for: "no file of it") { kept().isEmpty }
    // And the keys work.
    try ana.press("c")
    try ana.waits(for: "it to be held") { try desk.list("holder:ana").count == 1 }
    try ana.press("C-c")
    try ana.sees("[ended")
  }

  @Test("what was typed while it was away survives the console's death, and goes to the desk from the next one")
  func killed() throws {
    let ana = try desk.console()
    try ana.sees("mia_h")
    try ana.press("r")
    try ana.sees("reply to")
    try cluster.stop()
    var isRunning = false
    defer { if !isRunning { try? cluster.start() } }
    try ana.sees("◌ away since", within: 3)
    try ana.type("Dear Mia")
    try ana.sees("draft kept here")
    let pane = try ana.tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try Program.run("pkill", ["-KILL", "-P", pane])
    try ana.sees("Killed")
    #expect(kept().count == 1)
    try cluster.start()
    isRunning = true
    let again = try desk.console()
    // By name, or by number where the list is not there yet.
    try again.sees("is on the desk now")
    #expect(try draft().contains("Dear Mia"))
    try again.waits(for: "no file of it") { kept().isEmpty }
    try again.press("C-c")
    try again.sees("[ended")
  }

  @Test("two who change one draft, one of them cut off meanwhile: neither text is lost")
  func conflict() throws {
    let ana = try desk.console()
    try ana.sees("● live")
    try ana.press("r")
    try ana.type("Dear Mia")
    try ana.sees("draft saved")
    try cluster.stop()
    var isRunning = false
    defer { if !isRunning { try? cluster.start() } }
    try ana.sees("◌ away since", within: 3)
    try ana.type(", stop taking them")
    try ana.sees("draft kept here")
    // Her console is stopped, so that ben is faster.
    let pane = try ana.tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try Program.run("pkill", ["-STOP", "-P", pane])
    try cluster.start()
    isRunning = true
    #expect(try desk.earshot("draft", "1", "--text", "Hello from ben", by: "ben").status == 0)
    _ = try Program.run("pkill", ["-CONT", "-P", pane])
    try ana.sees("ben has changed this draft", within: 30)
    try ana.sees("Hello from ben")
    try ana.sees("Dear Mia, stop taking them")
    try ana.press("C-o")
    try ana.press("b")
    try ana.waits(for: "both on the desk") {
      let text = try draft()
      return text.contains("Hello from ben") && text.contains("Dear Mia, stop taking them")
    }
    try ana.press("C-c")
    try ana.sees("[ended")
  }

  @Test("a server that stands still is noticed by the next key, and the console goes on answering")
  func paused() throws {
    let ana = try desk.console()
    try ana.sees("● live")
    try cluster.pause()
    var isRunning = false
    defer { if !isRunning { try? cluster.resume() } }
    try ana.press("c")
    // The loop is not held up: help opens at once.
    try ana.press("?")
    try ana.sees("search the keys", within: 2)
    try ana.press("Escape")
    try ana.sees("◌ away since", within: 10)
    try ana.sees("mia_h")
    try cluster.resume()
    isRunning = true
    try ana.sees("● live", within: 30)
    try ana.press("C-c")
    try ana.sees("[ended")
  }
}
