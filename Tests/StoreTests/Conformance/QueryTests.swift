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
    var counts: [Query: Int] = [:]
    // Each is put together anew, and the server thinks about each.
    let queries = Database.current == .sqlite ? 200 : 60
    for _ in 0..<queries {
      let query = desk.query()
      let expected = Listing.sorted(subjects.filter { query.matches($0, now: now, me: "ana") }, as: query)
        .map(\.conversation.id)
      if !expected.isEmpty, expected.count < subjects.count { found += 1 }
      counts[query] = expected.count
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
          try checkUpdate(of: page, from: place, query, now, reader)
        }
      }
    }
    #expect(found > queries * 3 / 10, "too many queries say nothing")
    let counted = Array(counts.keys)
    let together = try store.read { try $0.count(counted, me: "ana", now: now) }
    #expect(together == counted.map { counts[$0] }, "all at once as one by one")
  }

  /// The same page without every other row, and with one from elsewhere.
  private func checkUpdate(
    of page: Page, from place: Cursor, _ query: Query, _ now: Instant, _ reader: Reader
  ) throws {
    let request = PageRequest(query: query, me: "ana", now: now, limit: 5, from: .at(place))
    let known = page.rows.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    let other = Conversation.ID(rawValue: 1)
    let update = try reader.update(
      PageUpdateRequest(request, known: Set(known.map(\.id)).subtracting([other]), wanted: [other]))
    #expect(update.cursors == page.cursors, "\(query)")
    #expect(update.hasBefore == page.hasBefore && update.hasAfter == page.hasAfter, "\(query)")
    #expect(update.before == (try reader.count(query, before: place, me: "ana", now: now)), "\(query)")
    let unknown = page.rows.filter { row in row.id != other && !known.contains { $0.id == row.id } }
    let wanted = try #require(try reader.row(other))
    #expect(update.rows.sorted { $0.id < $1.id } == (unknown + [wanted]).sorted { $0.id < $1.id }, "\(query)")
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
