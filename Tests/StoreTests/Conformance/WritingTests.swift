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

  @Test func `Within a write a handle leads to who was seen last under it, whether written yet or not`() throws {
    func profile(_ handle: String) -> Profile { Profile(handle: handle) }
    func insert(_ account: String, _ handle: String, _ minutes: Int, _ writer: Writer) throws -> Follower {
      try writer.insertFollower(
        network: "x", account: account, profile: profile(handle), segment: .general,
        firstSeen: Scene.start + .minutes(minutes))
    }
    func who(_ handle: String, _ reader: Reader) throws -> String? {
      try reader.follower(network: "x", handle: handle)?.account
    }
    func look(_ ahead: Bool) throws {
      try store.write { writer in
        if ahead {
          var sought = Writer.Sought()
          sought.handles = ["x": ["Mia", "joe", "none"]]
          sought.accounts = ["x": ["1", "2"]]
          try writer.readAhead(sought)
        }
        #expect(try who("MIA", writer) == "2")
        var second = try #require(try writer.follower(network: "x", account: "2"))
        // It is seen again, still under its handle; a new one is seen as late, and comes after it.
        second.lastSeen = Scene.start + .minutes(9)
        try writer.update(second)
        let fourth = try insert("4", "mia", 9, writer)
        #expect(try who("mia", writer) == "2")
        _ = try insert("5", "joe", 20, writer)
        #expect(try who("joe", writer) == "5")
        // It takes another handle: of those who stay the last is a new one, then one that is stored.
        second.profile.handle = "Joanna"
        try writer.update(second)
        #expect(try who("mia", writer) == "4")
        #expect(try who("joe", writer) == "5")
        #expect(try who("joanna", writer) == "2")
        #expect(try who("none", writer) == nil)
        var renamed = fourth
        renamed.profile.handle = "none"
        try writer.update(renamed)
        #expect(try who("mia", writer) == "1")
        #expect(try who("none", writer) == "4")
        #expect(try writer.follower(network: "bluesky", handle: "mia") == nil)
        throw TakenBack()
      }
    }
    try store.write { writer in
      _ = try insert("1", "mia", 1, writer)
      _ = try insert("2", "Mia", 2, writer)
      _ = try insert("3", "joe", 3, writer)
      #expect(try who("mia", writer) == "2")
    }
    for ahead in [false, true] { #expect(throws: TakenBack.self) { try look(ahead) } }
    #expect(try store.read { try who("mia", $0) } == "2")
  }

  private struct TakenBack: Error {}

  @Test func `Within a write a thread has its conversations, whether written yet or not`() throws {
    let channel = "mastodon:@acme@social.example"
    func first(_ limit: Int, _ reader: Reader) throws -> [Int64] {
      try reader.conversations(channel: channel, thread: "1", limit: limit).map(\.rawValue)
    }
    try store.write { writer in
      try writer.receive(Scene.incoming("later in this thread", id: "0", from: "joe"))
      try writer.receive(Scene.incoming("one", id: "1"))
    }
    try store.write { writer in
      #expect(try first(9, writer) == [2])
      // A follower whom the desk met before comes before those whom it met later.
      try writer.receive(Scene.incoming("two", id: "2", from: "joe", parent: "1"))
      try writer.receive(Scene.incoming("three", id: "3", from: "zoe", parent: "1"))
      #expect(try first(9, writer) == [3, 2, 4])
      #expect(try first(2, writer) == [3, 2])
      // What asks for anything else has it written.
      #expect(try writer.conversations().count == 4)
      #expect(try first(9, writer) == [3, 2, 4])
    }
    #expect(try store.read { try first(9, $0) } == [3, 2, 4])
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
