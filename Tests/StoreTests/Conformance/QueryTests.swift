import Model
import Store
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `A query finds in the store what it matches in memory` {
  @Test(arguments: 1...4)
  func `Random queries on a random desk: the same conversations in the same order, counted the same`(
    seed: UInt64
  ) throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var desk = RandomDesk(seed: seed)
    try desk.live(400, in: store)
    let now = desk.now
    let subjects = try store.read { try $0.subjects() }
    #expect(subjects.count > 100)
    let asked = subjects.map(\.conversation.id).reversed() + [Conversation.ID(rawValue: 999_999)]
    let (atOnce, oneByOne) = try store.read { reader in
      (try reader.rows(asked), try asked.compactMap { try reader.row($0) })
    }
    #expect(atOnce == oneByOne)
    var found = 0
    // Each is put together anew, and the server thinks about each.
    let queries = Database.current == .sqlite ? 200 : 60
    for _ in 0..<queries {
      let query = desk.query()
      let expected = Listing.sorted(subjects.filter { query.matches($0, now: now, me: "ana") }, as: query)
        .map(\.conversation.id)
      if !expected.isEmpty, expected.count < subjects.count { found += 1 }
      try store.read { (reader) throws in
        #expect(try reader.forwards(query, now: now) == expected, "\(query)")
        #expect(try reader.backwards(query, now: now) == expected, "\(query)")
        #expect(try reader.count(query, me: "ana", now: now) == expected.count, "\(query)")
        if let middle = expected.dropFirst(expected.count / 2).first {
          let place = try #require(try reader.cursor(of: middle, in: query, me: "ana", now: now))
          #expect(
            try reader.count(query, before: place, me: "ana", now: now) == expected.firstIndex(of: middle), "\(query)")
          let page = try reader.page(
            PageRequest(query: query, me: "ana", now: now, limit: 5, from: .at(place)))
          #expect(page.rows.map(\.id) == Array(expected[(expected.count / 2)...].prefix(5)), "\(query)")
          #expect(page.hasBefore == (expected.first != middle), "\(query)")
        }
      }
    }
    #expect(found > queries * 3 / 10, "too many queries say nothing")
  }

  @Test func `Counts by facet add up to the conversations of the query`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var desk = RandomDesk(seed: 99)
    try desk.live(300, in: store)
    let subjects = try store.read { try $0.subjects() }
    let query = Query(.state([.open, .pending]), .stance([.neutral, .unsupportive]))
    let matching = subjects.filter { query.matches($0, now: desk.now, me: nil) }.map(\.conversation)
    try store.read { (reader) throws in
      func counts(_ facet: Facet) throws -> [String: Int] {
        try reader.counts(by: facet, of: query, me: nil, now: desk.now)
      }
      #expect(try counts(.segment) == Dictionary(grouping: matching, by: \.segment.rawValue).mapValues(\.count))
      #expect(try counts(.kind) == Dictionary(grouping: matching, by: \.kind.rawValue).mapValues(\.count))
      #expect(try counts(.status) == Dictionary(grouping: matching, by: \.status.word).mapValues(\.count))
      #expect(try counts(.channel) == Dictionary(grouping: matching, by: \.channel).mapValues(\.count))
      #expect(try counts(.priority) == Dictionary(grouping: matching, by: \.priority.word).mapValues(\.count))
      let held = Dictionary(grouping: matching.filter { $0.holder != nil }, by: { $0.holder ?? "" })
      #expect(try counts(.holder) == held.mapValues(\.count))
    }
  }
}
