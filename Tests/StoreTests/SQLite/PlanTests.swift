import Model
import Testing

@testable import Store

/// Held for every list and count of the standard views, in every order: the cost follows what is shown.
@Suite struct `No list reads what it does not show` {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    var desk = RandomDesk(seed: 7)
    try desk.live(60, in: store)
  }

  static let views = View.standard.map(\.query) + [Query()]

  @Test(arguments: Query.Sort.allCases)
  func `Every standard view walks an index in order, from any place and in both directions`(
    sort: Query.Sort
  ) throws {
    for view in Self.views {
      let order = ListOrder(sort)
      let place = Cursor(order.keys.map { _ in 5 })
      for start in [nil, place] {
        for backwards in [false, true] {
          let steps = try explain(view) { plan, _ in
            try QueryText(plan, .walk).list(
              order, from: start, inclusive: false, backwards: backwards, limit: 60)
          }
          #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(view) \(sort): \(steps)")
          // By followers, the walk goes along the followers.
          let scans = steps.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN f USING") }
          #expect(scans.isEmpty, "\(view) \(sort): \(steps)")
        }
      }
    }
  }

  @Test func `What is rare is found from an index of its own`() throws {
    var desk = RandomDesk(seed: 8)
    try desk.live(20, in: try scratch.store("other.sqlite"))
    for _ in 0..<300 {
      let query = desk.query()
      let drivers = try store.read { try $0.plan(query, me: "ana", now: desk.now).drivers }
      for index in drivers.indices {
        let steps = try explain(query) { plan, drivers in
          try QueryText(plan, .go(drivers[index])).list(
            ListOrder(query.order), from: nil, inclusive: false, backwards: false, limit: 60)
        }
        // An unknown channel or label: nothing to look for.
        let scans = steps.filter { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE") }
        #expect(scans.isEmpty || steps.contains { $0.contains("SCAN CONSTANT") } || query.isIdle, "\(query): \(steps)")
      }
    }
  }

  @Test func `Live counts of the standard views come from the tally or from a stretch of an index`() throws {
    for view in Self.views {
      let plan = try store.read { try $0.plan(view, me: "ana", now: Scene.start) }
      if plan.isTallied { continue }
      let steps = try explain(view) { plan, drivers in
        try QueryText(plan, drivers.first.map { .go($0) } ?? .walk).count(before: nil, ListOrder(.due))
      }
      #expect(!steps.contains { $0.hasPrefix("SCAN") }, "\(view): \(steps)")
    }
  }

  private func explain(
    _ query: Query, _ make: (QueryPlan, [Driver]) throws -> (SQL, [SQLValue])
  ) throws -> [String] {
    try store.read { reader in
      let plan = try reader.plan(query, me: "ana", now: Scene.start)
      if plan.statuses.isEmpty { return [] }
      let (sql, values) = try make(plan, plan.drivers)
      return try reader.connection.rows(SQL("EXPLAIN QUERY PLAN \(sql.text)"), values) { $0.text(3) }
    }
  }
}

extension Query {
  /// Whether it asks for a channel or a tag that there is not, or for all that an index on a part of the rows has.
  fileprivate var isIdle: Bool {
    terms.contains { term in
      switch term.condition {
      case .channel, .topic, .label, .mention, .holder, .escalatedTo, .state([.mine]), .state([.held]), .opened,
        .updated, .due, .priority:
        true
      default: false
      }
    }
  }
}
