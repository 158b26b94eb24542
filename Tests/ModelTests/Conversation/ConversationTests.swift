import Model
import Testing

@Suite("A conversation")
struct ConversationTests {
  @Test("opens with what triage reads, a running first-reply clock and nobody holding it")
  func opens() throws {
    let it = Case(.question)
    #expect(it.conversation.status == .open)
    #expect(it.conversation.kind == .question)
    #expect(it.conversation.holder == nil)
    let clock = try #require(it.conversation.clock(.firstResponse))
    #expect(clock.isRunning)
    #expect(clock.started == it.now)
    #expect(it.conversation.due == clock.due)
  }

  @Test("is held by one teammate at a time, and says who")
  func oneHolder() throws {
    var it = Case(.complaint)
    try it.act(.hold, Case.ana)
    #expect(throws: Refusal.heldBy("ana", since: nil)) { try it.act(.hold, Case.ben) }
    #expect(throws: Refusal.heldBy("ana", since: nil)) { try it.act(.reply(text: "Hi"), Case.ben) }
    #expect(throws: Refusal.notHeldByYou(holder: "ana")) { try it.act(.letGo, Case.ben) }
    try it.act(.assign(to: "ben"), Case.ana)
    #expect(it.conversation.holder == "ben")
    try it.act(.letGo, Case.cho)
    #expect(it.conversation.holder == nil)
  }

  @Test("is answered once a reply is written: clocks stop, it waits for the follower, the reply waits in the outbox")
  func reply() throws {
    var it = Case(.complaint)
    try it.act(.reply(text: "We are sorry, and look into it."), Case.ana, after: .minutes(20))
    #expect(it.conversation.holder == "ana")
    #expect(it.conversation.status == .pending)
    #expect(it.conversation.clock(.firstResponse)?.state == .stopped(at: it.now))
    #expect(it.conversation.exchange.firstAnswerAt == it.now)
    #expect(it.conversation.toSend == [2])
    #expect(it.texts.last?.state == .toSend)
    #expect(it.conversation.due == nil)
  }

  @Test("starts the next-reply clock and opens again when the follower comes back")
  func followUp() throws {
    var it = Case(.complaint)
    try it.act(.reply(text: "Sorry!"), Case.ana)
    it.says("Still broken", .complaint, after: .hours(1))
    #expect(it.conversation.status == .open)
    #expect(it.conversation.clock(.nextResponse)?.started == it.now)
    #expect(it.conversation.clock(.nextResponse)?.isRunning == true)
    try it.act(.reply(text: "Fixed now."), Case.ana, after: .minutes(5))
    #expect(it.conversation.clock(.nextResponse)?.state == .stopped(at: it.now))
  }

  @Test("pauses the resolution clock while it waits for the follower and keeps the working time left")
  func pending() throws {
    var it = Case(.complaint)
    let due = try #require(it.conversation.clock(.resolution)).due
    try it.act(.reply(text: "Which batch?"), Case.ana, after: .hours(1))
    guard case .paused = it.conversation.clock(.resolution)?.state else {
      Issue.record("not paused: \(String(describing: it.conversation.clock(.resolution)))")
      return
    }
    it.says("Batch 12", .comment, after: .hours(2))
    let resumed = try #require(it.conversation.clock(.resolution))
    #expect(resumed.isRunning)
    let calendar = try #require(it.rules.book.calendar(named: resumed.calendar))
    #expect(calendar.workingTime(from: due, to: resumed.due) == Duration.hours(2).inMilliseconds)
  }

  @Test("found answered in an import stops its clock at the answer's own time")
  func importedAnswer() throws {
    var it = Case(.question)
    let asked = it.now
    it.weAnswer("Yes, from May on.", after: .minutes(7))
    #expect(it.conversation.status == .pending)
    #expect(it.conversation.clock(.firstResponse)?.state == .stopped(at: asked + .minutes(7)))
    #expect(it.conversation.toSend.isEmpty)
  }

  @Test("keeps a safety clock by calendar that only the safety team's acknowledgement stops")
  func safety() throws {
    var it = Case(.adverseEvent)
    let clock = try #require(it.conversation.clock(.safety))
    #expect(clock.due == clock.started + .hours(24))
    try it.act(.reply(text: "Please tell us more."), Case.ana)
    #expect(it.conversation.clock(.safety)?.isRunning == true)
    #expect(throws: Refusal.safetyClockRuns) { try it.act(.done, Case.ana) }
    try it.act(.escalate(to: "dev", reason: "Rash after tablets"), Case.ana)
    #expect(it.conversation.clock(.safety)?.isRunning == true)
    try it.act(.acknowledge, Case.dev)
    #expect(it.conversation.clock(.safety)?.state == .stopped(at: it.now))
    try it.act(.decide(.handBack(instruction: "Case opened; ask for the batch.")), Case.dev)
    try it.act(.done, Case.ana)
    #expect(it.conversation.status == .done)
  }

  @Test("joins readings by what asks for more: thanks do not end a complaint, a rash opens a safety case")
  func readings() {
    var it = Case(.complaint)
    it.says("thanks anyway", .praise)
    #expect(it.conversation.kind == .complaint)
    #expect(it.conversation.also == [.praise])
    it.says("now I have a rash from the tablets", .adverseEvent, urgency: .now)
    #expect(it.conversation.kind == .adverseEvent)
    #expect(it.conversation.also.contains(.complaint))
    #expect(it.conversation.priority == .urgent)
    #expect(it.conversation.clock(.safety) != nil)
  }

  @Test("keeps what a hand corrected, and says beside it what triage sees later")
  func corrected() throws {
    var it = Case(.adverseEvent)
    try it.act(.correct(.init(kind: .comment)), Case.ana)
    #expect(it.conversation.kind == .comment)
    #expect(it.conversation.clock(.safety)?.isRunning != true)
    it.says("why is it so dear", .complaint)
    #expect(it.conversation.kind == .comment)
    #expect(it.conversation.also == [.complaint])
  }

  @Test("goes up the line, is acknowledged and decided, and comes back the same way")
  func line() throws {
    var it = Case(.mediaEnquiry)
    try it.act(.escalate(to: "mara", reason: "Deadline at 17:00"), Case.ana)
    let clock = try #require(it.conversation.clock(.acknowledgement))
    #expect(clock.due == it.now + .minutes(15))
    let line = Action.Name.acknowledge.allowed
    #expect(throws: Refusal.roleForbids(.agent, action: .acknowledge, allowed: line, people: ["cho", "dev", "mara"])) {
      try it.act(.acknowledge, Case.ben)
    }
    #expect(throws: Refusal.notAddressedToYou(to: "mara")) { try it.act(.acknowledge, Case.cho) }
    #expect(throws: Refusal.alreadyEscalated(to: "mara")) {
      try it.act(.escalate(to: "mara", reason: "again"), Case.ana)
    }
    try it.act(.acknowledge, Case.mara, after: .minutes(2))
    #expect(it.conversation.clock(.acknowledgement)?.state == .stopped(at: it.now))
    try it.act(.decide(.handBack(instruction: "Say that we comment tomorrow.")), Case.mara)
    #expect(it.conversation.escalation?.isDecided == true)
    #expect(it.conversation.escalation?.answer == it.texts.last?.number)
    #expect(it.conversation.holder == "ana")
  }

  @Test("sends the approved draft at once and by the executive's name")
  func approve() throws {
    var it = Case(.complaint)
    try it.act(.escalate(to: "mara", reason: "Price"), Case.ana)
    try it.act(.decide(.approve(text: "We hear you.")), Case.mara)
    #expect(it.conversation.toSend.count == 1)
    #expect(it.texts.last?.author == "mara")
    #expect(it.conversation.clock(.acknowledgement)?.isStopped == true)
    #expect(it.conversation.status == .pending)
  }

  @Test("cannot be escalated to somebody who is not on the line or not on the team")
  func notOnTheLine() {
    var it = Case(.complaint)
    #expect(throws: Refusal.notOnTheLine("ben", .agent)) { try it.act(.escalate(to: "ben", reason: "x"), Case.ana) }
    #expect(throws: Refusal.unknownTeammate("zoe")) { try it.act(.escalate(to: "zoe", reason: "x"), Case.ana) }
  }

  @Test(
    "lets an auditor look and nothing else", arguments: [Action.hold, .note(text: "x"), .done, .setPriority(.high)])
  func auditor(action: Action) {
    var it = Case(.complaint)
    #expect(throws: Refusal.self) { try it.act(action, Case.ida) }
    #expect(it.history.allSatisfy { $0.by == "earshot" })
  }

  @Test("sleeps until a time, wakes then or when the follower writes")
  func snooze() throws {
    var it = Case(.comment)
    #expect(throws: Refusal.snoozeInThePast) { try it.act(.snooze(until: it.now - .hours(1)), Case.ana) }
    try it.act(.snooze(until: it.now + .hours(4)), Case.ana)
    try it.act(.wake, .earshot, after: .hours(4))
    #expect(it.conversation.status == .open)
    try it.act(.snooze(until: it.now + .hours(4)), Case.ana)
    it.says("Hello?", .question)
    #expect(it.conversation.status == .open)
  }

  @Test("recalculates its clocks when the policies change, from their own start")
  func policyChange() throws {
    var it = Case(.question)
    let before = try #require(it.conversation.clock(.firstResponse))
    let fast = try Policy(
      name: "Faster", when: Query("kind:question"), targets: [.firstResponse: .init(.minutes(10), "calendar")])
    it.rules.book = try PolicyBook(
      version: 2,
      calendars: it.rules.book.calendars
        + (it.rules.book.calendar(named: "calendar") == nil ? [.always(name: "calendar")] : []),
      policies: [fast])
    try it.act(.recalculate, .earshot, after: .minutes(5))
    let after = try #require(it.conversation.clock(.firstResponse))
    #expect(after.policy == "Faster")
    #expect(after.started == before.started)
    #expect(after.due == before.started + .minutes(10))
    guard case .clock(_, _, .recalculated)? = it.history.last(where: { $0.body.name == "clock" })?.body else {
      Issue.record("the trail does not say that it was recalculated")
      return
    }
  }

  @Test("is what its events make it")
  func replay() throws {
    var it = Case(.complaint)
    try it.act(.label(add: ["batch-12", "price"], remove: []), Case.ana)
    try it.act(.setPriority(.high), Case.ben)
    try it.act(.reply(text: "Hello"), Case.ana)
    it.says("And now?", .question, after: .hours(30))
    try it.act(.label(add: [], remove: ["price"]), Case.ben)
    #expect(it.replayed == it.conversation)
    #expect(it.history.map(\.sequence) == Array(1...it.history.count))
  }
}
