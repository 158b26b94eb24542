import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.onBothDatabases) struct `Words are found, be they common or rare` {
  static let searches = [
    "common", "common often", "\"broken pen\"", "rare", "common rare", "left right", "comm* often", "common after",
    "seldom", "seldom common", "is:open common often", "lang:fr common", "kind:complaint often \"pen broken\"",
    "common -often", "-common often", "from:user6 common", "nowhere common", "common nowhere",
  ]

  @Test(arguments: Query.Sort.allCases)
  func `In every order, page by page from both ends, with counts and places`(sort: Query.Sort) throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    try CommonWords.fill(store)
    // A server that has not counted its words yet takes all for rare.
    for isCounted in Database.current == .sqlite ? [true] : [false, true] {
      if isCounted, Database.current != .sqlite { try store.write { try $0.connection.run("ANALYZE") } }
      let now = Scene.start + .hours(24)
      try store.read { (reader) throws in
        let subjects = try reader.subjects()
        #expect(subjects.count == CommonWords.conversations)
        for search in Self.searches {
          var query = try Query(search)
          query.sort = sort
          let expected = Listing.sorted(subjects.filter { query.matches($0, now: now, me: "ana") }, as: query)
            .map(\.conversation.id)
          #expect(try reader.forwards(query, now: now) == expected, "\(query)")
          #expect(try reader.backwards(query, now: now) == expected, "\(query)")
          #expect(try reader.count(query, me: "ana", now: now) == expected.count, "\(query)")
          guard let middle = expected.dropFirst(expected.count / 2).first else { continue }
          let place = try #require(try reader.cursor(of: middle, in: query, me: "ana", now: now))
          #expect(
            try reader.count(query, before: place, me: "ana", now: now) == expected.firstIndex(of: middle), "\(query)")
        }
      }
    }
  }
}
