import Model
import Testing
import ThrowawayPostgres

@testable import Store

/// An import asks these again and again, and often before the server has counted the rows of a new desk.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `What a batch asks a server for` {
  let store: Store

  init() throws { store = try Store.open(try Cluster.shared.get().desk()) }

  private static let people = 400

  private func fill() throws {
    try store.write { writer in
      for number in 0..<Self.people {
        try writer.receive(Scene.incoming("hello", id: "m\(number)", from: "user\(number)"))
      }
    }
  }

  /// What the server did, step by step.
  private func steps(_ sql: SQL, _ values: [SQLValue], counted: Bool) throws -> [String] {
    try store.engine.write { connection in
      if counted { try connection.run("ANALYZE") }
      return try connection.rows(SQL("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + sql.text), values) { $0.text(0) }
    }
  }

  private static let lookups: [(SQL, [SQLValue])] = [
    (PostgresForeseen.messages, [.integer(1), .text("{m3,m7}")]),
    (PostgresForeseen.followers, [.text("mastodon"), .text("{user3,user7,none}")]),
    (PostgresForeseen.followersByHandle, [.text("mastodon"), .text("{user3,user7,none}")]),
    (PostgresForeseen.followersByID, [.text("{3,7,100000}")]),
    (PostgresForeseen.conversations, [.text("{3,7,100000}")]),
    (.followerByHandle, [.text("mastodon"), .text("user3")]),
    (.followerByAccount, [.text("mastodon"), .text("user3")]), (.follower, [.integer(3)]),
    (.conversationOf, [.integer(1), .text("m3"), .integer(4)]), (.knownMessage, [.integer(1), .text("m3")]),
    (.expectedMessage, [.integer(1), .text("m3")]),
  ]

  @Test("is looked up by an index, whether the server has counted its rows or not", arguments: [false, true])
  func plans(counted: Bool) throws {
    try fill()
    for (sql, values) in Self.lookups {
      let steps = try steps(sql, values, counted: counted)
      // Nothing is read that was not asked for, and no table is gone through to be joined.
      let wasteful = steps.filter { line in
        ["Seq Scan", "Rows Removed", "Hash", "Merge"].contains { line.contains($0) }
      }
      #expect(wasteful.isEmpty, "\(steps)")
      #expect(!steps.contains { $0.contains("rows=\(Self.people)") }, "\(steps)")
    }
  }

  @Test func `is there as it was stored, and nothing where there is none`() throws {
    try fill()
    try store.write { writer in
      try writer.expect("mastodon:@acme@social.example", "later", thread: "m5")
      try writer.expect("mastodon:@acme@social.example", "m6", thread: "m5")
    }
    try store.write { writer in
      var sought = Writer.Sought()
      sought.messages = ["mastodon:@acme@social.example": ["m3", "m6", "later", "none"]]
      sought.accounts = ["mastodon": ["user3", "none"]]
      sought.handles = ["mastodon": ["USER4", "none"]]
      try writer.readAhead(sought)
      let ahead = try #require(writer.foreseen)
      let stored = try store.read { reader in
        try ["m3", "m6", "later", "none"].map { try reader.known("mastodon:@acme@social.example", $0) }
      }
      #expect(stored.map { $0?.thread } == ["m3", "m6", "m5", nil])
      let known = try ["m3", "m6", "later", "none"].map { try writer.known("mastodon:@acme@social.example", $0) }
      #expect(known == stored)
      func account(_ name: String) -> Foreseen.Account { Foreseen.Account(network: "mastodon", account: name) }
      #expect(ahead.follower(account: account("user3"))??.account == "user3")
      #expect(ahead.follower(handle: account("user4"))??.account == "user4")
      #expect(ahead.follower(account: account("none")) == .some(nil))
      #expect(ahead.follower(handle: account("none")) == .some(nil))
      #expect(ahead.follower(account: account("user9")) == nil)
      // Those whose conversations it knows are known by their ids.
      #expect(ahead.followers.values.map(\.account).sorted() == ["user3", "user4", "user6"])
    }
  }
}
