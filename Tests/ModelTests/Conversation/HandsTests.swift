import Model
import Testing

@Suite("A conversation goes from hand to hand")
struct HandsTests {
  /// Held by ana, asked for by ben.
  private func asked() throws -> Case {
    var it = Case(.complaint)
    try it.act(.hold, Case.ana)
    try it.act(.ask, Case.ben)
    return it
  }

  @Test("asking says who asks whom, and leaves the hold as it is")
  func asks() throws {
    let it = try asked()
    #expect(it.conversation.request == HandoverRequest(by: "ben", to: "ana", at: it.now))
    #expect(it.conversation.holder == "ana")
    #expect(it.history.last?.body == .request(from: nil, to: it.conversation.request))
  }

  @Test(
    "a request ends by what is done about it",
    arguments: [
      (Action.handOver, Case.ana, "ben"), (.keep, Case.ana, "ana"), (.letGo, Case.ana, "ben"), (.done, Case.ana, "ana"),
      (.assign(to: "ben"), Case.ana, "ben"), (.assign(to: "dev"), Case.ana, "dev"),
      (.takeOver(for: nil), Case.cho, "cho"), (.takeOver(for: "ben"), Case.cho, "ben"), (.letGo, Case.cho, "ben"),
      (.handOver, Case.cho, "ben"), (.keep, Case.cho, "ana"),
    ])
  func ends(action: Action, by teammate: Teammate, holder: String) throws {
    var it = try asked()
    try it.act(action, teammate)
    #expect(it.conversation.holder == holder)
    #expect(it.conversation.request == nil)
    #expect(it.replayed == it.conversation)
    // Undo brings back who held it, and the request that was open.
    try it.undo(teammate)
    #expect(it.conversation.holder == "ana")
    #expect(it.conversation.request?.by == "ben")
    #expect(it.replayed == it.conversation)
  }

  @Test("whoever asked takes it back, until it is answered")
  func takesBack() throws {
    var it = try asked()
    try it.undo(Case.ben)
    #expect(it.conversation.request == nil)
    #expect(it.conversation.holder == "ana")
    try it.act(.ask, Case.ben)
    try it.act(.handOver, Case.ana)
    #expect(throws: Refusal.cannotUndo(what: "The request", why: "ana has answered it")) { try it.undo(Case.ben) }
  }

  @Test("a hold that is undone while somebody asks for it goes to them, as one that is let go")
  func undoneHold() throws {
    var it = try asked()
    try it.undo(Case.ana)
    #expect(it.conversation.holder == "ben")
    #expect(it.conversation.request == nil)
  }

  @Test("an answer that is undone later does not ask somebody who was never asked")
  func lateUndo() throws {
    var it = try asked()
    try it.act(.keep, Case.ana)
    try it.act(.assign(to: "dev"), Case.cho)
    try it.undo(Case.ana)
    #expect(it.conversation.holder == "dev")
    #expect(it.conversation.request == nil)
  }

  @Test("letting go to somebody who has left the team leaves it to nobody")
  func gone() throws {
    var it = try asked()
    it.rules = Rules(book: .standard, team: [Case.ana, Case.cho])
    try it.act(.letGo, Case.ana)
    #expect(it.conversation.holder == nil)
    #expect(it.conversation.request == nil)
  }

  @Test("what cannot be is refused with who could do it, or what to do")
  func refusals() throws {
    var it = Case(.complaint)
    func refused(_ action: Action, _ teammate: Teammate, _ refusal: Refusal) {
      #expect(throws: refusal) { try it.act(action, teammate) }
    }
    refused(.ask, Case.ben, .heldByNobody)
    refused(.takeOver(for: nil), Case.cho, .heldByNobody)
    refused(.handOver, Case.ana, .heldByNobody)
    try it.act(.hold, Case.ana)
    refused(.ask, Case.ana, .nothingChanges("You hold it already."))
    refused(.ask, Case.ida, .roleForbids(.auditor, action: .ask, allowed: Action.Name.ask.allowed))
    refused(.handOver, Case.ana, .notAsked)
    refused(.keep, Case.ben, .notHeldByYou(holder: "ana"))
    refused(.takeOver(for: nil), Case.ben, .roleForbids(.agent, action: .takeOver, allowed: [.lead], people: ["cho"]))
    refused(.takeOver(for: "ben"), Case.cho, .doesNotAsk("ben"))
    try it.act(.ask, Case.ben)
    refused(.ask, Case.ben, .nothingChanges("You have asked ana already."))
    refused(.ask, Case.dev, .askedAlready(by: "ben", holder: "ana"))
    refused(.handOver, Case.ben, .notHeldByYou(holder: "ana"))
    try it.act(.done, Case.ana)
    refused(.ask, Case.ben, .alreadyDone)
  }

  @Test(
    "whom an act calls",
    arguments: [
      (Action.handOver, Case.ana, ["ben given"]), (.keep, Case.ana, ["ben kept"]), (.letGo, Case.ana, ["ben given"]),
      (.done, Case.ana, ["ben ended"]), (.assign(to: "dev"), Case.ana, ["dev given", "ben ended"]),
      (.takeOver(for: nil), Case.cho, ["ana taken", "ben ended"]),
      (.takeOver(for: "ben"), Case.cho, ["ben given", "ana taken"]), (.setPriority(.high), Case.cho, []),
      (.note(text: "@dev, @BEN. look; @nobody"), Case.ana, ["dev mentioned", "ben mentioned"]),
    ] as [(Action, Teammate, [String])])
  func calls(action: Action, by teammate: Teammate, expected: [String]) throws {
    let it = try asked()
    let outcome = try it.conversation.decide(
      action, by: teammate, at: it.now, rules: it.rules, profile: it.profile)
    #expect(outcome.calls.map { "\($0.teammate) \($0.occasion)" } == expected)
    for call in outcome.calls { #expect(call.by == teammate.name && call.at == it.now) }
  }

  @Test(
    "a note names teammates as people write them",
    arguments: [
      ("@ben please look", ["ben"]), ("ask @Ana and @ben, @ana!", ["ana", "ben"]), ("(@mara)", ["mara"]),
      ("look, @ben.", ["ben"]), ("@ben-", ["ben"]), ("ana@ben.example", []), ("@benny", []), ("@", []),
      ("@@ben", ["ben"]),
      ("@ida @zoe", ["ida"]), ("é@ben", []), ("@ben@ana", ["ben"]), ("no names", []),
    ])
  func names(text: String, expected: [String]) {
    #expect(Mention.names(in: text, of: Case.team) == expected)
  }

  @Test("a note that is taken back names nobody")
  func withdrawn() throws {
    var it = Case(.complaint)
    try it.act(.note(text: "@ben look"), Case.ana)
    #expect(it.conversation.mentions == [Mention(message: 2, names: ["ben"])])
    let events = it.history.map(\.body)
    #expect(try Event.Body.bodies(json: Event.Body.json(events)) == events)
    try it.undo(Case.ana)
    #expect(it.conversation.mentions.isEmpty)
    #expect(it.replayed == it.conversation)
  }

  @Test("the text of a note from before there were mentions is read")
  func old() throws {
    let text = #"[{"event":"noted","message":2,"at":5,"digest":"ab"}]"#
    let spoken = Event.Spoken(message: 2, at: Instant(milliseconds: 5), digest: "ab")
    #expect(try Event.Body.bodies(json: text) == [.noted(spoken, mentions: [])])
    #expect(Event.Body.json([.noted(spoken, mentions: [])]) == text)
  }
}
