import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.enabled(if: Cluster.isThere)) struct `A server walks a list in strides to find words` {
  let store: Store

  init() throws {
    store = try Store.open(try Cluster.shared.get().desk())
    try CommonWords.fill(store)
    try store.write { try $0.connection.run("ANALYZE") }
  }

  @Test(arguments: ["common often", "\"broken pen\"", "left right", "is:open lang:fr common", "seldom", "pens commons"])
  func `However long the strides, and wherever patience ends, the same rows are found`(search: String) throws {
    let query = try Query(search)
    try store.read { (reader) throws in
      let subjects = try reader.subjects().filter { query.matches($0, now: Scene.start, me: nil) }
      for sort in [Query.Sort.newest, .oldest, .due, .priority, .followers] {
        let plan = try reader.plan(query, me: nil, now: Scene.start)
        let words = try #require(try reader.words(of: plan))
        let order = ListOrder(sort)
        let expected = subjects.sorted { Listing.precedes($0, $1, in: sort) }.map(\.conversation.id)
        for (patience, first) in [(0, 5), (5, 5), (40, 7), (300, 100), (10_000, 3), (10_000, 600)] {
          var walk = try reader.walk(plan, words, order)
          walk.strides?.patience = patience
          walk.strides?.first = first
          for backwards in [false, true] {
            var found: [Cursor] = []
            while true {
              let next = try reader.keys(walk, from: found.last, inclusive: false, backwards: backwards, limit: 50)
              found += next
              if next.count < 50 { break }
            }
            let ids = found.map(\.conversation)
            #expect(ids == (backwards ? expected.reversed() : expected), "\(sort) \(patience) \(first) \(backwards)")
          }
        }
      }
    }
  }

  @Test func `It is known beforehand about how many messages have the words`() throws {
    try store.read { (reader) throws in
      func messages(_ words: String, _ isPrefix: Bool = false, inAllForms: Bool = false) throws -> Int {
        let phrase = try #require(Query.Phrase(words, isPrefix: isPrefix, inAllForms: inAllForms))
        return try #require(try reader.messages(with: phrase))
      }
      #expect((250...350).contains(try messages("common")))
      #expect(try messages("broken pen") > 300, "all that have both words are gone through")
      #expect(try messages("rare") < 20)
      #expect(try messages("nowhere") < 20)
      #expect(try messages("comm", true) > 0)
      #expect((250...350).contains(try messages("commons", inAllForms: true)), "forms that nobody wrote add nothing")
      #expect(try messages("nowhere", inAllForms: true) < 20)
    }
    #expect(
      PostgresSearch.rows(ofPlan: #"[{"Plan": {"Node Type": "Seq Scan", "Plan Rows": 4207, "Plan Width": 4}}]"#) == 4207
    )
    #expect(PostgresSearch.rows(ofPlan: "") == nil)
  }

  @Test func `A list of all statuses ends with its page: no status is read to its end`() throws {
    try store.read { (reader) throws in
      let plan = try reader.plan(Query(), me: nil, now: Scene.start)
      let (sql, values) = try QueryText(plan, .walk).list(
        ListOrder(.newest), from: nil, inclusive: false, backwards: false, limit: 20)
      try reader.connection.run("SET LOCAL enable_seqscan = off")
      let steps = try reader.connection.rows(SQL("EXPLAIN \(sql.text)"), values) { $0.text(0) }
      #expect(steps.contains { $0.contains("Merge Append") }, "\(steps)")
      #expect(!steps.contains { $0.contains("Sort  (") }, "\(steps)")
    }
  }
}
