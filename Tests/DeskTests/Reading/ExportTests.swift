import Foundation
import Model
import Synchronization
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct ExportTests {
  private func text(_ desk: Desk, _ query: String, _ format: ExportFormat) async throws -> String {
    var text = ""
    for try await piece in desk.export(try Query(query), as: format, me: "ana") { text += piece }
    return text
  }

  private func object(_ line: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test("every conversation that matches is one line, the oldest first, whole")
  func ndjson() async throws {
    let scene = try await Scene()
    _ = try await scene.desk.ingest(
      (0..<450).map { scene.message("\($0)", by: "f\($0)", after: .seconds(-$0), "line\nbreak \($0)") })
    let objects = try await text(scene.desk, "is:open", .ndjson).split(separator: "\n").map { try object($0) }
    #expect(objects.count == 450)
    #expect(Set(objects.compactMap { $0["id"] as? Int }).count == 450)
    let handles = objects.compactMap { ($0["follower"] as? [String: Any])?["handle"] as? String }
    #expect(handles == (0..<450).reversed().map { "f\($0)" })
    let messages = try #require(objects.last?["messages"] as? [[String: Any]])
    #expect(messages.first?["text"] as? String == "line\nbreak 0")
  }

  @Test("CSV quotes what must be quoted, and no cell is a formula")
  func csv() async throws {
    let scene = try await Scene()
    try await scene.receive(scene.message("1", "=cmd|' /C calc'!A1, \"quoted\"\r\nand more"))
    let csv = try await text(scene.desk, "", .csv)
    #expect(csv.hasPrefix("id,channel,thread,handle,"))
    #expect(csv.hasSuffix(",\"'=cmd|' /C calc'!A1, \"\"quoted\"\"\r\nand more\"\r\n"))
  }

  @Test("nothing that matches is nothing, or only the names of columns")
  func nothing() async throws {
    let scene = try await Scene()
    #expect(try await text(scene.desk, "is:done", .ndjson) == "")
    #expect(try await text(scene.desk, "is:done", .csv).split(separator: "\r\n").count == 1)
  }

  @Test("an exported reply is marked as sent and is not exported again; one in its undo window stays")
  func outbox() async throws {
    let scene = try await Scene()
    let first = try await scene.receive(scene.message("1"))
    let second = try await scene.receive(scene.message("2", by: "joe"))
    try await scene.act(.reply(text: "Tomorrow"), first, by: Scene.ana)
    scene.clock.advance(by: .seconds(11))
    try await scene.act(.reply(text: "Today"), second, by: Scene.ana)
    let box = Written()
    let count = try await scene.desk.exportOutbox(as: .ndjson, by: Scene.ana) { box.add($0) }
    #expect(count == 1)
    let line = try object(box.text)
    #expect(line["text"] as? String == "Tomorrow")
    #expect(line["in_reply_to"] as? String == "1")
    #expect(line["id"] as? String == "\(first)-2")
    #expect(try await scene.desk.exportOutbox(as: .csv, by: Scene.ana) { _ in } == 0)
    #expect(try await scene.desk.outbox(all: true).map(\.text) == ["Today"])
    #expect(try await scene.desk.exportOutbox(as: .csv, all: true, by: Scene.ana) { _ in } == 1)
  }

  private final class Written: Sendable {
    private let kept = Mutex("")
    var text: String { kept.withLock { $0 } }
    func add(_ text: String) { kept.withLock { $0 += text } }
  }

  @Test("what could not be written is not marked")
  func failedWrite() async throws {
    struct Full: Error {}
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "Tomorrow"), id, by: Scene.ana)
    await #expect(throws: DeskError.self) {
      try await scene.desk.exportOutbox(as: .ndjson, all: true, by: Scene.ana) { _ in throw Full() }
    }
    #expect(try await scene.desk.outbox(all: true).count == 1)
    #expect(try await scene.conversation(id).toSend == [2])
  }
}
