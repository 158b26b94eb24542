import Foundation
import Model
import Store
import Testing
import ThrowawayPostgres

@testable import Desk

/// What teammates do with each other's drafts, calls and seats goes on where the server binds each to their own.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `A team that the server tells apart` {
  let cluster: Cluster
  let address: String
  /// The owner's, who is a lead.
  let chief: Desk
  let clock = Scene.Clock()
  let id = Conversation.ID(rawValue: 1)
  let ana = Teammate(name: "w_ana", role: .agent)
  let ben = Teammate(name: "w_ben", role: .agent)
  let mara = Teammate(name: "w_mara", role: .executive)
  let lead = Teammate(name: "chief", role: .lead)
  let hers: Desk
  let his: Desk

  init() async throws {
    cluster = try Cluster.shared.get()
    let address = try cluster.databaseOfChief()
    self.address = address
    try await Desk.open(address).enforceRoles()
    let clock = clock
    func desk(_ login: String) throws -> Desk {
      try Desk.open(address.replacing("user=chief", with: "user=\(login)"), now: { clock.now })
    }
    chief = try desk("chief")
    for teammate in [ana, ben, mara] {
      try cluster.login(teammate.name)
      try await chief.add(teammate)
    }
    hers = try desk(ana.name)
    his = try desk(ben.name)
    _ = try await chief.ingest([
      Incoming(
        channel: "x:@acme", id: "1", account: "mia", profile: Profile(handle: "mia"), at: Scene.start,
        text: "Where is my parcel?")
    ])
  }

  @discardableResult
  private func done(_ action: Action, _ desk: Desk, _ teammate: Teammate) async throws -> ActionResult? {
    let result = try await desk.perform(action, on: [id], by: teammate).first
    #expect(result?.isDone == true, "\(action.name.rawValue): \(result?.summary ?? "")")
    clock.advance(by: .seconds(1))
    return result
  }

  private func revision(_ outcome: DraftOutcome) throws -> Int64 {
    guard case .saved(let revision) = outcome else {
      Issue.record("\(outcome)")
      return 0
    }
    return revision
  }

  private func beside() async throws -> [String] {
    try await chief.draftsBeside(id).map { "\($0.by): \($0.text)" }.sorted()
  }

  @Test func `A draft goes on with the conversation from one holder to the next`() async throws {
    try await done(.hold, hers, ana)
    let first = try revision(try await hers.saveDraft("Dear Mia", for: id, by: ana, basedOn: 0))
    try await done(.assign(to: ben.name), chief, lead)
    #expect(try await his.calls(for: ben).map(\.call.occasion) == [.given])
    #expect(try await hers.calls(for: ana).map(\.call.occasion) == [.taken])
    #expect(try await his.draft(id)?.text == "Dear Mia")
    let second = try revision(try await his.saveDraft("Dear Mia, sorry", for: id, by: ben, basedOn: first))
    #expect(second > first)
    #expect(try await hers.draft(id)?.by == ben.name)
    // Given on before he has seen it: what called him ends, by somebody else's act.
    try await done(.assign(to: ana.name), chief, lead)
    #expect(try await his.calls(for: ben).map(\.call.occasion) == [.taken])
    #expect(try await hers.calls(for: ana).map(\.call.occasion) == [.given])
    // Sent as it stands, by her: his words are no draft of his any more.
    try await done(.reply(text: "Dear Mia, sorry"), hers, ana)
    #expect(try await chief.draft(id) == nil)
    #expect(try await beside() == [])
    _ = try await hers.undo(on: [id], by: ana)
    #expect(try await his.draft(id)?.text == "Dear Mia, sorry")
    #expect(try await chief.verifyTrail() == [])
  }

  @Test func `Two who write on one draft see each other's text, and lose none`() async throws {
    let begun = try revision(try await hers.saveDraft("We", for: id, by: ana, basedOn: 0))
    clock.advance(by: .seconds(1))
    _ = try revision(try await hers.saveDraft("We look", for: id, by: ana, basedOn: begun))
    let theirs = try #require(try await his.draft(id))
    #expect(try await his.saveDraft("Sorry", for: id, by: ben, basedOn: begun) == .beside(theirs: theirs))
    #expect(try await beside() == ["w_ben: Sorry"])
    _ = try revision(
      try await his.saveDraft("Sorry", for: id, by: ben, basedOn: theirs.revision, keepingTheirs: true))
    #expect(try await hers.draft(id)?.text == "Sorry")
    #expect(try await beside() == ["w_ana: We look"])
    // He sends something else than what she has made of it since; it is kept for her.
    let now = try #require(try await hers.draft(id))
    clock.advance(by: .seconds(1))
    _ = try revision(try await hers.saveDraft("So sorry", for: id, by: ana, basedOn: now.revision))
    try await done(.reply(text: "Sorry"), his, ben)
    #expect(try await beside() == ["w_ana: So sorry"])
  }

  @Test func `Who throws away another's draft leaves it to them`() async throws {
    for blanks in [true, false] {
      clock.advance(by: .seconds(1))
      _ = try await hers.saveDraft("Dear Mia", for: id, by: ana)
      if blanks {
        let there = try #require(try await his.draft(id))
        _ = try await his.saveDraft(" ", for: id, by: ben, basedOn: there.revision)
      } else {
        try await his.discardDraft(id, by: ben)
      }
      #expect(try await chief.draft(id) == nil)
      #expect(try await beside() == ["w_ana: Dear Mia"])
      // She settles it.
      _ = try await hers.saveDraft("", for: id, by: ana, basedOn: 0)
      #expect(try await beside() == [])
    }
  }

  @Test func `What one executive approves is sent as it was written by another`() async throws {
    let executives = try Desk.open(
      address.replacing("user=chief", with: "user=\(mara.name)"), now: { [clock] in clock.now })
    try await done(.hold, hers, ana)
    try await hers.saveDraft("Dear Mia", for: id, by: ana)
    try await done(.escalate(to: mara.name, reason: "delicate"), hers, ana)
    try await done(.acknowledge, executives, mara)
    try await done(.decide(.approve(text: "Dear Mia")), executives, mara)
    #expect(try await chief.draft(id) == nil)
    #expect(try await beside() == [])
    _ = try await executives.undo(on: [id], by: mara)
    #expect(try await chief.draft(id)?.text == "Dear Mia")
    #expect(try await chief.verifyTrail() == [])
  }

  @Test func `Whom a note names is called, until they have seen it or it is taken back`() async throws {
    try await done(.note(text: "@w_ben please look"), hers, ana)
    #expect(try await his.calls(for: ben).map(\.call.by) == [ana.name])
    _ = try await hers.undo(on: [id], by: ana)
    #expect(try await his.calls(for: ben) == [])
    clock.advance(by: .seconds(1))
    try await done(.note(text: "@w_ben please look again"), hers, ana)
    try await his.saw(id, by: ben)
    #expect(try await his.calls(for: ben) == [])
    // Asked for and kept: each ends the call before it, which is another's.
    try await done(.hold, hers, ana)
    try await done(.ask, his, ben)
    #expect(try await hers.calls(for: ana).map(\.call.occasion) == [.asked])
    try await done(.keep, hers, ana)
    #expect(try await hers.calls(for: ana) == [])
    #expect(try await his.calls(for: ben).map(\.call.occasion) == [.kept])
  }

  @Test func `What somebody notifies of another's seat is believed by nobody`() async throws {
    let changes = chief.changes()
    let now = clock.now
    func seat(_ name: String, of teammate: Teammate, hasLeft: Bool = false) -> Presence {
      Presence(
        seat: name, teammate: teammate.name, since: now, seenAt: now + .seconds(hasLeft ? 1 : 0), looking: id,
        hasLeft: hasLeft)
    }
    try hers.store.tell(seat("a", of: ana))
    var seen = SeatPlan()
    for await change in changes {
      if let plan = change.presence { seen = plan }
      if seen.seats.contains(where: { $0.seat == "a" }) { break }
    }
    // He says that she has left, and that she sits where nobody does; then where he sits himself.
    for forged in [seat("a", of: ana, hasLeft: true), seat("ghost", of: ana)] {
      let text = String(decoding: try JSONEncoder().encode(forged), as: UTF8.self)
      try cluster.sql(
        "SET SESSION AUTHORIZATION \(ben.name); SELECT pg_notify('earshot_presence', '\(text)')",
        in: DeskAddress(address).name)
    }
    try his.store.tell(seat("b", of: ben))
    for await change in changes {
      guard let plan = change.presence else { continue }
      #expect(plan.isHere(ana.name, at: now))
      #expect(!plan.seats.contains { $0.seat == "ghost" })
      if plan.seats.contains(where: { $0.seat == "b" }) { break }
    }
  }

  @Test func `Of a killed console others end the holds, and its teammate is told when they are back`() async throws {
    let seat = Presence(seat: "b1", teammate: ben.name, since: clock.now, seenAt: clock.now, looking: id)
    try await done(.hold, his, ben)
    try his.store.tell(seat.seen(at: clock.now))
    clock.advance(by: .minutes(16))
    #expect(try await hers.presence().here(at: clock.now) == [])
    #expect(try await hers.expireHolds() == 1)
    #expect(try await hers.presence().seats.map(\.lost) == [1])
    #expect(try await chief.history(id).last?.by == "earshot")
    #expect(try await chief.history(id).last?.session == ana.name)
    let called = try await his.calls(for: ben)
    #expect(called.map(\.call.by) == ["earshot"])
    try await his.saw(id, by: ben)
    // Back at a new seat: the old one goes, and what it says of the lost hold comes over.
    let back = Presence(seat: "b2", teammate: ben.name, since: clock.now, seenAt: clock.now)
    try his.store.announce(back, gone: clock.now - Presence.patience)
    #expect(try await chief.presence().seats.map(\.seat) == ["b2"])
    #expect(try await chief.presence().seats.map(\.lost) == [1])
    try his.store.toldOfLost(1, at: "b2")
    #expect(try await chief.presence().seats.map(\.lost) == [0])
    #expect(try await chief.verifyTrail() == [])
  }
}

extension Presence {
  fileprivate func seen(at now: Instant) -> Presence {
    var seat = self
    seat.seenAt = now
    return seat
  }
}
