import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct DraftTests {
  @Test("a draft is there for everybody, with who wrote last and when, and survives the door closing")
  func kept() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.desk.saveDraft("We l", for: id, by: Scene.ana)
    scene.clock.advance(by: .seconds(2))
    try await scene.desk.saveDraft("We look\0 into it", for: id, by: Scene.ana)
    let draft = try #require(try await scene.anotherDesk().draft(id))
    #expect(draft.text == "We look\u{FFFD} into it")
    #expect(draft.by == "ana")
    #expect(draft.at == Scene.start + .seconds(2))
  }

  @Test("an empty draft is none", arguments: ["", "  \n\t"])
  func blank(text: String) async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.desk.saveDraft("We look into it", for: id, by: Scene.ana)
    try await scene.desk.saveDraft(text, for: id, by: Scene.ana)
    #expect(try await scene.desk.draft(id) == nil)
  }

  @Test("a draft of no conversation is an error that names it")
  func unknown() async throws {
    let scene = try await Scene()
    let nobody = Conversation.ID(rawValue: 99)
    await #expect(throws: DeskError.unknownConversation(nobody)) {
      try await scene.desk.saveDraft("x", for: nobody, by: Scene.ana)
    }
  }

  @Test("undoing a reply does not overwrite what was begun since")
  func undoKeeps() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "first"), id, by: Scene.ana)
    try await scene.desk.saveDraft("second", for: id, by: Scene.ana)
    _ = try await scene.desk.undo(on: [id], by: Scene.ana)
    #expect(try await scene.desk.draft(id)?.text == "second")
  }
}
