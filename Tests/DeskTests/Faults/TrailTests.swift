import Foundation
import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// Promise 8: the trail can be verified.
@Suite(.onBothDatabases) struct TrailTests {
  @Test("a day's work leaves a trail that is whole")
  func whole() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .hours(1))
    let ids = try await scene.desk.ingest([
      scene.message("1"), scene.message("2", parent: "1", after: .minutes(1), "@mia_h Which one?", ours: true),
      scene.message("3", by: "joe", after: .minutes(2), "I have a rash since I take the tablets"),
      scene.message("1", "Where is my parcel, please?", change: .edited), scene.message("3", change: .deleted),
    ]).items.compactMap(\.conversation)
    try await scene.act(.reply(text: "Tomorrow"), ids[0], by: Scene.ana)
    _ = try await scene.desk.undoLast(by: Scene.ana)
    try await scene.act(.label(add: ["late", "parcel"], remove: []), ids[0], by: Scene.ana)
    try await scene.act(.escalate(to: "sam", reason: "A rash"), ids[2], by: Scene.ben)
    try await scene.act(.decide(.handBack(instruction: "Ask since when")), ids[2], by: Scene.sam)
    try await scene.act(.correct(.init(kind: .question, segment: .patient)), ids[2], by: Scene.ben)
    try await scene.act(.snooze(until: scene.clock.now + .hours(1)), ids[0], by: Scene.ana)
    #expect(try await scene.desk.verifyTrail() == [])
  }

  @Test("a backup is a desk, and verifies")
  func backup() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let path = scene.folder.appending(path: "backup.sqlite").path
    try await scene.desk.backup(to: path)
    let copy = try Desk.open(path, creating: false)
    #expect(try await copy.detail(id)?.messages.count == 1)
    #expect(try await copy.verifyTrail() == [])
    await #expect(throws: DeskError.self) { try await scene.desk.backup(to: path) }
  }
}
