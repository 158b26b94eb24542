import Foundation
import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// Promise 1: what was accepted survives kill -9, and nothing is half there. Real processes, really killed.
@Suite(.onBothDatabases, .serialized, .timeLimit(.minutes(2))) struct KillTests {
  @Test("killed in the midst of marking a reply as sent: it still waits, whole")
  func midAction() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "Tomorrow"), id, by: Scene.ana)
    let before = try await scene.conversation(id)
    let path = scene.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let desk = try Desk.open(path)
      // Called between the change and its commit.
      _ = try await desk.exportOutbox(as: .ndjson, all: true, by: Teammate(name: "ana", role: .agent)) { _ in
        kill(getpid(), SIGKILL)
      }
    }
    let desk = try scene.anotherDesk()
    #expect(try await desk.outbox(all: true).map(\.text) == ["Tomorrow"])
    #expect(try await desk.detail(id)?.conversation == before)
    #expect(try await desk.verifyTrail().isEmpty)
  }

  @Test(
    "killed in the midst of an import: every batch that was acknowledged is there, every other all or not at all",
    arguments: 0..<4)
  func midImport(round: Int) async throws {
    let scene = try await Scene()
    let path = scene.path
    let log = scene.folder.appending(path: "acknowledged").path
    try Data().write(to: URL(filePath: log))
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, log = log as String, round = round as Int] in
      let desk = try Desk.open(path, now: { Scene.start })
      let file = try #require(FileHandle(forWritingAtPath: log))
      for batch in 0..<1000 {
        if batch == 3 + round {
          // Another thread ends it all somewhere in what follows.
          Thread.detachNewThread {
            for _ in 0..<(round * 400_000) where getpid() == 0 {}
            kill(getpid(), SIGKILL)
          }
        }
        let report = try await desk.ingest(KillTests.messages(batch))
        file.write(Data("\(batch) \(report.accepted)\n".utf8))
      }
    }
    let acknowledged = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").count
    #expect(acknowledged >= 3)
    let desk = try scene.anotherDesk()
    #expect(try await desk.verifyTrail().isEmpty)
    for batch in 0..<(acknowledged + 2) {
      let report = try await desk.ingest(Self.messages(batch))
      if batch < acknowledged {
        #expect(report.duplicates == 50)
      } else {
        #expect(report.duplicates == 50 || report.accepted == 50)
      }
    }
  }

  private static func messages(_ batch: Int) -> [Incoming] {
    (0..<50).map { number in
      Incoming(
        channel: Scene.channel, id: "\(batch)-\(number)", account: "f\(number)",
        profile: Profile(handle: "f\(number)"), at: Scene.start, text: "Where is my parcel number \(number)?")
    }
  }

  @Test("four processes that take the next one until there is none never take the same")
  func processes() async throws {
    let scene = try await Scene()
    _ = try await scene.desk.ingest((0..<60).map { scene.message("\($0)", by: "f\($0)") })
    let path = scene.path
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        let log = scene.folder.appending(path: "taken\(number)").path
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, log = log as String, number = number as Int] in
            let desk = try Desk.open(path, now: { Scene.start })
            var taken: [String] = []
            let teammate = Teammate(name: "agent\(number)", role: .agent)
            while let id = try await desk.takeNext(by: teammate, matching: Query()) { taken.append("\(id)") }
            try taken.joined(separator: "\n").write(toFile: log, atomically: true, encoding: .utf8)
          }
        }
      }
    }
    var taken: [String] = []
    for number in 0..<4 {
      let log = scene.folder.appending(path: "taken\(number)").path
      taken += try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    #expect(taken.count == 60)
    #expect(Set(taken).count == 60)
    #expect(try await scene.desk.verifyTrail().isEmpty)
  }
}
