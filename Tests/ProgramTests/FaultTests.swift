import Foundation
import Testing

/// What was acknowledged is kept and nothing is half there, whatever happens to the process or the disk.
@Suite("After a fault", .serialized)
struct FaultTests {
  @Test("kill -9 in the midst of an import loses nothing that was reported, and a second run completes it")
  func killedImport() throws {
    let desk = try SampleDesk([])
    let rows = (0..<60_000).map { SampleDesk.comment("k\($0)", "user\($0 % 977)", "Where is my order number \($0)?") }
    let file = desk.home.appending(path: "many.ndjson")
    try (rows.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    let child = try Program.spawn(
      Program.earshot, ["--desk", desk.path, "--as", "ana", "import", file.path], environment: desk.environment)
    // In the midst: some are in, not all.
    try Program.waits(for: "the first batch") { try count(desk) > 0 }
    kill(child.pid, SIGKILL)
    _ = child.wait()
    let kept = try count(desk)
    #expect(kept > 0)
    #expect(try desk.trailIsWhole())
    let again = try desk.earshot("import", file.path, "--json")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try count(desk) == 60_000)
    #expect(try desk.trailIsWhole())
  }

  private func count(_ desk: SampleDesk) throws -> Int {
    let output = try Program.start(
      "sqlite3", ["file:\(desk.path)?mode=ro", "SELECT count(*) FROM message"], environment: desk.environment
    ).output
    return Int(output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  @Test("a program under test that stops its whole process group stops itself alone")
  func ownGroup() throws {
    let child = try Program.spawn("/bin/sh", ["-c", "kill -STOP 0"])
    try Program.waits(for: "the program to stop") { child.isStopped }
    #expect(getpgid(child.pid) == child.pid)
    #expect(getpgid(child.pid) != getpgrp())
    kill(child.pid, SIGKILL)
    #expect(child.wait() == 128 + SIGKILL)
  }

  @Test("kill -9 in the midst of acting leaves each action whole or absent")
  func killedActions() throws {
    let desk = try SampleDesk((0..<40).map { SampleDesk.comment("a\($0)", "user\($0)", "Is anybody there? \($0)") })
    for round in 0..<6 {
      let script =
        "for i in $(seq 1 40); do \(Program.earshot) --desk \(desk.path) --as ana reply $i --text 'answer \(round)'; done"
      let child = try Program.spawn("/bin/sh", ["-c", script], environment: desk.environment)
      // Each round strikes at another moment of an action.
      usleep(UInt32(20_000 + round * 7_000))
      kill(child.pid, SIGSTOP)
      _ = try? Program.run("pkill", ["-KILL", "-P", "\(child.pid)"])
      kill(child.pid, SIGKILL)
      _ = child.wait()
      #expect(try desk.trailIsWhole())
    }
  }

  @Test("a full disk is said in one line, and the console lives on", .enabled(if: Program.canMount))
  func fullDisk() throws {
    let desk = try SampleDesk()
    let small = desk.home.appending(path: "small").path
    let (go, gone) = (desk.home.appending(path: "go").path, desk.home.appending(path: "gone").path)
    let command = """
      mkdir -p \(small); mount -t tmpfs -o size=2m none \(small); cp \(desk.path)* \(small)/; \
      (while [ ! -e \(go) ]; do sleep 0.02; done; head -c 4000000 /dev/zero > \(small)/fill; touch \(gone)) 2>/dev/null & \
      earshot --desk \(small)/desk.sqlite --as ana
      """
    let terminal = try Terminal("exec unshare -rm sh -c \(Program.quoted(command))", home: desk.home)
    try terminal.sees("mia_h")
    try Data().write(to: URL(filePath: go))
    try terminal.waits(for: "the disk to be full") { FileManager.default.fileExists(atPath: gone) }
    try terminal.press("c")
    try terminal.sees("full")
    try terminal.press("j")
    try terminal.sees("mia_h")
    try terminal.press("C-c")
    try terminal.sees("[ended")
  }

  @Test("a desk that cannot be written is read all the same, and says so")
  func readOnly() throws {
    let desk = try SampleDesk()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: desk.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: desk.home.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.home.path) }
    let hold = try Program.asNobody(["--desk", desk.path, "--as", "ana", "hold", "1"], environment: desk.environment)
    #expect(hold.status != 0)
    #expect(hold.errors.contains("read"), "\(hold.errors)")
  }

  @Test("a second copy of the same import changes nothing")
  func twice() throws {
    let desk = try SampleDesk()
    let before = try desk.list()
    try desk.add(SampleDesk.comments)
    #expect(try desk.list().count == before.count)
    #expect(try count(desk) == SampleDesk.comments.count)
  }
}
