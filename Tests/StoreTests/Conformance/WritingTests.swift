import Model
import Store
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `What is written is read back` {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  @Test func `A message opens a conversation that its row gives back exactly`() throws {
    let written = try store.write { try $0.receive(Scene.incoming("Is this normal?", id: "1")) }
    try store.read { (reader) throws in
      #expect(try reader.conversation(written.id) == written)
      #expect(try reader.messages(written.id).map(\.text) == ["Is this normal?"])
      #expect(
        try reader.known("mastodon:@acme@social.example", "1")?.place == Place(conversation: written.id, number: 1))
      #expect(try reader.history(written.id).count == written.events)
      #expect(try reader.follower(written.follower)?.conversations == 1)
    }
  }

  @Test func `Actions of a working day round-trip, and the row is the replay of the events`() throws {
    let id = try store.write {
      try $0.receive(Scene.incoming("The rash is back", id: "1"), Reading(kind: .adverseEvent))
    }.id
    let now = Scene.start + .minutes(5)
    let actions: [(Action, Teammate)] = [
      (.hold, Scene.ana), (.note(text: "third time"), Scene.ana),
      (.label(add: ["rash", "lot \"7\""], remove: []), Scene.ana),
      (.setPriority(.urgent), Scene.ana), (.escalate(to: "cho", reason: "harm"), Scene.ana), (.acknowledge, Scene.cho),
      (.decide(.handBack(instruction: "call her")), Scene.cho), (.reply(text: "We are sorry"), Scene.ana),
      (.snooze(until: now + .days(1)), Scene.ana), (.wake, .earshot),
    ]
    for (offset, (action, teammate)) in actions.enumerated() {
      let written = try store.write { try $0.perform(action, on: id, by: teammate, at: now + .minutes(offset)) }
      let (read, replay) = try store.read { (reader) throws in
        let row = try #require(try reader.conversation(id))
        return (row, row.replayed(try reader.history(id)))
      }
      #expect(read == written)
      #expect(replay == written)
    }
    let waiting = try store.read { try $0.outbox() }
    #expect(waiting.map(\.text) == ["We are sorry"])
  }
}

extension Conversation {
  /// The conversation that events make.
  func replayed(_ history: [Event]) -> Conversation {
    var fresh = Conversation(id: id, channel: channel, thread: thread, follower: follower, openedAt: openedAt)
    for event in history { fresh.apply(event) }
    return fresh
  }
}
