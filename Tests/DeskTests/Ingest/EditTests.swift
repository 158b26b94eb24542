import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct EditTests {
  @Test("an edit shows the new text and keeps the earlier ones")
  func edits() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1", "I love it"))
    #expect(try await scene.desk.ingest([scene.message("1", "I hate it", change: .edited)]).items == [.updated(id)])
    #expect(try await scene.desk.ingest([scene.message("1", "I burn it", change: .edited)]).items == [.updated(id)])
    let message = try #require(try await scene.desk.detail(id)?.messages.first)
    #expect(message.text == "I burn it")
    #expect(message.edits == 2)
    #expect(try await scene.desk.versions(of: 1, in: id).map(\.text) == ["I love it", "I hate it"])
  }

  @Test("an edit is read again: a side effect that is added starts its clock")
  func editIsRead() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1", "Hello there"))
    try await scene.receive(
      scene.message(
        "1", "Hello there, since I take the new tablets I have a terrible rash and fever", change: .edited))
    let conversation = try await scene.conversation(id)
    #expect(conversation.kind == .adverseEvent)
    #expect(conversation.clock(.safety)?.isRunning == true)
  }

  @Test("a deletion keeps the text")
  func deletions() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1", "I regret this"))
    #expect(try await scene.desk.ingest([scene.message("1", change: .deleted)]).items == [.updated(id)])
    let message = try #require(try await scene.desk.detail(id)?.messages.first)
    #expect(message.state == .deleted)
    #expect(message.text == "I regret this")
    #expect(try await scene.desk.ingest([scene.message("1", change: .deleted)]).items == [.duplicate(id)])
  }

  @Test("an edit that arrives before the message stands in for it")
  func editFirst() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1", "second thoughts", change: .edited))
    #expect(try await scene.desk.ingest([scene.message("1", "first thoughts")]).items == [.duplicate(id)])
    #expect(try await scene.desk.detail(id)?.messages.map(\.text) == ["second thoughts"])
  }
}
