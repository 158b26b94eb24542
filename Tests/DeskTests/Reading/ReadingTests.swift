import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct ReadingTests {
  @Test("lists and counts agree with what happened")
  func lists() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.receive(scene.message("2", by: "joe", after: .seconds(1)))
    try await scene.act(.hold, id, by: Scene.ana)
    let queries = try ["is:open", "is:mine", "is:unheld", "is:done"].map { try Query($0) }
    #expect(try await scene.desk.count(queries, me: "ana") == [2, 1, 1, 0])
    let page = try await scene.desk.page(
      PageRequest(query: try Query("is:open sort:due"), me: "ana", now: Scene.start, limit: 10))
    #expect(page.rows.map(\.handle) == ["mia_h", "joe"])
    #expect(page.rows.first?.holder == "ana")
  }

  @Test("of a long conversation the latest messages are shown, and the earlier ones on request")
  func longConversation() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .hours(1))
    let report = try await scene.desk.ingest(
      (0..<300).map { scene.message("\($0)", thread: "T", after: .seconds($0), "n\($0)") })
    let id = try #require(report.items[0].conversation)
    let detail = try #require(try await scene.desk.detail(id, messages: 50, events: 100))
    #expect(detail.messages.map(\.number) == Array(251...300))
    #expect(detail.earlierMessages == 250)
    #expect(detail.events.count == 100)
    #expect(detail.events.last?.sequence == detail.conversation.events)
    #expect(try await scene.desk.messages(of: id, before: 251, limit: 50).map(\.number) == Array(201...250))
  }

  @Test("why triage reads a message as it does, in the follower's own words")
  func reasons() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(
      scene.message("1", "Since I take the new tablets I have a terrible rash and fever"))
    let reasons = try #require(try await scene.desk.detail(id)).reasons
    #expect(reasons.contains { $0.supports == "kind:adverse_event" && !$0.words.joined().isEmpty })
  }

  @Test("what is not there is nil, not an error")
  func missing() async throws {
    let scene = try await Scene()
    #expect(try await scene.desk.detail(Conversation.ID(rawValue: 7)) == nil)
    await #expect(throws: DeskError.unknownConversation(Conversation.ID(rawValue: 7))) {
      try await scene.desk.explain(Conversation.ID(rawValue: 7))
    }
  }

  @Test("a deadline is explained by its arithmetic")
  func explained() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let explanation = try #require(try await scene.desk.explain(id, in: .utc).first)
    #expect(explanation.kind == .firstResponse)
    #expect(explanation.total == explanation.target)
  }

  @Test("words in use are offered for completion")
  func vocabulary() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.label(add: ["storm"], remove: []), id, by: Scene.ana)
    let vocabulary = try await scene.desk.vocabulary()
    #expect(vocabulary.labels == ["storm"])
    #expect(vocabulary.channels == [Scene.channel])
    #expect(vocabulary.team.contains("mara"))
  }
}
