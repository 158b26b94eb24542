import Model
import Store
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `A bare word is found in all its forms, a quoted one as it is` {
  /// Each a conversation of its own, the oldest first.
  static let texts = [
    "I want a refund", "Where are my refunds?", "You never REFUNDED me!", "refundable, they said",
    "Vous m'avez remboursée ?", "Je veux me faire rembourser", "le remboursement", "Ich warte auf die Lieferung",
    "zwei Lieferungen, keine Rückmeldung", "Las reacciones", "Una reacción, y un refund", "company's #refunds", "pen",
  ]
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    try store.write { writer in
      for (number, text) in Self.texts.enumerated() {
        try writer.receive(
          Scene.incoming(text, id: "m\(number)", from: "user\(number)", at: Scene.start + .minutes(number)))
      }
    }
  }

  @Test(
    arguments: [
      ("refund", [0, 1, 2, 10, 11]), ("refunds", [0, 1, 2, 10, 11]), ("Refunding", [0, 1, 2, 10, 11]),
      ("\"refund\"", [0, 10]), ("\"refunds\"", [1, 11]), ("#refunds", [1, 11]), ("@refund", [0, 10]),
      ("refund*", [0, 1, 2, 3, 10, 11]), ("\"my refunds\"", [1]), ("\"my refund\"", []), ("\"my refund\"*", [1]),
      ("refund reaction", []), ("refund reacción", [10]), ("refund -reacciones", [0, 1, 2, 11]),
      ("reaccion -\"reacción\"", [9]), ("-refunded -remboursé -pen -refundable", [6, 7, 8, 9]),
      ("rembourse", [4, 5]), ("remboursement", [6]), ("lieferung", [7, 8]), ("company", [11]), ("companies", [11]),
      ("label:refund", []), ("refund from:user2", [2]), ("refund from:users2", []),
    ] as [(String, [Int])])
  func `What is found, in which order, and how many`(search: String, expected: [Int]) throws {
    let query = try Query(search)
    let now = Scene.start + .hours(24)
    try store.read { (reader) throws in
      var request = PageRequest(query: query, me: nil, now: now, limit: 20)
      request.query.sort = .oldest
      #expect(try reader.page(request).rows.map(\.excerpt) == expected.map { Self.texts[$0] })
      #expect(try reader.count(query, me: nil, now: now) == expected.count)
      let matching = try reader.subjects().filter { query.matches($0, now: now, me: nil) }
      #expect(matching.map { Int($0.conversation.id.rawValue) - 1 } == expected)
    }
  }

  @Test func `What nobody had written yet is found once somebody has`() throws {
    let now = Scene.start + .hours(24)
    func count() throws -> Int { try store.read { try $0.count(Query("refunds"), me: nil, now: now) } }
    #expect(try count() == 5)
    _ = try store.write { try $0.receive(Scene.incoming("refunding", id: "x", from: "late", at: now)) }
    #expect(try count() == 6)
  }
}
