public import Model

extension Reader {
  /// How many conversations match.
  ///
  /// A millisecond where the tally has all that is asked for (status, kind, stance, segment, language, priority,
  /// urgency, channel, holder, escalated, answered); else by index.
  public func count(_ query: Query, me: String?, now: Instant) throws -> Int {
    try count([query], me: me, now: now)[0]
  }

  /// How many conversations each of them has. A server is asked once for all that one statement each can tell.
  public func count(_ queries: [Query], me: String?, now: Instant) throws -> [Int] {
    let counts = try queries.map { try count(try plan($0, me: me, now: now)) }
    var answers = try connection.rows(counts.flatMap(\.statements)) { $0.int(0) }
      .map { $0.first ?? 0 }[...]
    return counts.map { $0.number(&answers) }
  }

  /// A number that is known, or what to ask for it.
  private indirect enum Count {
    case known(Int)
    case asked(SQL, [SQLValue])
    case difference(Count, Count)

    var statements: [(SQL, [SQLValue])] {
      switch self {
      case .known: []
      case .asked(let sql, let values): [(sql, values)]
      case .difference(let all, let part): all.statements + part.statements
      }
    }

    /// - Parameter answers: to its statements first; they are taken away.
    func number(_ answers: inout ArraySlice<Int>) -> Int {
      switch self {
      case .known(let number): number
      case .asked: answers.removeFirst()
      case .difference(let all, let part): all.number(&answers) - part.number(&answers)
      }
    }
  }

  private func count(_ plan: QueryPlan) throws -> Count {
    if plan.statuses.isEmpty { return .known(0) }
    if plan.isTallied { return try tallied(plan) }
    if let others = plan.withoutOneNegation {
      return .difference(try count(others.without), try count(others.with))
    }
    if plan.asksForDeadlinesOnly { return try countDeadlines(plan) }
    if let driver = plan.onlyDriver { return try count(driver) }
    if let few = try countFew(plan, ListOrder(.due), before: nil) { return .known(few) }
    let text = try counting(plan)
    if case .go(let driver) = text.way, text.plan.asksForNothing { return try count(driver) }
    let (sql, values) = try text.count(before: nil, ListOrder(.due))
    return .asked(sql, values)
  }

  /// What one driver leads to is all that is asked for: no conversation need be looked at.
  private func count(_ driver: Driver) throws -> Count {
    var parameters = Parameters()
    let ids = try driver.ids(&parameters)
    guard let sorting = driver.sorting else {
      return .asked(SQL("SELECT COUNT(*) FROM (\(ids)) found"), parameters.values)
    }
    guard case .sqlite(let connection) = try connection.session else {
      return .asked(SQL("SELECT COUNT(DISTINCT found.id) FROM (\(ids)) AS found(id)"), parameters.values)
    }
    let steps = try Steps(connection, SQL("\(ids) ORDER BY \(sorting)"), parameters.values)
    var last: Int64?
    var count = 0
    while let id = try steps.next()?.int64(0) {
      if id != last { count += 1 }
      last = id
    }
    return .known(count)
  }

  /// Along an index that holds little else than deadlines.
  private func countDeadlines(_ plan: QueryPlan) throws -> Count {
    var parameters = Parameters()
    let filter = try plan.filter(&parameters)
    let priorities = Priority.allCases.map { String($0.code) }.joined(separator: ", ")
    let sql = SQL(
      """
      SELECT COUNT(*) FROM conversation c \(stored.dialect.index("conversation_by_priority"))
      WHERE \(plan.statusFilter) AND c.priority IN (\(priorities))\(filter)
      """)
    return .asked(sql, parameters.values)
  }

  /// How many rows of a list stand before a place.
  public func count(_ query: Query, before place: Cursor, me: String?, now: Instant) throws -> Int {
    let plan = try plan(query, me: me, now: now)
    if plan.statuses.isEmpty { return 0 }
    let order = ListOrder(query.order)
    if query.order == .relevance {
      guard let place = Ranking.byTime(place) else {
        return try ranking(walk(plan, order), plan.phrases).place(of: place)
      }
      return try count(plan, order, before: place)
    }
    return try count(plan, order, before: place)
  }

  private func count(_ plan: QueryPlan, _ order: ListOrder, before place: Cursor) throws -> Int {
    if let near = try countNear(plan, order, before: place) { return near }
    if let few = try countFew(plan, order, before: place) { return few }
    let text = try stored.dialect == .sqlite ? QueryText(plan, countingWay(plan)) : counting(plan)
    let (sql, values) = try text.count(before: place, order)
    return Int(try connection.integer(sql, values))
  }

  /// How many conversations of a query fall to each segment, holder … there is; those with none are left out.
  ///
  /// The query may only ask for what the tally has, as ``count(_:me:now:)`` lists it; other terms are passed over.
  public func counts(by facet: Facet, of query: Query, me: String?, now: Instant) throws -> [String: Int] {
    var query = query
    query.terms.removeAll { !$0.condition.isTallied }
    let plan = try plan(query, me: me, now: now)
    if plan.statuses.isEmpty { return [:] }
    var parameters = Parameters()
    let filter = try plan.filter(&parameters)
    let column = facet.column
    let sql = SQL(
      "SELECT c.\(column), SUM(c.n) FROM tally c WHERE \(plan.statusFilter)\(filter) GROUP BY c.\(column)")
    let groups = try connection.rows(sql, parameters.values) { (code: $0.int64(0), text: $0.text(0), n: $0.int(1)) }
    var counts: [String: Int] = [:]
    for group in groups where group.n > 0 {
      let word = try word(of: facet, group.code, group.text)
      if !word.isEmpty { counts[word, default: 0] += group.n }
    }
    return counts
  }

  private func tallied(_ plan: QueryPlan) throws -> Count {
    var parameters = Parameters()
    let filter = try plan.filter(&parameters)
    return .asked(SQL("SELECT SUM(c.n) FROM tally c WHERE \(plan.statusFilter)\(filter)"), parameters.values)
  }

  private func word(of facet: Facet, _ code: Int64, _ text: String) throws -> String {
    switch facet {
    case .status: Status.words[Int(code)]
    case .kind: Kind(code: Int(code)).rawValue
    case .stance: Stance(code: Int(code)).rawValue
    case .priority: Priority(code: Int(code)).word
    case .channel: try channelName(code)
    case .segment, .language, .holder: text
    }
  }
}

/// What conversations can be counted by.
public enum Facet: Sendable, Hashable, CaseIterable {
  case status, kind, stance, segment, priority, language, holder, channel

  var column: String {
    switch self {
    case .status: "status"
    case .kind: "kind"
    case .stance: "stance"
    case .segment: "segment"
    case .priority: "priority"
    case .language: "language"
    case .holder: "holder"
    case .channel: "channel"
    }
  }
}
