import Model
import Store
import Testing
import ThrowawayPostgres

@testable import Desk

/// A hold survives a lost connection for a while, then expires; by whichever console looks first.
@Suite(.onBothDatabases, .timeLimit(.minutes(1))) struct ExpiryTests {
  /// A teammate's seat that gave its last sign of life now.
  private func seat(_ scene: Scene, _ teammate: Teammate, left: Bool = false, at seat: String = "s") throws {
    let now = scene.clock.now
    try scene.desk.store.tell(
      Presence(seat: "\(seat)-\(teammate.name)", teammate: teammate.name, since: now, seenAt: now, hasLeft: left))
  }

  @Test("who was seen holding it and then is gone loses it after 15 minutes, and the trail says why")
  func expires() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    let held = try await scene.conversation(id)
    scene.clock.advance(by: .minutes(5))
    try seat(scene, Scene.ana)
    let seen = scene.clock.now
    scene.clock.advance(by: .minutes(15) - .milliseconds(1))
    #expect(try await scene.desk.expireHolds() == 0)
    scene.clock.advance(by: .milliseconds(1))
    #expect(try await scene.desk.expireHolds() == 1)
    #expect(try await scene.desk.expireHolds() == 0)
    let after = try await scene.conversation(id)
    #expect(after.holder == nil)
    #expect(after.clocks == held.clocks)
    let events = try await scene.desk.history(id).suffix(2)
    #expect(events.map(\.body) == [.lapsed(holder: "ana", seen: seen), .holder(from: "ana", to: nil)])
    #expect(events.allSatisfy { $0.by == "earshot" && $0.action == .expire })
    #expect(try await scene.desk.presence().seats.map(\.lost) == [1])
    #expect(
      try await scene.desk.calls(for: Scene.ana).map(\.headline) == [
        "Your hold on @mia_h has expired while you were away"
      ])
    #expect(try scene.desk.store.verify() == [])
    // Nothing of theirs is undone by it, and nothing of it can be undone.
    #expect(try await scene.act(.hold, id, by: Scene.ben).isDone)
  }

  @Test("it stays with who is here, who was never seen, who took it after they were seen, and when it is done")
  func stays() async throws {
    let scene = try await Scene()
    let ids = try await [scene.receive(scene.message("1")), scene.receive(scene.message("2", by: "tom"))]
    try seat(scene, Scene.ana, left: true)
    scene.clock.advance(by: .seconds(1))
    // From the command line, after the console was closed; and one who has none.
    try await scene.act(.hold, ids[0], by: Scene.ana)
    try await scene.act(.hold, ids[1], by: Scene.ben)
    scene.clock.advance(by: .hours(9))
    #expect(try await scene.desk.expireHolds() == 0)
    try seat(scene, Scene.ana)
    scene.clock.advance(by: .minutes(20))
    // At another seat.
    try seat(scene, Scene.ana, at: "t")
    #expect(try await scene.desk.expireHolds() == 0)
    try await scene.act(.done, ids[0], by: Scene.ana)
    scene.clock.advance(by: .hours(1))
    #expect(try await scene.desk.expireHolds() == 0)
    #expect(try await scene.conversation(ids[0]).holder == "ana")
  }

  @Test("a setting of the desk says after how long, and 0 says never", arguments: [0, 3])
  func setting(minutes: Int) async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    try seat(scene, Scene.ana)
    let book = try await scene.desk.policies()
    try await scene.desk.apply(
      PolicyBook(
        version: 1, calendars: book.calendars, policies: book.policies, common: book.common, holdMinutes: minutes),
      by: Scene.lea)
    scene.clock.advance(by: .minutes(3))
    #expect(try await scene.desk.expireHolds() == (minutes == 0 ? 0 : 1))
    scene.clock.advance(by: .days(3))
    #expect(try await scene.desk.expireHolds() == 0)
  }

  @Test("hold and next take what a vanished holder has, at once; whoever asked for it gets it first")
  func taken() async throws {
    let scene = try await Scene()
    let ids = try await [
      scene.receive(scene.message("1")), scene.receive(scene.message("2", by: "tom")),
      scene.receive(scene.message("3", by: "kim")),
    ]
    for id in ids { try await scene.act(.hold, id, by: Scene.ana) }
    try await scene.act(.ask, ids[2], by: Scene.sam)
    try seat(scene, Scene.ana)
    #expect(try await !scene.act(.hold, ids[0], by: Scene.ben).isDone)
    scene.clock.advance(by: .minutes(15))
    #expect(try await scene.act(.hold, ids[0], by: Scene.ben).isDone)
    #expect(try await scene.conversation(ids[1]).holder == "ana")
    #expect(try await scene.desk.takeNext(by: Scene.ben, matching: Query()) == ids[1])
    #expect(try await scene.conversation(ids[2]).holder == "sam")
    #expect(try await scene.desk.presence().seats.map(\.lost) == [3])
    #expect(try scene.desk.store.verify() == [])
  }

  @Test("of many consoles that look at once, each hold expires once")
  func race() async throws {
    let scene = try await Scene()
    for number in 0..<6 {
      let id = try await scene.receive(scene.message("\(number)", by: "f\(number)"))
      try await scene.act(.hold, id, by: Scene.ana)
    }
    try seat(scene, Scene.ana)
    scene.clock.advance(by: .minutes(16))
    let doors = try (0..<3).map { _ in try scene.anotherDesk() }
    let expired = try await withThrowingTaskGroup(of: Int.self) { group in
      for door in doors { group.addTask { try await door.expireHolds() } }
      return try await group.reduce(0, +)
    }
    #expect(expired == 6)
    #expect(try await scene.desk.presence().seats.map(\.lost) == [6])
  }

  @Test("a console that sits there finds out by itself")
  func bySitting() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    try await scene.act(.hold, id, by: Scene.ana)
    try seat(scene, Scene.ana)
    scene.clock.advance(by: .minutes(15))
    var pace = Attendance.Pace()
    pace.beat = .milliseconds(50)
    pace.check = .milliseconds(100)
    let ben = Attendance(desk: try scene.anotherDesk(), seat: "b", teammate: Scene.ben, pace: pace)
    ben.begin()
    while try await scene.conversation(id).holder != nil { try await Task.sleep(for: .milliseconds(20)) }
    ben.leave()
  }
}
