import Model
import Store
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `Drafts, settings, outbox and the feed of changes` {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func open(_ id: String = "1") throws -> Conversation.ID {
    try store.write { try $0.receive(Scene.incoming("Is this normal?", id: id)) }.id
  }

  @Test func `A draft is kept, replaced and discarded, and lists say who is writing`() throws {
    let id = try open()
    let draft = Draft(conversation: id, text: "Dear", by: "ana", at: Scene.start)
    try store.write { try $0.saveDraft(draft) }
    var later = draft
    later.text = "Dear Mia"
    later.by = "ben"
    try store.write { [later] in try $0.saveDraft(later) }
    #expect(try store.read { try $0.draft(id) } == later)
    #expect(try store.read { try $0.drafts() } == [later])
    #expect(try store.read { try $0.row(id) }?.draftBy == "ben")
    try store.write { try $0.discardDraft(id) }
    #expect(try store.read { try $0.draft(id) } == nil)
    #expect(try store.read { try $0.row(id) }?.draftBy == nil)
  }

  @Test func `A setting is kept, replaced and removed`() throws {
    for value in ["one", "two", nil] {
      try store.write { try $0.setSetting("policies", value) }
      #expect(try store.read { try $0.setting("policies") } == value)
    }
  }

  @Test func `A closure that throws leaves nothing behind`() throws {
    struct Stop: Error {}
    let id = try open()
    let before = try store.read { try ($0.conversation(id), $0.lastChange()) }
    #expect(throws: Stop.self) {
      try store.write { writer in
        try writer.perform(.note(text: "half"), on: id, by: Scene.ana)
        try writer.receive(Scene.incoming("elsewhere", id: "9", channel: "new:channel"))
        throw Stop()
      }
    }
    let after = try store.read { try ($0.conversation(id), $0.lastChange()) }
    #expect(before == after)
    #expect(try store.read { try $0.known("new:channel", "9") } == nil)
    #expect(try store.read { try $0.channelNames() }.count == 1)
    #expect(try store.verify() == [])
    // The channel's number was given back; what comes next must not be mistaken for it.
    let next = try store.write { try $0.receive(Scene.incoming("hello", id: "10", channel: "other:channel")) }
    #expect(try store.read { try $0.conversation(next.id) }?.channel == "other:channel")
  }

  @Test func `A reply waits in the outbox until it is delivered, under the network's id from then on`() throws {
    let id = try open()
    let replied = try store.write { try $0.perform(.reply(text: "Please call us"), on: id, by: Scene.ana) }
    let item = try #require(try store.read { try $0.outbox() }.first)
    #expect(item.place == Place(conversation: id, number: 2))
    #expect(item.leavesAt == Scene.start + .minutes(5) + Scene.rules.undoWindow)
    #expect(item.author == "ana")
    #expect(item.handle == "mia_h")
    #expect(item.channel == "mastodon:@acme@social.example")
    #expect(item.parent == "1")
    #expect(replied.toSend == [2])
    _ = try store.write { try $0.perform(.deliver(message: 2, remoteID: "77"), on: id, by: .earshot) }
    #expect(try store.read { try $0.outbox() } == [])
    let message = try store.read { try $0.message(id, 2) }
    #expect(message?.state == .standing)
    #expect(message?.remoteID == "77")
    #expect(try store.read { try $0.known("mastodon:@acme@social.example", "77") }?.place == item.place)
  }

  @Test func `A reply taken back leaves the outbox`() throws {
    let id = try open()
    _ = try store.write { try $0.perform(.reply(text: "Too early"), on: id, by: Scene.ana) }
    try store.write { writer in
      let before = try #require(try writer.conversation(id))
      let outcome = try before.undo(
        by: Scene.ana, history: try writer.history(id), at: Scene.start + .minutes(6), rules: Scene.rules,
        profile: Profile(handle: "mia_h"))
      try writer.append(outcome, before: before)
    }
    #expect(try store.read { try $0.outbox() } == [])
    #expect(try store.read { try $0.message(id, 2) }?.state == .withdrawn)
    #expect(try store.verify() == [])
  }

  @Test func `A message that was answered before it came is known by its thread`() throws {
    try store.write { try $0.expect("x:@acme", "41", thread: "40") }
    let known = try store.read { try $0.known("x:@acme", "41") }
    #expect(known?.thread == "40")
    #expect(known?.place == nil)
    #expect(try store.read { try $0.known("x:@acme", "42") } == nil)
    #expect(try store.read { try $0.known("y", "41") } == nil)
  }

  @Test func `The feed tells every event after the last one seen, once and in order`() throws {
    let id = try open()
    let seen = try store.read { try $0.lastChange() }
    _ = try store.write { try $0.perform(.hold, on: id, by: Scene.ana) }
    let other = try open("2")
    let changes = try store.read { try $0.changes(after: seen, limit: 100) }
    #expect(changes.first?.action == .hold)
    #expect(changes.first?.by == "ana")
    #expect(Set(changes.map(\.conversation)) == [id, other])
    #expect(changes.map(\.number) == changes.map(\.number).sorted())
    let first = changes.prefix { $0.number == changes[0].number }
    #expect(try store.read { try $0.changes(after: seen, limit: 1) } == Array(first))
    let last = try store.read { try $0.lastChange() }
    #expect(changes.last?.number == last)
    #expect(try store.read { try $0.changes(after: last, limit: 10) } == [])
  }

  @Test func `Two who decide on the same conversation: the second is told`() throws {
    let id = try open()
    let before = try #require(try store.read { try $0.conversation(id) })
    let outcome = try before.decide(
      .hold, by: Scene.ben, at: Scene.start, rules: Scene.rules, profile: Profile(handle: "mia_h"))
    _ = try store.write { try $0.perform(.hold, on: id, by: Scene.ana) }
    #expect(throws: StoreError.changedMeanwhile(conversation: id.rawValue)) {
      try store.write { try $0.append(outcome, before: before) }
    }
    #expect(try store.read { try $0.conversation(id) }?.holder == "ana")
  }

  @Test func `A follower's profile, segment and handle are kept up to date`() throws {
    let id = try open()
    var follower = try #require(try store.read { try $0.follower(network: "mastodon", account: "mia_h") })
    follower.profile = Profile(handle: "Mia_New", name: "M", bio: "b", place: "Lyon", followers: nil, isVerified: true)
    follower.segment = .journalist
    follower.alsoSegments = [.patient, Segment(rawValue: "own")]
    follower.segmentIsCorrected = true
    follower.lastSeen = Scene.start + .days(1)
    try store.write { [follower] in try $0.update(follower) }
    #expect(try store.read { try $0.follower(follower.id) } == follower)
    #expect(try store.read { try $0.follower(network: "mastodon", handle: "mia_NEW") } == follower)
    #expect(try store.read { try $0.follower(network: "x", handle: "mia_new") } == nil)
    #expect(try store.read { try $0.row(id) }?.handle == "Mia_New")
    #expect(try store.read { try $0.conversations(of: follower.id, limit: 9) } == [id])
  }

  @Test func `Snoozes that end are found in order`() throws {
    let ids = try (1...3).map { try open(String($0)) }
    for (id, hours) in zip(ids, [3, 1, 2]) {
      _ = try store.write { try $0.perform(.snooze(until: Scene.start + .hours(hours)), on: id, by: Scene.ana) }
    }
    try store.read { (reader) throws in
      #expect(try reader.conversations(wakingBy: Scene.start + .hours(2), limit: 9) == [ids[1], ids[2]])
    }
  }
}
