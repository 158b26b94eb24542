import Foundation
import Testing

/// What only a process of its own can show: signals, pipes, real streams.
@Suite("The program as the shell sees it")
struct ProcessTests {
  /// A shell line with `$earshot` and `$desk` in it, to its end.
  private static func shell(_ line: String, at place: Place) throws -> Place.Said {
    let process = try start("/bin/bash", ["-o", "pipefail", "-c", line], place, input: nil)
    return try end(of: process)
  }

  private struct Running {
    var process: Process
    var out: Pipe
    var error: Pipe
  }

  private static func start(
    _ program: String, _ arguments: [String], _ place: Place, input: Pipe?
  ) throws -> Running {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = [
      "earshot": Place.program, "desk": place.path("desk.sqlite"), "HOME": place.folder.path, "EARSHOT_AS": "ana",
      "PATH": "/usr/bin:/bin",
    ]
    let running = Running(process: process, out: Pipe(), error: Pipe())
    process.standardOutput = running.out
    process.standardError = running.error
    process.standardInput = input ?? FileHandle.nullDevice
    try process.run()
    return running
  }

  private static func end(of running: Running) throws -> Place.Said {
    let out = try running.out.fileHandleForReading.readToEnd() ?? Data()
    let error = try running.error.fileHandleForReading.readToEnd() ?? Data()
    running.process.waitUntilExit()
    return Place.Said(
      out: String(decoding: out, as: UTF8.self), error: String(decoding: error, as: UTF8.self),
      status: running.process.terminationStatus)
  }

  @Test("says its version and ends well")
  func version() throws {
    let said = try Self.shell("$earshot --version", at: Place())
    #expect(said.out.split(separator: ".").count == 3)
    #expect(said.error == "")
    #expect(said.status == 0)
  }

  @Test("reads the standard input, and ends quietly when its reader goes away")
  func pipes() throws {
    let place = try Place()
    let rows = (1...5000).map { "\($0),mia,2026-11-20T09:00:00Z,Hello number \($0)" }.joined(separator: "\n")
    _ = try place.write("id,author,at,text\n\(rows)\n", to: "many.csv")
    let imported = try Self.shell(
      "cat $HOME/many.csv | $earshot --desk $desk import - --channel x --json | tail -n 1", at: place)
    #expect(imported.object["accepted"] as? Int == 5000)
    #expect(imported.error == "")
    let head = try Self.shell("$earshot --desk $desk export | head -n 1 | cut -c 1-7", at: place)
    #expect(head.out == "{\"id\":1\n")
    #expect(head.error == "")
  }

  @Test("a full disk under the output is told, with its status")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let said = try Self.shell("$earshot themes >/dev/full", at: Place())
    #expect(said.status == 74)
    #expect(said.error == "earshot: The output could not be written: No space left on device\n")
  }

  @Test("Ctrl-C in an import keeps what is in, and says how to go on")
  func interrupted() async throws {
    let place = try Place()
    let input = Pipe()
    let running = try Self.start(
      Place.program, ["--desk", place.path("desk.sqlite"), "import", "-", "--follow", "--channel", "x"], place,
      input: input)
    try input.fileHandleForWriting.write(
      contentsOf: Data("id,author,at,text\n1,mia,2026-11-20T09:00:00Z,Hello\n".utf8))
    try await Self.wait { await place.earshot("list", "--count").out == "1\n" }
    running.process.interrupt()
    let said = try Self.end(of: running)
    #expect(said.status == 130)
    #expect(said.lines.dropFirst().first == "  accepted    1: 1 conversation opened, 0 messages joined one")
    #expect(
      said.error == """
        Stopped. What is in stays; import the same again to go on: what is here already is passed over.
        earshot: The import was stopped by a signal.

        """)
    #expect(await place.earshot("list", "--count").out == "1\n")
  }

  @Test("watch prints what another process does, as it does it")
  func watch() async throws {
    let place = try await Place.withMessages()
    let running = try Self.start(
      Place.program, ["--desk", place.path("desk.sqlite"), "watch", "--after", "0"], place, input: nil)
    let reader = running.out.fileHandleForReading
    var text = ""
    func read(until words: String) {
      while !text.contains(words) {
        let data = reader.availableData
        if data.isEmpty { return }
        text += String(decoding: data, as: UTF8.self)
      }
    }
    read(until: "\"event\":\"answered\"")
    await place.earshot("hold", "2")
    read(until: "\"action\":\"hold\"")
    let last = text.split(separator: "\n").last { $0.contains("\"action\":\"hold\"") } ?? ""
    let event = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    #expect(event?.keys.sorted() == ["action", "at", "by", "conversation", "event", "number"])
    #expect(event?["conversation"] as? Int == 2)
    #expect(event?["by"] as? String == "ana")
    running.process.terminate()
    running.process.waitUntilExit()
  }

  /// Looks again until a condition holds; fails after half a minute.
  private static func wait(until condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try await !condition() {
      guard ContinuousClock.now < end else { throw Failure() }
      await Task.yield()
    }
  }

  private struct Failure: Error {}
}
