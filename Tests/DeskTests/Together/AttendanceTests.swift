import Model
import Store
import Synchronization
import Testing
import ThrowawayPostgres

@testable import Desk

/// Two people at one desk, each through a door of their own.
@Suite(.onBothDatabases, .timeLimit(.minutes(1))) struct AttendanceTests {
  private static let hurried: Attendance.Pace = {
    var pace = Attendance.Pace()
    pace.beat = .milliseconds(60)
    pace.rest = .milliseconds(30)
    pace.gap = .milliseconds(10)
    return pace
  }()

  private static let once: Attendance.Pace = {
    var pace = hurried
    pace.beat = .seconds(600)
    return pace
  }()

  /// Waits until the seats, as the stream tells them, are as wanted.
  private func wait(
    _ stream: AsyncStream<DeskChange>, until isEnough: (SeatPlan) -> Bool
  ) async -> (plan: SeatPlan, acts: Set<Conversation.ID>) {
    var acts: Set<Conversation.ID> = []
    for await change in stream {
      acts.formUnion(change.conversations)
      if let plan = change.presence, isEnough(plan) { return (plan, acts) }
    }
    return (SeatPlan(), acts)
  }

  @Test("what one opens, writes and leaves is seen at the other door, and is no act")
  func seen() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let follower = try await scene.conversation(id).follower
    let last = try await scene.desk.lastEvent()
    let other = try scene.anotherDesk()
    let changes = other.changes()
    // Only what is told counts here: no sign of life brings it.
    let ana = Attendance(desk: scene.desk, seat: "a", teammate: Scene.ana, pace: Self.once)
    ana.begin()
    #expect(await wait(changes) { $0.isHere("ana", at: Scene.start) }.acts == [])
    ana.go(looking: id, writing: nil)
    #expect(await wait(changes) { $0.seats.first?.looking == id }.acts == [])
    scene.clock.advance(by: .seconds(5))
    ana.go(looking: id, writing: (id, follower))
    let writing = Presence.Writing(conversation: id, follower: follower, since: Scene.start + .seconds(5))
    #expect(await wait(changes) { $0.seats.first?.writing == writing }.acts == [])
    ana.leave()
    let end = await wait(changes) { !$0.isHere("ana", at: scene.clock.now) }
    #expect(end.plan.seats.map(\.hasLeft) == [true])
    #expect(end.plan.seats.first?.looking == nil)
    #expect(try await other.presence().seats == end.plan.seats)
    #expect(try await scene.desk.lastEvent() == last)
    #expect(try await scene.desk.undoLast(by: Scene.ana).isEmpty)
    #expect(scene.desk.store.tellsPresence == (Database.current == .postgres))
  }

  @Test("who gives no more signs of life is gone, and back with the next")
  func silent() async throws {
    let scene = try await Scene()
    let changes = try scene.anotherDesk().changes()
    var ana: Attendance? = Attendance(desk: scene.desk, seat: "a", teammate: Scene.ana, pace: Self.hurried)
    ana?.begin()
    let ben = Attendance(desk: try scene.anotherDesk(), seat: "b", teammate: Scene.ben, pace: Self.hurried)
    ben.begin()
    _ = await wait(changes) { $0.names(at: Scene.start) == ["ana", "ben"] }
    // As when the console is killed: nothing is said.
    ana = nil
    let desk = scene.desk
    while try await desk.presence().names(at: scene.clock.now).contains("ana") {
      scene.clock.advance(by: .seconds(5))
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try await desk.presence().names(at: scene.clock.now) == ["ben"])
    #expect(try await desk.presence().lastSeen("ana") ?? scene.clock.now < scene.clock.now - .seconds(20))
    let again = Attendance(desk: scene.desk, seat: "a2", teammate: Scene.ana, pace: Self.hurried)
    again.begin()
    while try await !desk.presence().isHere("ana", at: scene.clock.now) {
      try await Task.sleep(for: .milliseconds(10))
    }
    // The seat that nobody left is cleared away.
    #expect(try await desk.presence().seats.map(\.seat) == ["a2", "b"])
    ben.leave()
    again.leave()
  }

  @Test("a seat that was cleared away is there again with its next sign of life")
  func cleared() async throws {
    let scene = try await Scene()
    let ana = Attendance(desk: scene.desk, seat: "a", teammate: Scene.ana, pace: Self.hurried)
    ana.begin()
    try scene.desk.store.announce(
      Presence(seat: "z", teammate: "ana", since: Scene.start, seenAt: Scene.start), gone: Scene.start + .hours(1))
    while try await scene.desk.presence().seats.map(\.seat) != ["a", "z"] {
      try await Task.sleep(for: .milliseconds(10))
    }
    ana.leave()
  }

  @Test("lost holds are told once, to the next seat of who lost them")
  func lost() async throws {
    let scene = try await Scene()
    let first = Attendance(desk: scene.desk, seat: "a", teammate: Scene.ana, pace: Self.once)
    first.begin()
    first.leave()
    try scene.desk.store.write { try $0.addLost(3, of: "ana") }
    let told = Mutex<[Int]>([])
    let second = Attendance(desk: scene.desk, seat: "b", teammate: Scene.ana, pace: Self.hurried) { count in
      told.withLock { $0.append(count) }
    }
    second.begin()
    while told.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(10)) }
    try scene.desk.store.write { try $0.addLost(1, of: "ana") }
    while told.withLock({ $0.count < 2 }) { try await Task.sleep(for: .milliseconds(10)) }
    try await Task.sleep(for: .milliseconds(200))
    #expect(told.withLock { $0 } == [3, 1])
    second.leave()
  }

  @Test("a desk that cannot be reached is nobody's error")
  func unreachable() async throws {
    let scene = try await Scene()
    let ana = Attendance(desk: scene.desk, seat: "a", teammate: Scene.ana, pace: Self.hurried)
    try scene.desk.store.close()
    ana.begin()
    ana.go(looking: .init(rawValue: 1), writing: nil)
    try await Task.sleep(for: .milliseconds(100))
    ana.leave()
  }
}

/// What only the server gives.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(1))) struct ServerAttendanceTests {
  @Test("who writes to the desk for long keeps nobody from being seen")
  func beside() async throws {
    let desk = try Desk.open(try Cluster.shared.get().desk())
    let other = try Desk.open(desk.path)
    let ana = Presence(seat: "a", teammate: "ana", since: desk.now(), seenAt: desk.now())
    try other.store.write { writer in
      try writer.setSetting("views", "[]")
      // With the desk's lock taken, by another session.
      try desk.store.announce(ana, gone: ana.since)
      #expect(try desk.store.beat(ana).count == 1)
    }
    // Of the moment: it stays, whatever becomes of what was written beside it.
    #expect(try desk.store.read { try $0.presence() }.count == 1)
  }

  @Test("what others put into a notification is passed over")
  func forged() async throws {
    let cluster = try Cluster.shared.get()
    let path = try cluster.desk()
    let desk = try Desk.open(path)
    let changes = desk.changes()
    let database = DeskAddress(path).name
    for text in ["", "{}", "[1]", "{\"seat\":1}", String(repeating: "x", count: 7000)] {
      try cluster.sql("SELECT pg_notify('earshot_presence', '\(text)')", in: database)
    }
    try desk.store.tell(Presence(seat: "a", teammate: "ana", since: desk.now(), seenAt: desk.now()))
    for await change in changes {
      #expect(change.presence?.seats.map(\.seat) == ["a"])
      break
    }
  }
}
