import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases, .timeLimit(.minutes(1))) struct LiveTests {
  /// Reads until a change says what is waited for: a burst may come as one change or as several.
  private func wait(_ stream: AsyncStream<DeskChange>, until isEnough: (DeskChange) -> Bool) async -> DeskChange {
    var all = DeskChange()
    for await change in stream {
      all.fold(in: change)
      if isEnough(all) { break }
    }
    return all
  }

  @Test("what another door commits is seen here, and what is committed here as well")
  func both() async throws {
    let scene = try await Scene()
    let other = try scene.anotherDesk()
    let here = scene.desk.changes()
    let there = other.changes()
    let id = try await scene.receive(scene.message("1"))
    #expect(await wait(here) { $0.conversations.contains(id) }.conversations == [id])
    #expect(await wait(there) { $0.conversations.contains(id) }.conversations == [id])
    _ = try await other.perform(.hold, on: [id], by: Scene.ana)
    #expect(await wait(here) { $0.conversations.contains(id) }.conversations == [id])
  }

  @Test("what another process commits is seen")
  func processes() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let changes = scene.desk.changes()
    let path = scene.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      let desk = try Desk.open(path, now: { Scene.start })
      _ = try await desk.perform(
        .hold, on: [Conversation.ID(rawValue: 1)], by: Teammate(name: "ben", role: .agent))
    }
    #expect(await wait(changes) { !$0.conversations.isEmpty }.conversations == [id])
    #expect(try await scene.conversation(id).holder == "ben")
  }

  @Test("a draft that somebody begins, changes or discards is seen")
  func drafts() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let other = try scene.anotherDesk()
    let changes = other.changes()
    try await scene.desk.saveDraft("We l", for: id, by: Scene.ana)
    #expect(await wait(changes) { !$0.conversations.isEmpty }.conversations == [id])
    try await scene.desk.saveDraft("We look", for: id, by: Scene.ana)
    #expect(await wait(changes) { !$0.conversations.isEmpty }.conversations == [id])
    try await scene.desk.discardDraft(id, by: Scene.ana)
    #expect(await wait(changes) { !$0.conversations.isEmpty }.conversations == [id])
  }

  @Test("that somebody may be called is told of what teammates do, not of what followers write")
  func calls() async throws {
    let scene = try await Scene()
    let other = try scene.anotherDesk()
    let changes = other.changes()
    let id = try await scene.receive(scene.message("1"))
    #expect(await !wait(changes) { $0.conversations.contains(id) }.areCallsChanged)
    try await scene.act(.note(text: "@ben, have you seen this?"), id, by: Scene.ana)
    #expect(await wait(changes) { $0.conversations.contains(id) }.areCallsChanged)
    #expect(try await other.calls(for: Scene.ben).map(\.conversation) == [id])
  }

  @Test("new views, policies and teammates are seen")
  func settings() async throws {
    let scene = try await Scene()
    let other = try scene.anotherDesk()
    let changes = other.changes()
    try await scene.desk.add(Teammate(name: "kim", role: .agent))
    #expect(await wait(changes) { $0.areSettingsChanged } == DeskChange(areSettingsChanged: true))
  }

  @Test("nothing is missed by a watcher who reads late, and too much becomes one reload")
  func late() async throws {
    let scene = try await Scene()
    let few = scene.desk.changes()
    let many = scene.desk.changes()
    var ids: Set<Conversation.ID> = []
    for batch in 0..<5 {
      let report = try await scene.desk.ingest(
        (0..<10).map { scene.message("\(batch)-\($0)", by: "f\(batch)-\($0)") })
      ids.formUnion(report.items.compactMap(\.conversation))
    }
    let wanted = ids
    #expect(await wait(few) { $0.conversations.isSuperset(of: wanted) }.conversations == wanted)
    _ = try await scene.desk.ingest((0..<(DeskChange.bound + 1)).map { scene.message("m\($0)", by: "m\($0)") })
    #expect(await wait(many) { $0.isReload } == DeskChange(isReload: true))
  }

  @Test("a watcher that ends is forgotten, and the others go on")
  func ends() async throws {
    let scene = try await Scene()
    let stays = scene.desk.changes()
    let waiting = Task { await wait(scene.desk.changes()) { _ in false } }
    waiting.cancel()
    _ = await waiting.value
    let id = try await scene.receive(scene.message("1"))
    #expect(await wait(stays) { !$0.conversations.isEmpty }.conversations == [id])
  }

  private static func ids(_ numbers: Int64...) -> Set<Conversation.ID> {
    Set(numbers.map { Conversation.ID(rawValue: $0) })
  }

  @Test(
    "changes fold",
    arguments: [
      (DeskChange(), DeskChange(), DeskChange()),
      (DeskChange(conversations: ids(1)), DeskChange(conversations: ids(2)), DeskChange(conversations: ids(1, 2))),
      (DeskChange(conversations: ids(1)), DeskChange(isReload: true), DeskChange(isReload: true)),
      (DeskChange(isReload: true), DeskChange(conversations: ids(1)), DeskChange(isReload: true)),
      (
        DeskChange(areSettingsChanged: true), DeskChange(conversations: ids(1)),
        DeskChange(conversations: ids(1), areSettingsChanged: true)
      ),
    ])
  func folding(a: DeskChange, b: DeskChange, sum: DeskChange) {
    var a = a
    a.fold(in: b)
    #expect(a == sum)
  }
}
