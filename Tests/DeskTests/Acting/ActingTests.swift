import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct ActingTests {
  @Test("who holds first, holds; the other is told who and for how long")
  func hold() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let first = try await scene.act(.hold, id, by: Scene.ana)
    #expect(first.changed?.holder == "ana")
    #expect(first.summary == "Held by you")
    #expect(first.canUndo)
    scene.clock.advance(by: .minutes(4))
    let second = try await scene.act(.hold, id, by: Scene.ben)
    #expect(second.verdict == .refused(.heldBy("ana", since: Scene.start)))
    #expect(second.summary == "Held by ana for 4 min. `ask` asks ana to hand it over; a lead can `take-over`.")
  }

  @Test("a reply waits in the outbox, stops the clock, holds the conversation and ends the draft")
  func reply() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.desk.saveDraft("It comes tomorrow.", for: id, by: Scene.ana)
    scene.clock.advance(by: .minutes(3))
    let result = try await scene.act(.reply(text: "It comes tomorrow."), id, by: Scene.ana)
    #expect(result.summary == "The reply leaves in 10 s")
    let detail = try #require(try await scene.desk.detail(id, for: Scene.ana))
    #expect(detail.conversation.status == .pending)
    #expect(detail.conversation.holder == "ana")
    #expect(detail.conversation.clock(.firstResponse)?.state == .stopped(at: Scene.start + .minutes(3)))
    #expect(detail.draft == nil)
    #expect(detail.undoable == .reply)
    #expect(try await scene.desk.outbox().isEmpty, "its undo window runs")
    #expect(try await scene.desk.outbox(all: true).map(\.text) == ["It comes tomorrow."])
    scene.clock.advance(by: .seconds(11))
    #expect(try await scene.desk.outbox().map(\.handle) == ["mia_h"])
  }

  @Test("a reply taken back leaves the outbox and is a draft again")
  func undoReply() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "It comes tomorow."), id, by: Scene.ana)
    let undone = try await scene.desk.undoLast(by: Scene.ana)
    #expect(undone.map(\.isDone) == [true])
    let detail = try #require(try await scene.desk.detail(id))
    #expect(detail.conversation.status == .open)
    #expect(detail.conversation.holder == nil)
    #expect(detail.conversation.clock(.firstResponse)?.isRunning == true)
    #expect(detail.draft?.text == "It comes tomorow.")
    #expect(try await scene.desk.outbox(all: true).isEmpty)
    #expect(try await scene.desk.undoLast(by: Scene.ana).isEmpty || detail.events.last?.action == .undo)
  }

  @Test("undo takes back all of a bulk action, through any door, and nothing of anybody else")
  func undoBulk() async throws {
    let scene = try await Scene()
    var ids: [Conversation.ID] = []
    for number in 0..<5 { ids.append(try await scene.receive(scene.message("\(number)", by: "f\(number)"))) }
    try await scene.act(.hold, ids[4], by: Scene.ben)
    scene.clock.advance(by: .seconds(1))
    _ = try await scene.desk.perform(.setPriority(.urgent), on: Array(ids.prefix(3)), by: Scene.ana)
    let undone = try await scene.anotherDesk().undoLast(by: Scene.ana)
    #expect(Set(undone.filter(\.isDone).map(\.conversation)) == Set(ids.prefix(3)))
    #expect(try await scene.conversation(ids[0]).priority == .normal)
    #expect(try await scene.conversation(ids[4]).holder == "ben")
  }

  @Test("one that is refused does not stop the others")
  func mixed() async throws {
    let scene = try await Scene()
    let a = try await scene.receive(scene.message("1"))
    let b = try await scene.receive(scene.message("2", by: "joe"))
    try await scene.act(.hold, a, by: Scene.ben)
    let nobody = Conversation.ID(rawValue: 4711)
    let results = try await scene.desk.perform(.done, on: [a, nobody, b], by: Scene.ana)
    #expect(results.map(\.isDone) == [false, false, true])
    #expect(results[1].verdict == .failed(.unknownConversation(nobody)))
    #expect(results[1].summary.contains("4711"))
  }

  @Test("an auditor changes nothing")
  func auditor() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let before = try await scene.conversation(id)
    #expect(try await scene.act(.hold, id, by: Scene.odd).isDone == false)
    await #expect(throws: DeskError.self) { try await scene.desk.saveDraft("x", for: id, by: Scene.odd) }
    await #expect(throws: DeskError.self) { try await scene.desk.takeNext(by: Scene.odd, matching: Query()) }
    #expect(try await scene.conversation(id) == before)
  }

  @Test("escalation: the line hears of it with a clock, and what is approved must be what was read")
  func escalation() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.desk.saveDraft("We are sorry.", for: id, by: Scene.ana)
    let escalated = try await scene.act(.escalate(to: "mara", reason: "Press is on it"), id, by: Scene.ana)
    #expect(escalated.summary == "Escalated to mara; 15 min to acknowledge")
    #expect(try await scene.act(.acknowledge, id, by: Scene.mara).summary == "Acknowledged")
    // ana goes on typing after mara has read.
    try await scene.desk.saveDraft("We are very sorry.", for: id, by: Scene.ana)
    let stale = try await scene.act(.decide(.approve(text: "We are sorry.")), id, by: Scene.mara)
    #expect(stale.verdict == .refused(.draftChanged))
    #expect(try await scene.desk.outbox(all: true).isEmpty)
    let approved = try await scene.act(.decide(.approve(text: "We are very sorry.")), id, by: Scene.mara)
    #expect(approved.isDone)
    #expect(try await scene.desk.outbox(all: true).map(\.text) == ["We are very sorry."])
    #expect(try await scene.desk.draft(id) == nil)
  }

  @Test("a segment that a teammate corrects stays with the follower")
  func corrections() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let result = try await scene.act(.correct(.init(segment: .hcp)), id, by: Scene.ana)
    #expect(result.summary == "Now segment hcp")
    let later = try await scene.receive(
      scene.message("2", after: .minutes(1), bio: "Journalist at the Daily Post. Views my own."))
    let detail = try #require(try await scene.desk.detail(later))
    #expect(later != id)
    #expect(detail.conversation.segment == .hcp)
    #expect(detail.follower.segmentIsCorrected)
    #expect(detail.others.map(\.id) == [id])
    // Taken back, triage has its say again.
    _ = try await scene.desk.undo(on: [id], by: Scene.ana)
    #expect(try await scene.desk.detail(id)?.follower.segmentIsCorrected == false)
  }

  @Test("a snooze ends by itself")
  func snoozes() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let until = Scene.start + .hours(2)
    #expect(try await scene.act(.snooze(until: until), id, by: Scene.ana).summary == "Snoozed for 2 h")
    #expect(try await scene.desk.wakeSnoozed() == 0)
    scene.clock.advance(by: .hours(2))
    #expect(try await scene.desk.wakeSnoozed() == 1)
    #expect(try await scene.conversation(id).status == .open)
    #expect(try await scene.desk.history(id).last?.by == "earshot")
  }

  @Test("a reply that was exported and comes back through the network is not doubled")
  func ownReplyReturns() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "Tomorrow, promised."), id, by: Scene.ana)
    let number = try #require(try await scene.desk.outbox(all: true).first?.place.number)
    try await scene.act(.deliver(message: number, remoteID: "900"), id, by: .earshot)
    let back = scene.message("900", parent: "1", after: .minutes(1), "@mia_h Tomorrow, promised.", ours: true)
    #expect(try await scene.desk.ingest([back]).items == [.duplicate(id)])
    #expect(try await scene.conversation(id).messages == 2)
  }

  @Test("a reply that somebody sent by hand while it waited is not sent again")
  func sentByHand() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.reply(text: "Tomorrow, promised."), id, by: Scene.ana)
    let found = scene.message("900", parent: "1", after: .minutes(1), "@mia_h Tomorrow,  promised.", ours: true)
    #expect(try await scene.desk.ingest([found]).items == [.duplicate(id)])
    #expect(try await scene.desk.outbox(all: true).isEmpty)
    #expect(try await scene.desk.detail(id)?.messages.map(\.remoteID) == ["1", "900"])
    #expect(try await scene.desk.ingest([found]).items == [.duplicate(id)])
  }
}
