import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.onBothDatabases) struct `The trail is verified` {
  let scratch: Scratch
  let store: Store
  let id: Conversation.ID

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    id = try store.write { writer in
      let conversation = try writer.receive(Scene.incoming("The rash is back", id: "1"))
      try writer.receive(Scene.incoming("Anybody?", id: "2", parent: "1", at: Scene.start + .minutes(2)))
      try writer.perform(.label(add: ["vip"], remove: []), on: conversation.id, by: Scene.ana)
      try writer.perform(.reply(text: "We are here"), on: conversation.id, by: Scene.ana)
      return conversation.id
    }
  }

  private func tampered(_ sql: SQL) throws -> [Finding] {
    try store.write { try $0.connection.run(sql) }
    return try store.verify()
  }

  @Test(arguments: [3, 8])
  func `A desk at work has nothing wrong with it`(seed: UInt64) throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var desk = RandomDesk(seed: seed)
    try desk.live(500, in: store)
    var told: [Int] = []
    #expect(try store.verify { done, _ in told.append(done) } == [])
    #expect(told == told.sorted())
    #expect((told.last ?? 0) > 100)
  }

  @Test func `An event whose words were changed`() throws {
    let found = try tampered(
      "UPDATE act SET events = replace(events, '\"kind\":\"question\"', '\"kind\":\"praise\"')")
    #expect(found.contains(Finding(id, .chain(sequence: 1))))
    #expect(found.contains { if case .row(let columns) = $0.problem { columns.contains("kind") } else { false } })
  }

  @Test func `An event signed with another's name`() throws {
    #expect(try tampered("UPDATE act SET actor = 'ben' WHERE sequence = 4") == [Finding(id, .chain(sequence: 4))])
  }

  @Test func `An event taken out`() throws {
    let found = try tampered("DELETE FROM act WHERE sequence = 4")
    #expect(found.first == Finding(id, .gap(sequence: 6)))
    #expect(found.contains(Finding(id, .chain(sequence: 6))))
  }

  @Test func `The last event taken off`() throws {
    let found = try tampered("DELETE FROM act WHERE id = (SELECT MAX(id) FROM act)")
    #expect(found.contains { if case .row(let columns) = $0.problem { columns.contains("head") } else { false } })
  }

  @Test func `An event that no version could have written`() throws {
    let found = try tampered("UPDATE act SET events = '{' WHERE sequence = 4")
    #expect(found.contains { if case .event(4, _) = $0.problem { true } else { false } })
  }

  @Test func `A text that was changed`() throws {
    #expect(
      try tampered("UPDATE message SET text = 'All is well' WHERE remote_id = '1'")
        == [Finding(id, .text(message: 1, version: 0))])
  }

  @Test func `A message taken out`() throws {
    #expect(try tampered("DELETE FROM message WHERE remote_id = '2'") == [Finding(id, .message(2))])
  }

  @Test func `A row that says what did not happen`() throws {
    #expect(try tampered("UPDATE conversation SET language = 'fr'").first == Finding(id, .row(["language"])))
  }

  @Test func `An escalated deadline in the state alone`() throws {
    let found = try tampered("UPDATE conversation SET state = replace(state, '\"target\":', '\"target\":1')")
    #expect(found == [Finding(id, .row(["state"]))])
  }

  @Test func `A label under which it is not found, and its count`() throws {
    #expect(
      try tampered("DELETE FROM conversation_tag") == [Finding(id, .tag("vip")), Finding(nil, .tagCount("vip"))])
  }

  @Test func `A reply that fell out of the outbox`() throws {
    #expect(try tampered("DELETE FROM outbox") == [Finding(id, .outbox(message: 3))])
  }

  @Test func `Live counts that are off`() throws {
    #expect(try tampered("UPDATE tally SET n = n + 2") == [Finding(nil, .tally(2))])
  }

  @Test func `An edited message keeps its earlier texts, and each is vouched for`() throws {
    let message = try store.write { writer in
      let before = try #require(try writer.conversation(id))
      let message = try #require(try writer.message(id, 1))
      let outcome = before.change(
        message, to: "The rash is back, and worse", reading: nil, at: Scene.start + .hours(1), rules: Scene.rules,
        profile: Profile(handle: "mia_h"))
      try writer.append(outcome, before: before)
      return try #require(try writer.message(id, 1))
    }
    #expect(message.text == "The rash is back, and worse")
    #expect(message.edits == 1)
    let versions = try store.read { try $0.versions(id, 1) }
    #expect(versions == [MessageVersion(text: "The rash is back", replacedAt: Scene.start + .hours(1))])
    #expect(try store.verify() == [])
    #expect(
      try tampered("UPDATE message_version SET text = 'nothing'") == [Finding(id, .text(message: 1, version: 0))])
  }

  @Test func `The chain is the one that the documents describe`() throws {
    let (acts, hashes, first) = try store.read { reader in
      let stored = try reader.storedActs(id, after: 0, limit: 10)
      let conversation = try #require(try reader.conversation(id))
      return (stored, stored.map(\.hash), conversation)
    }
    let at = Scene.start.milliseconds
    let origin = Digest.link(
      after: [], Array("\(id)\t\(first.channel)\t1\t\(first.follower.rawValue)\t\(at)".utf8))
    let line = "\(id)\t1\t\(at)\tearshot\tingest\t\(acts[0].json)"
    #expect(hashes[0] == Digest.link(after: origin, Array(line.utf8)))
  }
}
