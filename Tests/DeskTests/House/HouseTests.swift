import Model
import Store
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct HouseTests {
  @Test("a new desk has policies in a time zone of this machine, views, and nobody on the team")
  func new() async throws {
    let scene = try await Scene(withTeam: false)
    #expect(try await scene.desk.policies().policies.isEmpty == false)
    #expect(try await scene.desk.views() == View.standard)
    #expect(try await scene.desk.team().isEmpty)
  }

  @Test("who comes first becomes the lead; who comes later must be put on the team")
  func first() async throws {
    let scene = try await Scene(withTeam: false)
    #expect(try await scene.desk.teammate("root") == Teammate(name: "root", role: .lead))
    #expect(try await scene.anotherDesk().teammate("root").role == .lead)
    await #expect(throws: DeskError.unknownTeammate("eve", team: ["root"])) { try await scene.desk.teammate("eve") }
  }

  @Test(
    "names that mean something else, or nothing, are refused",
    arguments: ["", "me", "None", "earshot", "a b", "x\u{1B}[2J", String(repeating: "n", count: 33)])
  func names(name: String) async throws {
    let scene = try await Scene(withTeam: false)
    await #expect(throws: DeskError.self) { try await scene.desk.add(Teammate(name: name, role: .agent)) }
  }

  @Test("a desk keeps a lead")
  func lastLead() async throws {
    let scene = try await Scene()
    await #expect(throws: DeskError.lastLead("lea")) { try await scene.desk.removeTeammate("lea") }
    await #expect(throws: DeskError.lastLead("lea")) { try await scene.desk.change("lea", to: .agent) }
    try await scene.desk.change("ana", to: .lead)
    try await scene.desk.removeTeammate("lea")
    #expect(try await scene.desk.team().contains { $0.name == "lea" } == false)
  }

  @Test("a view is kept in its place, for every door")
  func views() async throws {
    let scene = try await Scene()
    let mine = View(name: "Mine", query: try Query("is:mine is:open"))
    try await scene.desk.save(mine)
    try await scene.desk.save(View(name: "Storm", query: try Query("topic:price")))
    let views = try await scene.anotherDesk().views()
    #expect(views.map(\.name) == View.standard.map(\.name) + ["Storm"])
    #expect(views.first { $0.name == "Mine" } == mine)
    try await scene.desk.remove(view: "Storm")
    await #expect(throws: DeskError.self) { try await scene.desk.remove(view: "Storm") }
  }

  @Test("other policies move the deadlines of what is open, and say how many")
  func policies() async throws {
    let scene = try await Scene()
    var ids: [Conversation.ID] = []
    for number in 0..<450 {
      ids.append(
        contentsOf: try await scene.desk.ingest([scene.message("\(number)", by: "f\(number)")]).items.compactMap(
          \.conversation))
    }
    _ = try await scene.desk.perform(.done, on: Array(ids.suffix(50)), by: Scene.lea)
    let always = WorkingCalendar.always()
    let book = try PolicyBook(
      version: 1, calendars: [always],
      policies: [Policy(name: "quick", when: Query(), targets: [.firstResponse: .init(.minutes(5), always.name)])])
    let before = try await scene.desk.policies().version
    #expect(try await scene.desk.apply(book, by: Scene.lea) >= 400)
    #expect(try await scene.desk.policies().version == before + 1)
    let clock = try #require(try await scene.conversation(ids[0]).clock(.firstResponse))
    #expect(clock.due == Scene.start + .minutes(5))
    #expect(clock.policy == "quick")
    #expect(try await scene.conversation(ids[449]).nextClock == nil)
    #expect(try await scene.desk.apply(book, by: Scene.lea) == 0)
    #expect(try await scene.desk.history(ids[0]).last?.by == "lea")
  }

  @Test("a recalculation that a crash interrupted is finished by whoever comes next, once nobody else is at it")
  func interrupted() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    let quick = try PolicyBook(
      version: 2, calendars: [.always()],
      policies: [Policy(name: "quick", when: Query(), targets: [.firstResponse: .init(.minutes(5), "calendar")])])
    let at = scene.clock.now.milliseconds
    // What `apply` leaves when it dies after its first transaction.
    try await scene.desk.writing { writer in
      try writer.set(.policies, to: quick)
      try writer.setSetting(
        Setting.recalculation.rawValue, #"{"after":0,"at":\#(at),"by":{"name":"lea","role":"lead"}}"#)
    }
    let other = try scene.anotherDesk()
    try await other.wakeSnoozed()
    #expect(try await scene.conversation(id).clock(.firstResponse)?.policy != "quick", "somebody may be at it")
    scene.clock.advance(by: .minutes(1))
    try await other.wakeSnoozed()
    #expect(try await scene.conversation(id).clock(.firstResponse)?.policy == "quick")
    #expect(try await scene.desk.reading { try $0.setting(Setting.recalculation.rawValue) } == nil)
  }

  @Test("an agent does not change the policies")
  func agents() async throws {
    let scene = try await Scene()
    await #expect(throws: DeskError.self) { try await scene.desk.apply(.standard, by: Scene.ana) }
  }

  @Test("every door follows new rules from the next message on")
  func rulesReachOthers() async throws {
    let scene = try await Scene()
    let other = try scene.anotherDesk()
    _ = try await other.ingest([scene.message("1")])
    let book = try PolicyBook(
      version: 1, calendars: [.always()],
      policies: [Policy(name: "quick", when: Query(), targets: [.firstResponse: .init(.minutes(5), "calendar")])])
    try await scene.desk.apply(book, by: Scene.lea)
    let id = try #require(try await other.ingest([scene.message("2", by: "joe")]).items[0].conversation)
    #expect(try await scene.conversation(id).clock(.firstResponse)?.policy == "quick")
  }
}
