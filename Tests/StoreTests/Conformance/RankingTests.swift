import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.onBothDatabases) struct `A search can have what answers it best first` {
  let scratch: Scratch
  let store: Store
  let now = Scene.start + .hours(24)

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func found(_ query: String) throws -> [String] {
    try store.read { reader in
      try reader.page(PageRequest(query: Query(query), me: nil, now: now, limit: 20)).rows.map(\.excerpt)
    }
  }

  private func receive(_ texts: [String]) throws {
    try store.write { writer in
      for (number, text) in texts.enumerated() {
        try writer.receive(
          Scene.incoming(text, id: "m\(number)", from: "user\(number)", at: Scene.start + .minutes(number)))
      }
    }
  }

  @Test func `Words that stand close together and often come before words once in a long text`() throws {
    let best = "Refund my order. My order: refund it, refund the order!"
    let close = "When do I get the refund of my order?"
    let far =
      "I wrote about a refund weeks ago, and then called, and was told to wait, and now nobody finds my order at all."
    let apart = "A refund, I said."
    try receive([close, best, "Where is my order?", far, "Nothing of the kind"])
    #expect(try found("refunds ordering sort:relevance") == [best, close, far])
    #expect(try found("refund order sort:relevance") == [best, close, far])
    #expect(try found("refund order") == [far, best, close], "else the newest is first")
    // A conversation in which they never meet in a message has both, and comes last.
    _ = try store.write { try $0.receive(Scene.incoming(apart, id: "x", from: "user2", parent: "m2", at: now)) }
    #expect(try found("refund order sort:relevance") == [best, close, far, apart])
  }

  @Test func `Among equals the newest comes first; what is asked besides holds as ever`() throws {
    try receive(["one rash", "two rash", "rash rash", "three rash", "no word of it"])
    #expect(try found("rash sort:relevance") == ["rash rash", "three rash", "two rash", "one rash"])
    #expect(try found("rash -two sort:relevance") == ["rash rash", "three rash", "one rash"])
    #expect(try found("from:user1 rash sort:relevance") == ["two rash"])
    #expect(try found("ra* sort:relevance").first == "rash rash")
    #expect(try found("\"two rash\" sort:relevance") == ["two rash"])
    #expect(try found("nowhere sort:relevance") == [])
  }

  @Test(arguments: [1, 30, 299, 300, 1000])
  func `The newest are ranked, and older ones follow by time, in pages from both ends`(ranked: Int) throws {
    try CommonWords.fill(store)
    let query = try Query("common pen")
    try store.read { (reader) throws in
      let plan = try reader.plan(query, me: nil, now: now)
      let order = ListOrder(.relevance)
      var walk = try reader.walk(plan, order)
      let byTime = try reader.subjects().filter { query.matches($0, now: now, me: nil) }
        .sorted { Listing.precedes($0, $1, in: .newest) }
      #expect(byTime.count == 300)
      let best = Listing.byRelevance(Array(byTime.prefix(ranked)), query.phrases)
      let expected = (best + byTime.dropFirst(ranked)).map(\.conversation.id)
      walk.ranking = try reader.ranking(walk, query.phrases, most: ranked)
      for backwards in [false, true] {
        var found: [Cursor] = []
        while true {
          let next = try reader.keys(walk, from: found.last, inclusive: false, backwards: backwards, limit: 7)
          found += next
          if next.count < 7 { break }
        }
        #expect(found.map(\.conversation) == (backwards ? expected.reversed() : expected))
        for place in [found[0], found[150], found[299]] {
          let here = try reader.keys(walk, from: place, inclusive: true, backwards: backwards, limit: 1)
          #expect(here == [place])
        }
      }
    }
  }
}
