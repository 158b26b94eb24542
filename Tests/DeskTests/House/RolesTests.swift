import Model
import Store
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2)))
struct `A desk whose server enforces roles` {
  let cluster: Cluster
  /// The owner's, who is its lead.
  let address: String
  let chief: Desk
  let clock = Scene.Clock()

  init() async throws {
    cluster = try Cluster.shared.get()
    address = try cluster.databaseOfChief()
    let desk = try Desk.open(address)
    #expect(desk.roles?.isEnforced == false)
    try await desk.enforceRoles()
    chief = try Desk.open(address, now: { [clock] in clock.now })
    for (name, role) in [("d_ana", Role.agent), ("d_mara", .executive), ("d_kim", .auditor), ("d_robot", .service)] {
      try cluster.login(name)
      try await chief.add(Teammate(name: name, role: role))
    }
    _ = try await chief.ingest([
      Incoming(
        channel: "x:@acme", id: "1", account: "mia", profile: Profile(handle: "mia"), at: Scene.start,
        text: "Where is my parcel?")
    ])
  }

  private let id = Conversation.ID(rawValue: 1)

  private func desk(of login: String) throws -> Desk {
    try Desk.open(address.replacing("user=chief", with: "user=\(login)"), now: { [clock] in clock.now })
  }

  private func refusal(_ action: Action, by teammate: Teammate, on desk: Desk) async throws -> Refusal? {
    let result = try await desk.perform(action, on: [id], by: teammate).first
    if case .refused(let refusal) = result?.verdict { return refusal }
    return nil
  }

  @Test func `Who acts is whose session it is, in the role that they have now`() async throws {
    let desk = try desk(of: "d_ana")
    let ana = try await desk.teammate("d_ana")
    #expect(ana.role == .agent)
    await #expect(throws: DeskError.refused(.notYourself(session: "d_ana", asked: "chief"))) {
      try await desk.teammate("chief")
    }
    let chiefHimself = Teammate(name: "chief", role: .lead)
    #expect(
      try await refusal(.hold, by: chiefHimself, on: desk) == .notYourself(session: "d_ana", asked: "chief"))
    // What she says of her role does not matter.
    let selfMade = Teammate(name: "d_ana", role: .executive)
    let forbidden = try await refusal(.acknowledge, by: selfMade, on: desk)
    #expect(
      forbidden?.description
        == "As an agent you cannot acknowledge. Only a lead, a safety officer or an executive can: chief, d_mara.")
    #expect(try await desk.perform(.hold, on: [id], by: ana).first?.isDone == true)
    #expect(try await desk.undo(on: [id], by: ana).first?.isDone == true)
    // While her desk is open she becomes a lead, and is one at once.
    try await chief.change("d_ana", to: .lead)
    #expect(try await refusal(.acknowledge, by: ana, on: desk) == .notEscalated)
    #expect(try await chief.history(id).last?.by == "d_ana")
    #expect(try await chief.history(id).last?.session == "d_ana")
    #expect(try await chief.verifyTrail() == [])
  }

  @Test func `Each role does its work to the end under the server's grants`() async throws {
    let (ana, mara) = (try desk(of: "d_ana"), try desk(of: "d_mara"))
    let robot = try desk(of: "d_robot")
    let agent = try await ana.teammate("d_ana")
    let executive = try await mara.teammate("d_mara")
    func done(_ action: Action, _ desk: Desk, _ teammate: Teammate) async throws {
      let result = try await desk.perform(action, on: [id], by: teammate).first
      #expect(result?.isDone == true, "\(action.name.rawValue): \(result?.summary ?? "")")
    }
    try await done(.hold, ana, agent)
    try await ana.saveDraft("Dear Mia", for: id, by: agent)
    try await done(.label(add: ["parcel"], remove: []), ana, agent)
    try await done(.correct(.init(kind: .complaint, segment: .journalist)), ana, agent)
    try await done(.note(text: "@d_mara please look"), ana, agent)
    try await done(.escalate(to: "d_mara", reason: "delicate"), ana, agent)
    #expect(try await mara.calls(for: executive).isEmpty == false)
    try await mara.saw(id, by: executive)
    try await done(.acknowledge, mara, executive)
    try await done(.decide(.approve(text: "Dear Mia")), mara, executive)
    clock.advance(by: .minutes(1))
    let left = try await robot.exportOutbox(as: .ndjson, by: await robot.teammate("d_robot")) { _ in }
    #expect(left == 1)
    try await done(.snooze(until: clock.now + .minutes(5)), ana, agent)
    clock.advance(by: .minutes(6))
    #expect(try await robot.wakeSnoozed() == 1)
    try await done(.done, ana, agent)
    try await ana.save(View(name: "Mine", query: Query(.id([id]))))
    _ = try await ana.claimLearning(after: 0)
    #expect(try await ana.keep(model: "kind", bytes: [1], texts: 1, figures: "{}", by: "d_ana") == 1)
    await #expect(throws: DeskError.refused(.roleForbidsHouse(.agent, .models, people: ["chief"]))) {
      try await ana.use(model: "kind", version: 1, by: agent)
    }
    try await chief.use(model: "kind", version: 1, by: Teammate(name: "chief", role: .lead))
    let history = try await chief.history(id)
    #expect(history.last { $0.action == .wake }?.by == "earshot")
    #expect(history.last { $0.action == .wake }?.session == "d_robot")
    #expect(try await chief.verifyTrail() == [])
  }

  @Test func `An auditor reads all and is told why nothing else goes`() async throws {
    let desk = try desk(of: "d_kim")
    let kim = try await desk.teammate("d_kim")
    #expect(try await desk.detail(id, for: kim)?.messages.count == 1)
    let forbidden = try await refusal(.hold, by: kim, on: desk)
    #expect(forbidden?.description == "An auditor cannot hold: an auditor reads and changes nothing.")
    // Where Earshot has no rule of its own, the server's word is put in ours.
    let error = await #expect(throws: DeskError.self) {
      try await desk.save(View(name: "Mine", query: Query(.id([id]))))
    }
    #expect(error?.description.hasPrefix("d_kim is an auditor on this desk, who reads and changes nothing") == true)
    await #expect(throws: DeskError.self) { try await desk.discardDraft(id, by: kim) }
    // What a console does by itself is left alone: it is no error.
    _ = try await chief.perform(
      .snooze(until: clock.now + .minutes(5)), on: [id], by: Teammate(name: "chief", role: .lead))
    clock.advance(by: .minutes(6))
    #expect(try await desk.wakeSnoozed() == 0)
    try await desk.saw(id, by: kim)
    #expect(try await desk.calls(for: kim) == [])
    #expect(try await desk.verifyTrail() == [])
  }

  @Test func `The team is the server's: changes are seen by who watches, and a lead stays`() async throws {
    let watching = try desk(of: "d_ana").changes()
    var changes = watching.makeAsyncIterator()
    try await chief.change("d_kim", to: .agent)
    var change = await changes.next()
    while change?.areSettingsChanged == false { change = await changes.next() }
    #expect(change != nil)
    #expect(try await chief.team().contains(Teammate(name: "d_kim", role: .agent)))
    await #expect(throws: DeskError.ownsTheDesk("chief")) { try await chief.change("chief", to: .agent) }
    let names = try await chief.team().map(\.name)
    await #expect(throws: DeskError.unknownTeammate("d_eve", team: names)) {
      try await chief.removeTeammate("d_eve")
    }
    // A lead gives it up, and cannot take it back.
    try await chief.change("d_ana", to: .lead)
    let ana = try desk(of: "d_ana")
    try await ana.change("d_ana", to: .agent)
    await #expect(throws: DeskError.self) { try await ana.change("d_ana", to: .lead) }
    // One who may not make logins gets the SQL, without a password in it.
    try await chief.change("d_ana", to: .lead)
    await #expect(
      throws: DeskError.keeperNeeded([#"CREATE ROLE "d_new" LOGIN"#, "SELECT earshot.set_role('d_new', 'agent')"])
    ) { try await ana.add(Teammate(name: "d_new", role: .agent)) }
    try await chief.removeTeammate("d_kim")
    let kim = address.replacing("user=chief", with: "user=d_kim")
    #expect(throws: DeskError.store(.notOnTheTeam(desk: kim, login: "d_kim"))) { try Desk.open(kim) }
    try await chief.add(Teammate(name: "d_fresh_\(DeskAddress(address).name)", role: .agent))
  }

  @Test func `What a lead left half done is finished by one who may, in their own name`() async throws {
    let quick = try PolicyBook(
      version: 2, calendars: [.always()],
      policies: [Policy(name: "quick", when: Query(), targets: [.firstResponse: .init(.minutes(5), "calendar")])])
    let at = clock.now.milliseconds
    try await chief.writing { writer in
      try writer.set(.policies, to: quick)
      try writer.setSetting(
        Setting.recalculation.rawValue, #"{"after":0,"at":\#(at),"by":{"name":"gone","role":"lead"}}"#)
    }
    clock.advance(by: .minutes(1))
    try await desk(of: "d_ana").wakeSnoozed()
    #expect(try await chief.detail(id)?.conversation.clock(.firstResponse)?.policy != "quick", "an agent may not")
    try await chief.wakeSnoozed()
    #expect(try await chief.detail(id)?.conversation.clock(.firstResponse)?.policy == "quick")
    #expect(try await chief.history(id).last?.by == "chief")
  }

  @Test func `A team that the desk has kept itself comes into the groups, as far as it has logins`() async throws {
    let address = try cluster.databaseOfChief()
    let before = try Desk.open(address)
    _ = try await before.teammate("chief")
    try await before.add(Teammate(name: "d_ana", role: .strategist))
    try await before.add(Teammate(name: "without_login", role: .agent))
    #expect(try await before.enforceRoles() == [Teammate(name: "without_login", role: .agent)])
    let desk = try Desk.open(address)
    #expect(
      try await desk.team() == [Teammate(name: "chief", role: .lead), Teammate(name: "d_ana", role: .strategist)])
  }
}
