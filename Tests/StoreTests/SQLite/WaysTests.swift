import Model
import Testing

@testable import Store

/// Which way is taken depends on how many rows there are; what is found does not.
@Suite struct `Every way to the rows finds the same` {
  let scratch: Scratch
  let store: Store
  let desk: RandomDesk

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    var desk = RandomDesk(seed: 21)
    try desk.live(300, in: store)
    self.desk = desk
  }

  @Test func `Walking, going to the rows of a driver, and sifting by them`() throws {
    var desk = desk
    var compared = 0
    for _ in 0..<400 {
      let query = desk.query()
      try store.read { (reader) throws in
        let plan = try reader.plan(query, me: "ana", now: desk.now)
        if plan.statuses.isEmpty { return }
        // What is ranked is taken from a list by time.
        if query.order == .relevance { return }
        let order = ListOrder(query.order)
        let place = try reader.conversations().randomElement(using: &desk.dice).flatMap {
          try reader.cursor(of: $0, in: query, me: "ana", now: desk.now)
        }
        let ways = [.walk] + plan.drivers.flatMap { [QueryText.Way.go($0), .sift($0)] }
        let counts = try ways.map { try count(reader, QueryText(plan, $0), before: nil, order) }
        let ranks = try ways.map { try count(reader, QueryText(plan, $0), before: place, order) }
        #expect(Set(counts).count == 1, "\(query): \(counts)")
        #expect(Set(ranks).count == 1, "\(query): \(ranks)")
        let lists = try ways.map { way in
          let (sql, values) = try QueryText(plan, way).list(
            order, from: place, inclusive: true, backwards: false, limit: 20)
          return try reader.connection.rows(sql, values) { row in order.keys.indices.map { row.int64(Int32($0)) } }
        }
        #expect(Set(lists).count == 1, "\(query)")
        compared += ways.count - 1
      }
    }
    #expect(compared > 200)
  }

  @Test(arguments: [true, false], [true, false])
  func `A sieve tells what a conversation has, in whatever order it is asked`(down: Bool, enumerates: Bool) throws {
    var desk = desk
    try store.read { (reader) throws in
      guard case .sqlite(let connection) = try reader.connection.session else { return }
      let ids = try reader.conversations()
      for word in RandomDesk.words + ["ra", "zzz"] {
        guard let phrase = Query.Phrase(word, isPrefix: word == "ra", inAllForms: true) else { continue }
        let having = try ids.filter { id in
          try reader.messages(id).contains { $0.direction != .note && phrase.isFound(in: Words.folded($0.text)) }
        }
        for asked in [ids, ids.reversed(), ids.shuffled(using: &desk.dice)] {
          for isWanted in [true, false] {
            let wanted = PhraseSieve.Wanted(phrase: phrase, isWanted: isWanted, enumerates: enumerates)
            let sieve = PhraseSieve(wanted, connection, FoldedTexts(connection), goesDown: down)
            let found = try asked.filter { try sieve.passes($0.rawValue) }
            #expect(found.sorted() == ids.filter { having.contains($0) == isWanted }, "\(word)")
          }
        }
      }
    }
  }

  private func count(_ reader: Reader, _ text: QueryText, before place: Cursor?, _ order: ListOrder) throws -> Int64 {
    let (sql, values) = try text.count(before: place, order)
    return try reader.connection.integer(sql, values)
  }
}
