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

  // MARK: Two who write

  /// What a save gives where it becomes the draft.
  private func saved(_ outcome: DraftOutcome) throws -> Int64 {
    guard case .saved(let revision) = outcome else {
      Issue.record("\(outcome)")
      return 0
    }
    return revision
  }

  @Test("who goes on from what is there saves it, and each change has a greater revision")
  func goesOn() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let first = try saved(try await scene.desk.saveDraft("We", for: id, by: Scene.ana, basedOn: 0))
    let second = try saved(try await scene.desk.saveDraft("We look", for: id, by: Scene.ben, basedOn: first))
    #expect(second > first)
    let draft = try #require(try await scene.desk.draft(id))
    #expect(draft.text == "We look")
    #expect(draft.by == "ben")
    #expect(draft.revision == second)
    #expect(try await scene.desk.draftsBeside(id).isEmpty)
  }

  @Test("of two who write at once neither loses text: the first is the draft, the other's is kept beside it")
  func conflict() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let begun = try saved(try await scene.desk.saveDraft("We", for: id, by: Scene.ana, basedOn: 0))
    _ = try await scene.desk.saveDraft("We look into it", for: id, by: Scene.ana, basedOn: begun)
    let outcome = try await scene.anotherDesk().saveDraft("We are sorry", for: id, by: Scene.ben, basedOn: begun)
    let theirs = try #require(try await scene.desk.draft(id))
    #expect(outcome == .beside(theirs: theirs))
    #expect(theirs.text == "We look into it")
    #expect(theirs.by == "ana")
    // He types on, and it is still beside.
    _ = try await scene.desk.saveDraft("We are sorry, Mia", for: id, by: Scene.ben, basedOn: begun)
    let beside = try #require(try await scene.desk.detail(id)).beside
    #expect(beside.map(\.text) == ["We are sorry, Mia"])
    #expect(beside.map(\.by) == ["ben"])
    // Settled: his takes the place, hers is kept for her.
    _ = try saved(
      try await scene.desk.saveDraft(
        "We are sorry, Mia", for: id, by: Scene.ben, basedOn: theirs.revision, keepingTheirs: true))
    #expect(try await scene.desk.draft(id)?.text == "We are sorry, Mia")
    #expect(try await scene.desk.draftsBeside(id).map(\.text) == ["We look into it"])
    #expect(try await scene.desk.draftsBeside(id).map(\.by) == ["ana"])
  }

  @Test("a draft that was thrown away and begun anew is another one")
  func anew() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let old = try saved(try await scene.desk.saveDraft("We", for: id, by: Scene.ana, basedOn: 0))
    try await scene.desk.discardDraft(id, by: Scene.ana)
    scene.clock.advance(by: .milliseconds(1))
    _ = try await scene.desk.saveDraft("Hello", for: id, by: Scene.ben, basedOn: 0)
    _ = try await scene.desk.saveDraft("We look", for: id, by: Scene.ana, basedOn: old)
    #expect(try await scene.desk.draft(id)?.text == "Hello")
    #expect(try await scene.desk.draftsBeside(id).map(\.text) == ["We look"])
  }

  @Test("who throws away or blanks another's draft leaves it to them; one's own is gone", arguments: [true, false])
  func thrownAway(blanks: Bool) async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    func throwAway(by teammate: Teammate) async throws {
      let there = try #require(try await scene.desk.draft(id))
      if blanks {
        _ = try await scene.desk.saveDraft(" ", for: id, by: teammate, basedOn: there.revision)
      } else {
        try await scene.desk.discardDraft(id, by: teammate)
      }
      #expect(try await scene.desk.draft(id) == nil)
    }
    _ = try await scene.desk.saveDraft("We look", for: id, by: Scene.ana, basedOn: 0)
    try await throwAway(by: Scene.ana)
    #expect(try await scene.desk.draftsBeside(id).isEmpty)
    scene.clock.advance(by: .seconds(1))
    _ = try await scene.desk.saveDraft("We look into it", for: id, by: Scene.ana, basedOn: 0)
    try await throwAway(by: Scene.ben)
    #expect(try await scene.desk.draftsBeside(id).map(\.text) == ["We look into it"])
    #expect(try await scene.desk.draftsBeside(id).map(\.by) == ["ana"])
  }

  @Test("the same text twice is no conflict")
  func same() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    _ = try await scene.desk.saveDraft("We look", for: id, by: Scene.ana, basedOn: 0)
    _ = try saved(try await scene.desk.saveDraft("We look", for: id, by: Scene.ana, basedOn: 0))
    #expect(try await scene.desk.draftsBeside(id).isEmpty)
  }

  @Test("who sends another text than the draft of another leaves that text to them")
  func sent() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let begun = try saved(try await scene.desk.saveDraft("We look into it", for: id, by: Scene.ana, basedOn: 0))
    _ = begun
    _ = try await scene.desk.saveDraft("Sorry", for: id, by: Scene.ben, basedOn: 0)
    try await scene.act(.reply(text: "Sorry!"), id, by: Scene.ben)
    #expect(try await scene.desk.draft(id) == nil)
    #expect(try await scene.desk.draftsBeside(id).map(\.text) == ["We look into it"])
    // What was sent as it stood is kept nowhere.
    _ = try await scene.desk.saveDraft("Thanks", for: id, by: Scene.ana)
    try await scene.act(.reply(text: "Thanks"), id, by: Scene.ben)
    #expect(try await scene.desk.draftsBeside(id).map(\.text) == ["We look into it"])
  }

  @Test("many who save at once: one text is the draft, and every other is kept")
  func many() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let desks = try (0..<4).map { _ in try scene.anotherDesk() }
    await withTaskGroup(of: Void.self) { group in
      for (number, desk) in desks.enumerated() {
        group.addTask {
          _ = try? await desk.saveDraft(
            "text \(number)", for: id, by: Teammate(name: "agent\(number)", role: .agent), basedOn: 0)
        }
      }
    }
    let detail = try #require(try await scene.desk.detail(id))
    let texts = detail.beside.map(\.text) + [try #require(detail.draft).text]
    #expect(texts.sorted() == ["text 0", "text 1", "text 2", "text 3"])
  }
}
