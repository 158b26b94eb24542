import Model

extension Reader {
  func plan(_ query: Query, me: String?, now: Instant) throws -> QueryPlan {
    var channels: [(id: Int64, name: String)] = []
    for case .channel in query.terms.lazy.map(\.condition) {
      channels = try storedChannels()
      break
    }
    let engine = try connection
    let context = QueryContext(
      dialect: engine.dialect, me: me, now: now,
      channels: { [channels] wanted in
        channels.filter { $0.name == wanted || $0.name.hasPrefix("\(wanted):") }.map(\.id)
      },
      tags: { tag in
        try engine.first(.tag, [.int(tag.family.rawValue), .text(tag.name)]) { $0.int64(0) }
      })
    return QueryPlan(try narrowed(query), context)
  }

  /// The same query, its words without the forms that nobody has written. On a file only: FTS5 looks each up anew
  /// whenever it is asked of a conversation, which takes as long as for one that is there.
  private func narrowed(_ query: Query) throws -> Query {
    guard stored.dialect == .sqlite else { return query }
    let engine = try connection
    var query = query
    for (index, term) in query.terms.enumerated() {
      guard case .text(let phrase) = term.condition, phrase.forms.count > 1 else { continue }
      let written = try phrase.keeping { form in
        try engine.first(SQLiteSearch.isThere, [.text(SQLiteSearch.expression(form))]) { _ in true } ?? false
      }
      query.terms[index].condition = .text(written)
    }
    return query
  }

  /// The rarest thing that a list asks for, when going to just those rows is sure to be quick and walking may not be.
  func driver(of plan: QueryPlan, in order: ListOrder) throws -> Driver? {
    let drivers = plan.drivers.filter { driver in !(driver.condition.map(order.isNatural) ?? false) }
    if drivers.isEmpty { return nil }
    if let rare = try rareWord(among: drivers) { return rare }
    return try rarest(of: drivers, plan) { min(Self.few, $0 / Self.walked) }?.driver
  }

  /// A word or phrase that so few have that it need not be asked how many conversations there are, nor what else is rare:
  /// that takes longer than to go to those few. On a file; a server is asked a question less otherwise.
  private func rareWord(among drivers: [Driver]) throws -> Driver? {
    guard stored.dialect == .sqlite else { return nil }
    return try drivers.first { driver in
      guard case .words = driver.estimate else { return false }
      return try count(driver, upTo: Self.rare + 1) <= Self.rare
    }
  }

  /// How to count where no tally, and no index alone, has the count.
  func counting(_ plan: QueryPlan) throws -> QueryText {
    if let meeting = try meeting(plan, upTo: Self.counted) { return QueryText(meeting.rest, .go(meeting.driver)) }
    if plan.phrases.count > 1, let words = try words(of: plan) {
      let few = try rarest(of: plan.drivers, plan) { _ in Self.few }
      return few.map { QueryText(plan, .go($0.driver)) } ?? QueryText(plan.withoutPhrases, .go(words))
    }
    return QueryText(plan, try countingWay(plan))
  }

  /// How to count. What no index has at hand is asked of the rows that the rarest driver leads to, be they many.
  func countingWay(_ plan: QueryPlan) throws -> QueryText.Way {
    let drivers = plan.drivers
    if drivers.isEmpty { return .walk }
    let found = try rarest(of: drivers, plan) { plan.isCovered ? $0 / Self.walked : $0 }
    guard let found else { return .walk }
    let isSifted = found.count > Self.few * 2 && plan.without(found.driver.condition).isCovered
    return isSifted ? .sift(found.driver) : .go(found.driver)
  }

  /// Whether so few conversations have these phrases that all can be enumerated while somebody waits.
  func areFew(_ phrases: [Query.Phrase]) throws -> Bool {
    let dialect = stored.dialect
    return try phrases.allSatisfy { phrase in
      let driver = Driver(
        condition: .text(phrase), ids: { dialect.conversations(with: phrase, &$0) }, estimate: .counted)
      return try count(driver, upTo: Self.listed + 1) <= Self.listed
    }
  }

  /// As many matches as can be gone through while somebody waits for a list, and for a count.
  static let listed = 30_000
  static let counted = 1_000_000
  /// As many rows as can be fetched one by one and sorted while somebody waits.
  static let few = 5000
  private static let rare = 100
  /// How many rows are passed over in an index in the time that it takes to fetch one.
  private static let walked = 20

  /// - Parameter limit: the most rows that are worth going to, of so many that the statuses of the plan have.
  private func rarest(
    of drivers: [Driver], _ plan: QueryPlan, _ limit: (Int) -> Int
  ) throws -> (driver: Driver, count: Int)? {
    let (all, tallied) = try estimate(plan, drivers)
    var limit = limit(all)
    var best: Driver?
    // What is known beforehand first: it limits how far the others are counted.
    for (driver, known) in zip(drivers, tallied) {
      guard let known, known <= limit else { continue }
      (best, limit) = (driver, known)
    }
    for (driver, known) in zip(drivers, tallied) where known == nil && limit > 0 {
      let counted = try count(driver, upTo: limit + 1)
      if counted <= limit { (best, limit) = (driver, counted) }
    }
    guard let best else { return nil }
    if case .words(let phrase) = best.estimate, phrase.forms.count > 1, limit <= Self.few,
      stored.dialect == .postgres
    {
      return try enumerated(best)
    }
    return (best, limit)
  }

  /// What a driver leads to, found beforehand. A server adds up its guesses of how many have each form of a word, be they
  /// written or not, and would go through the whole list for a few.
  private func enumerated(_ driver: Driver) throws -> (driver: Driver, count: Int) {
    var parameters = Parameters()
    let sql = try driver.ids(&parameters)
    let ids = try connection.rows(SQL(sql), parameters.values) { $0.int64(0) }
    return (Driver(condition: driver.condition, ids: { Dialect.postgres.ids(ids, &$0) }, estimate: .counted), ids.count)
  }

  /// How many conversations the statuses of a plan have, and how many each driver leads to where that is known.
  private func estimate(_ plan: QueryPlan, _ drivers: [Driver]) throws -> (Int, [Int?]) {
    var parameters = Parameters()
    var sums = ["SUM(CASE WHEN \(plan.statusFilter) THEN c.n ELSE 0 END)"]
    for driver in drivers {
      guard case .tallied(let condition) = driver.estimate else { continue }
      sums.append("SUM(CASE WHEN \(try condition.sql(&parameters, plan.context)) THEN c.n ELSE 0 END)")
    }
    let sql = SQL("SELECT \(sums.joined(separator: ", ")) FROM tally c")
    var counts = try connection.first(sql, parameters.values) { row in sums.indices.map { row.int(Int32($0)) } } ?? [0]
    let all = counts.removeFirst()
    let known = try drivers.map { driver -> Int? in
      switch driver.estimate {
      case .tallied: counts.isEmpty ? 0 : counts.removeFirst()
      case .tags(let tags): try tags.reduce(0) { $0 + (try conversations(with: $1)) }
      // More than there are at all: a message is one of several of its conversation.
      case .words(let phrase): try messages(with: phrase).map { min($0, all) }
      case .counted: nil
      }
    }
    return (all, known)
  }

  private func conversations(with tag: Tag) throws -> Int {
    Int(try connection.integer(.conversationsOfTag, [.int(tag.family.rawValue), .text(tag.name)]))
  }

  private func count(_ driver: Driver, upTo limit: Int) throws -> Int {
    var parameters = Parameters()
    let ids = try driver.ids(&parameters)
    let mark = parameters.mark(.int(limit))
    return Int(try connection.integer(SQL("SELECT COUNT(*) FROM (\(ids) LIMIT \(mark)) found"), parameters.values))
  }
}
