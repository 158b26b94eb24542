import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// A conversation goes from hand to hand, and those whom it concerns are called.
@Suite(.onBothDatabases) struct HandsTests {
  private func calls(_ scene: Scene, _ teammate: Teammate) async throws -> [String] {
    try await scene.desk.calls(for: teammate).map(\.sentence)
  }

  @Test("who asks is seen by the holder, and gets it with its draft when it is handed over")
  func handOver() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    try await scene.desk.saveDraft("Dear Mia, it", for: id, by: Scene.ana)
    scene.clock.advance(by: .seconds(4))
    let asked = try await scene.act(.ask, id, by: Scene.ben)
    #expect(asked.summary == "ana is asked to hand it over")
    #expect(try await calls(scene, Scene.ana) == ["ben asks you for @mia_h"])
    let row = try #require(try await scene.desk.row(id))
    #expect(row.askedBy == "ben")
    #expect(try await scene.desk.count([Query(.state([.asked]))], me: "ana") == [1])
    // Through another door, as another process reads it.
    let door = try scene.anotherDesk()
    #expect(try await door.detail(id)?.conversation.request?.by == "ben")
    let given = try #require(try await door.perform(.handOver, on: [id], by: Scene.ana).first)
    #expect(given.summary == "Handed over to ben")
    #expect(try await calls(scene, Scene.ana).isEmpty)
    #expect(try await calls(scene, Scene.ben) == ["ana gives you @mia_h, with its draft"])
    let detail = try #require(try await scene.desk.detail(id))
    #expect(detail.conversation.holder == "ben")
    #expect(detail.draft?.text == "Dear Mia, it")
    #expect(try await scene.desk.row(id)?.askedBy == nil)
    #expect(try await scene.desk.verifyTrail().isEmpty)
    let undone = try await scene.desk.undoLast(by: Scene.ana)
    #expect(undone.first?.changed?.holder == "ana")
    #expect(try await calls(scene, Scene.ben) == ["ana has taken @mia_h from you"])
  }

  @Test("an answer no is told to who asked, and a request that is taken back calls nobody any more")
  func keep() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    try await scene.act(.ask, id, by: Scene.ben)
    #expect(try await scene.act(.keep, id, by: Scene.ana).summary == "Kept; ben is told")
    #expect(try await calls(scene, Scene.ben) == ["ana keeps @mia_h"])
    try await scene.desk.saw(id, by: Scene.ben)
    #expect(try await calls(scene, Scene.ben).isEmpty)
    scene.clock.advance(by: .seconds(1))
    try await scene.act(.ask, id, by: Scene.ben)
    #expect(try await calls(scene, Scene.ana).count == 1)
    scene.clock.advance(by: .seconds(1))
    #expect(try await scene.desk.undoLast(by: Scene.ben).map(\.isDone) == [true])
    #expect(try await calls(scene, Scene.ana).isEmpty)
  }

  @Test("a lead takes over, for themselves or for who asks; the former holder is told, and others are refused")
  func takeOver() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    let refused = try await scene.act(.takeOver(for: nil), id, by: Scene.ben)
    #expect(refused.summary == "As an agent you cannot take over. Only a lead can: lea.")
    try await scene.act(.ask, id, by: Scene.ben)
    #expect(try await scene.act(.takeOver(for: "ben"), id, by: Scene.lea).summary == "Taken over from ana for ben")
    #expect(try await calls(scene, Scene.ana) == ["lea has taken @mia_h from you"])
    #expect(try await calls(scene, Scene.ben) == ["lea gives you @mia_h"])
    #expect(try await scene.act(.takeOver(for: nil), id, by: Scene.lea).summary == "Taken over from ben")
    #expect(try await scene.desk.history(id).last?.action == .takeOver)
    #expect(try await scene.conversation(id).holder == "lea")
    #expect(try await scene.desk.verifyTrail().isEmpty)
  }

  @Test("letting go while somebody asks gives it to them")
  func letGo() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    try await scene.act(.ask, id, by: Scene.ben)
    let result = try await scene.act(.letGo, id, by: Scene.ana)
    #expect(result.summary == "Let go; ben, who asked for it, holds it now")
    #expect(result.changed?.holder == "ben")
  }

  @Test("a note with a name calls its bearer until they have seen it, and is found ever after")
  func mentions() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let other = try await scene.receive(scene.message("2", by: "tom"))
    try await scene.act(.note(text: "@ben please look, @zoe too"), id, by: Scene.ana)
    try await scene.act(.note(text: "nothing for anybody"), other, by: Scene.ana)
    #expect(try await calls(scene, Scene.ben) == ["ana mentions you in @mia_h: @ben please look, @zoe too"])
    #expect(try await calls(scene, Scene.ana).isEmpty)
    let door = try scene.anotherDesk()
    func found(_ text: String, _ me: String) async throws -> [Conversation.ID] {
      let request = PageRequest(query: try Query(text), me: me, now: scene.clock.now, limit: 10)
      return try await door.page(request).rows.map(\.id)
    }
    #expect(try await found("mention:me", "ben") == [id])
    #expect(try await found("mention:me", "ana").isEmpty)
    #expect(try await found("mention:ben,ana", "lea") == [id])
    #expect(try await found("-mention:@ben", "lea") == [other])
    #expect(try await door.count([Query(.mention([.me]))], me: "ben") == [1])
    try await scene.desk.saw(id, by: Scene.ben)
    #expect(try await calls(scene, Scene.ben).isEmpty)
    #expect(try await found("mention:me", "ben") == [id])
    // It stays found when the conversation is done, and no longer once the note is taken back.
    scene.clock.advance(by: .seconds(1))
    try await scene.act(.done, id, by: Scene.ana)
    #expect(try await found("is:done mention:me", "ben") == [id])
    scene.clock.advance(by: .seconds(1))
    _ = try await scene.desk.undo(on: [id], by: Scene.ana)
    scene.clock.advance(by: .seconds(1))
    _ = try await scene.desk.undo(on: [id], by: Scene.ana)
    #expect(try await found("mention:me", "ben").isEmpty)
    #expect(try await scene.desk.verifyTrail().isEmpty)
  }

  @Test("a note that is taken back before it was seen calls nobody")
  func withdrawn() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.note(text: "@ben look"), id, by: Scene.ana)
    scene.clock.advance(by: .seconds(1))
    _ = try await scene.desk.undoLast(by: Scene.ana)
    #expect(try await calls(scene, Scene.ben).isEmpty)
  }
}
