import Model
import Testing

@Suite("The text of an event")
struct EventTextTests {
  @Test("reads back as what was written, for everything that can happen")
  func roundTrip() throws {
    var it = Case(.adverseEvent)
    it.says("two", .praise)
    try it.act(.hold, Case.ana)
    try it.act(.label(add: ["a\"b\\c\n\u{1}", "é✚"], remove: []), Case.ana)
    try it.act(.correct(.init(kind: .complaint, segment: .hcp)), Case.ana)
    try it.act(.snooze(until: it.now + .hours(1)), Case.ana)
    try it.act(.escalate(to: "mara", reason: "r"), Case.ana)
    try it.act(.decide(.decline(reason: "no")), Case.mara)
    try it.act(.reply(text: "Hello"), Case.ana)
    try it.undo(Case.ana)
    try it.act(.setPriority(.low), Case.ana)
    try it.act(.letGo, Case.ana)
    try it.act(.hold, Case.ana)
    try it.act(.note(text: "@ben"), Case.ana)
    try it.act(.ask, Case.ben)
    try it.act(.keep, Case.ana)
    it.weAnswer("by phone", after: .hours(2))
    try it.act(.reply(text: "Hello"), Case.ana)
    try it.act(.deliver(message: it.conversation.messages, remoteID: "r"), .earshot)
    let names = Set(it.history.map(\.body.name))
    #expect(
      names.isSuperset(of: [
        "received", "read", "clock", "holder", "labels", "classified", "status", "noted",
        "escalation", "replied", "undone", "withdrawn", "priority", "answered", "delivered", "request",
      ]))
    for event in it.history {
      let json = event.body.json
      #expect(!json.contains("\n"))
      #expect(try Event.Body.bodies(json: "[\(json)]") == [event.body], "\(json)")
    }
    let bodies = it.history.map(\.body)
    #expect(try Event.Body.bodies(json: Event.Body.json(bodies)) == bodies)
  }

  @Test("keeps edits and deletions")
  func edits() throws {
    let it = Case(.question)
    let message = try #require(it.texts.first)
    for text in ["changed", nil] {
      let outcome = it.conversation.change(
        message, to: text, reading: Reading(kind: .complaint), at: it.now, rules: it.rules, profile: it.profile)
      #expect(try Event.Body.bodies(json: Event.Body.json(outcome.events)) == outcome.events)
      #expect(outcome.messages.first?.number == 1)
    }
  }

  @Test("holds no word of what was said", arguments: ["rash", "ana@example.org"])
  func noWords(word: String) {
    var it = Case()
    it.says("I have a rash, write to ana@example.org", .adverseEvent)
    for event in it.history { #expect(!event.body.json.contains(word)) }
  }

  @Test("that was tampered with is an error that says what to run")
  func broken() {
    #expect(throws: StoredEventError(name: "received", problem: "lacks a field that it needs")) {
      try Event.Body.bodies(json: #"[{"event":"received"}]"#)
    }
    #expect(throws: StoredEventError(name: nil, problem: "is not JSON of this version")) {
      try Event.Body.bodies(json: "[{")
    }
  }
}
