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

  @Test func `What is wrong is told of its own conversation, however long its neighbours are`() throws {
    // More acts and messages than are read at once, so that a stretch of conversations comes in pieces.
    let ids = try store.write { writer in
      try (0..<4).map { thread in
        let first = try writer.receive(Scene.incoming("First", id: "\(thread)-0"))
        for number in 1..<(thread == 2 ? 2 : 600) {
          try writer.receive(
            Scene.incoming(
              "Still here", id: "\(thread)-\(number)", parent: "\(thread)-0", at: Scene.start + .minutes(number)))
        }
        try writer.perform(.label(add: ["long"], remove: []), on: first.id, by: Scene.ana, at: Scene.start + .days(1))
        try writer.perform(.reply(text: "We are here"), on: first.id, by: Scene.ana, at: Scene.start + .days(1))
        return first.id
      }
    }
    #expect(try store.verify() == [])
    try store.write { writer in
      for sql in [
        "UPDATE message SET text = 'Nothing' WHERE remote_id IN ('0-599', '2-1')",
        "DELETE FROM message WHERE remote_id = '1-300'",
        "DELETE FROM conversation_tag WHERE conversation = \(ids[2])",
        "DELETE FROM outbox WHERE message > \(ids[3]) << 20",
        "UPDATE act SET actor = 'ben' WHERE conversation = \(ids[3]) AND sequence > 1 AND action = 'label'",
      ] { try writer.connection.run(SQL(sql)) }
    }
    let findings = try store.verify().filter { $0.conversation != nil }
    let problems = Dictionary(grouping: findings, by: \.conversation).mapValues { $0.map(\.problem) }
    #expect(problems.count == 4)
    #expect(problems[ids[0]] == [.text(message: 600, version: 0)])
    #expect(problems[ids[1]] == [.message(301)])
    #expect(problems[ids[2]] == [.text(message: 2, version: 0), .tag("long")])
    #expect(problems[ids[3]]?.count == 2)
    #expect(
      findings.map(\.conversation) == findings.map(\.conversation).sorted { ($0?.rawValue ?? 0) < ($1?.rawValue ?? 0) })
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
