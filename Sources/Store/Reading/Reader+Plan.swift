import Model

extension Reader {
  func plan(_ query: Query, me: String?, now: Instant) throws -> QueryPlan {
    var channels: [(id: Int64, name: String)] = []
    for case .channel in query.terms.lazy.map(\.condition) {
      channels = try storedChannels()
      break
    }
    let context = QueryContext(
      me: me, now: now,
      channels: { [channels] wanted in
        channels.filter { $0.name == wanted || $0.name.hasPrefix("\(wanted):") }.map(\.id)
      },
      tags: { [connection] tag in
        try connection.first(.tag, [.int(tag.family.rawValue), .text(tag.name)]) { $0.int64(0) }
      })
    return QueryPlan(query, context)
  }

  /// The rarest thing that a query asks for, when going to just those rows is sure to be quick and walking may not be.
  func driver(of plan: QueryPlan) throws -> Driver? {
    let drivers = plan.drivers
    if drivers.isEmpty { return nil }
    let (all, tallied) = try estimate(plan, drivers.map(\.tallied))
    var best: (driver: Driver, count: Int)?
    for (driver, estimated) in zip(drivers, tallied) {
      let limit = min(best?.count ?? Self.few, Self.few, all / Self.walked)
      if limit == 0 { return nil }
      let count = try estimated ?? count(driver, upTo: limit + 1)
      if count <= limit { best = (driver, count) }
    }
    return best?.driver
  }

  /// As many rows as can be fetched one by one and sorted while somebody waits.
  private static let few = 10_000
  /// How many rows are passed over in an index in the time that it takes to fetch one.
  private static let walked = 20

  /// How many conversations the statuses of a plan have, and how many each condition holds for, as the tally says.
  private func estimate(_ plan: QueryPlan, _ conditions: [Query.Condition?]) throws -> (Int, [Int?]) {
    var parameters = Parameters()
    var sums = ["SUM(CASE WHEN \(plan.statusFilter) THEN c.n ELSE 0 END)"]
    for case .some(let condition) in conditions {
      sums.append("SUM(CASE WHEN \(try condition.sql(&parameters, plan.context)) THEN c.n ELSE 0 END)")
    }
    let sql = SQL("SELECT \(sums.joined(separator: ", ")) FROM tally c")
    let counts = try connection.first(sql, parameters.values) { row in sums.indices.map { row.int(Int32($0)) } } ?? [0]
    var next = 1
    let tallied = conditions.map { condition -> Int? in
      guard condition != nil else { return nil }
      defer { next += 1 }
      return counts[next]
    }
    return (counts[0], tallied)
  }

  private func count(_ driver: Driver, upTo limit: Int) throws -> Int {
    var parameters = Parameters()
    let ids = try driver.ids(&parameters)
    let mark = parameters.mark(.int(limit))
    return Int(try connection.integer(SQL("SELECT COUNT(*) FROM (\(ids) LIMIT \(mark))"), parameters.values))
  }
}
