import Model
import Testing

@Suite("Undo")
struct UndoTests {
  @Test(
    "takes back the last action and leaves the conversation as it was",
    arguments: [
      Action.hold, .assign(to: "ben"), .setPriority(.urgent), .label(add: ["x"], remove: []),
      .correct(.init(kind: .spam)), .correct(.init(stance: .unsupportive, segment: .hcp)), .done,
      .snooze(until: Instant(milliseconds: 1_900_000_000_000)), .reply(text: "Hello"), .note(text: "look"),
      .escalate(to: "mara", reason: "why"),
    ])
  func takesBack(action: Action) throws {
    var it = Case(.complaint)
    let before = it.conversation
    try it.act(action, Case.ana)
    #expect(it.conversation != before)
    try it.undo(Case.ana)
    var after = it.conversation
    // Messages are never removed, only withdrawn; the trail only grows.
    after.messages = before.messages
    after.events = before.events
    after.updatedAt = before.updatedAt
    after.clocks.sort { $0.kind.rawValue < $1.kind.rawValue }
    var expected = before
    expected.clocks.sort { $0.kind.rawValue < $1.kind.rawValue }
    #expect(after == expected)
    #expect(it.replayed == it.conversation)
  }

  @Test("leaves alone what others did since")
  func others() throws {
    var it = Case(.complaint)
    try it.act(.setPriority(.low), Case.ana)
    try it.act(.setPriority(.urgent), Case.ben)
    try it.act(.label(add: ["x"], remove: []), Case.cho)
    try it.undo(Case.ana)
    #expect(it.conversation.priority == .urgent)
    #expect(it.conversation.labels == ["x"])
  }

  @Test("of a reply runs the clock again from its own start, also when the follower has written since")
  func reply() throws {
    var it = Case(.complaint)
    let clock = it.conversation.clock(.firstResponse)
    try it.act(.reply(text: "Hello"), Case.ana)
    it.says("one more thing", .complaint)
    try it.undo(Case.ana)
    #expect(it.conversation.clock(.firstResponse) == clock)
    #expect(it.conversation.toSend.isEmpty)
    #expect(it.conversation.status == .open)
    #expect(it.conversation.exchange.firstAnswerAt == nil)
  }

  @Test("goes back one action at a time, and stops where nothing is left")
  func twice() throws {
    var it = Case(.complaint)
    try it.act(.hold, Case.ana)
    try it.act(.setPriority(.high), Case.ana)
    try it.undo(Case.ana)
    #expect(it.conversation.holder == "ana")
    try it.undo(Case.ana)
    #expect(it.conversation.holder == nil)
    #expect(throws: Refusal.nothingToUndo) { try it.undo(Case.ana) }
    #expect(throws: Refusal.nothingToUndo) { try it.undo(Case.ben) }
  }

  @Test("refuses what has left or was acknowledged, and says why")
  func refuses() throws {
    var it = Case(.complaint)
    try it.act(.reply(text: "Hello"), Case.ana)
    try it.act(.deliver(message: 2, remoteID: "r1"), .earshot)
    #expect(throws: Refusal.cannotUndo(what: "The reply", why: "it has left")) { try it.undo(Case.ana) }
    var other = Case(.complaint)
    try other.act(.escalate(to: "mara", reason: "x"), Case.ana)
    try other.act(.acknowledge, Case.mara)
    #expect(throws: Refusal.cannotUndo(what: "The escalation", why: "mara has acknowledged it")) {
      try other.undo(Case.ana)
    }
  }
}
