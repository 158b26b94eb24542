import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// What opens goes to whom the rules say.
@Suite(.onBothDatabases) struct AssignmentTests {
  private func apply(_ rules: [AssignmentRule], skills: [String: Skills] = [:], to scene: Scene) async throws {
    let book = try await scene.desk.policies()
    try await scene.desk.apply(
      PolicyBook(
        version: 1, calendars: book.calendars, policies: book.policies, common: book.common, assignments: rules,
        skills: skills), by: Scene.lea)
  }

  @Test("what opens goes to who holds the fewest, what joins stays, and the trail says by which rule")
  func load() async throws {
    let scene = try await Scene()
    let before = try await scene.receive(scene.message("0", by: "before"))
    try await scene.act(.hold, before, by: Scene.ana)
    try await apply([AssignmentRule(name: "all", to: ["ana", "ben"])], to: scene)
    let report = try await scene.desk.ingest((1...5).map { scene.message("\($0)", by: "f\($0)") })
    var holders: [String?] = []
    for item in report.items { holders.append(try await scene.conversation(try #require(item.conversation)).holder) }
    #expect(holders == ["ben", "ana", "ben", "ana", "ben"])
    let id = try #require(report.items[0].conversation)
    let ruling = Ruling(rule: "all", way: .load, to: "ben", among: ["ana", "ben"], loads: [1, 0])
    let last = try #require(try await scene.desk.history(id).suffix(2).first)
    #expect(last.body == .ruled(ruling))
    #expect(last.by == "earshot" && last.action == .assign)
    // What goes on with it is no opening.
    try await scene.act(.letGo, id, by: Scene.ben)
    _ = try await scene.desk.ingest([scene.message("6", by: "f1", parent: "1")])
    #expect(try await scene.conversation(id).holder == nil)
    #expect(try await scene.conversation(before).holder == "ana")
    #expect(try await scene.desk.calls(for: Scene.ben).isEmpty)
    #expect(try await scene.desk.verifyTrail() == [])
  }

  @Test("turns go on from batch to batch and from process to process")
  func turns() async throws {
    let scene = try await Scene()
    try await apply([AssignmentRule(name: "all", to: ["ana", "ben", "sam"], way: .turn)], to: scene)
    var holders: [String?] = []
    for number in 0..<5 {
      let desk = number % 2 == 0 ? scene.desk : try scene.anotherDesk()
      let report = try await desk.ingest([scene.message("\(number)", by: "f\(number)")])
      holders.append(try await scene.conversation(try #require(report.items[0].conversation)).holder)
    }
    #expect(holders == ["ana", "ben", "sam", "ana", "ben"])
  }

  @Test("only who sits at a seat gets one; where nobody does, nobody")
  func onlyHere() async throws {
    let scene = try await Scene()
    try await apply([AssignmentRule(name: "here", to: ["ana", "ben"], isOnlyHere: true)], to: scene)
    let first = try await scene.receive(scene.message("1", by: "a"))
    #expect(try await scene.conversation(first).holder == nil)
    try scene.desk.store.tell(
      Presence(seat: "s1", teammate: "ben", since: scene.clock.now, seenAt: scene.clock.now))
    let second = try await scene.receive(scene.message("2", by: "b"))
    #expect(try await scene.conversation(second).holder == "ben")
    scene.clock.advance(by: .minutes(5))
    let third = try await scene.receive(scene.message("3", by: "c"))
    #expect(try await scene.conversation(third).holder == nil)
  }

  @Test("what we said first opens with the follower's first word, and spam may be left out")
  func opening() async throws {
    let scene = try await Scene()
    try await apply([AssignmentRule(name: "all", when: Query("-kind:spam"), to: ["ana"])], to: scene)
    let ours = try await scene.receive(scene.message("1", "@mia_h it is on its way", ours: true))
    #expect(try await scene.conversation(ours).holder == nil)
    _ = try await scene.desk.ingest([
      scene.message("2", by: "mia_h", parent: "1", after: .minutes(5), "And where is it now?")
    ])
    #expect(try await scene.conversation(ours).holder == "ana")
  }

  @Test("a rule for somebody who is not on the team is refused")
  func stranger() async throws {
    let scene = try await Scene()
    await #expect(throws: DeskError.unknownTeammate("zoe", team: ["lea", "ana", "ben", "mara", "sam", "odd"])) {
      try await apply([AssignmentRule(name: "x", to: ["zoe"])], to: scene)
    }
    await #expect(throws: DeskError.unknownTeammate("zoe", team: ["lea", "ana", "ben", "mara", "sam", "odd"])) {
      try await apply([], skills: ["zoe": Skills()], to: scene)
    }
  }
}
