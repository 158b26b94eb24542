import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.onBothDatabases) struct `Words are found, be they common or rare` {
  static let searches = [
    "common", "common often", "\"broken pen\"", "rare", "common rare", "left right", "comm* often", "common after",
    "seldom", "seldom common", "is:open common often", "lang:fr common", "kind:complaint often \"pen broken\"",
    "common -often", "-common often", "from:user6 common", "nowhere common", "common nowhere",
    "pens", "commons often", "\"pens\"", "rares lefts", "often -commons", "is:open pens \"broken pen\"",
    "kind:complaint commons", "kind:complaint -commons", "from:user6 -commons", "is:open -lefts -rares",
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

  @Test func `Also in conversations of more messages than are read one by one`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    try store.write { writer in
      for number in 0..<150 {
        for (thread, text) in ["a needle", "hay"].enumerated() {
          try writer.receive(
            Scene.incoming(
              number == 3 ? text : "straw", id: "\(thread)-\(number)", from: "user\(thread)",
              parent: number == 0 ? nil : "\(thread)-\(number - 1)", at: Scene.start + .minutes(number)))
        }
      }
    }
    let now = Scene.start + .hours(24)
    try store.read { (reader) throws in
      #expect(try reader.subjects().map(\.texts.count) == [150, 150])
      for sort in Query.Sort.allCases {
        for (search, count) in [("needles", 1), ("hay", 1), ("straws", 2), ("straw -needles", 1), ("needle hay", 0)] {
          var query = try Query(search)
          query.sort = sort
          #expect(try reader.forwards(query, now: now).count == count, "\(query)")
        }
      }
    }
  }
}
