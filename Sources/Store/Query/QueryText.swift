import Model

/// Puts the statements of a plan together.
struct QueryText {
  /// How the rows are come by.
  enum Way {
    /// All rows of the statuses, along an index that has the order of the list.
    case walk
    /// The few rows that a driver leads to.
    case go(Driver)
    /// All rows of the statuses, passing over what is not among those that a driver leads to.
    case sift(Driver)
  }

  let plan: QueryPlan
  let way: Way
  /// What of the plan must be asked of each row.
  private let rest: QueryPlan
  private var dialect: Dialect { plan.context.dialect }

  init(_ plan: QueryPlan, _ way: Way) {
    self.plan = plan
    self.way = way
    switch way {
    case .walk: rest = plan
    case .go(let driver), .sift(let driver): rest = plan.without(driver.condition)
    }
  }

  /// The keys of the rows of a list, in order.
  ///
  /// - Parameters:
  ///   - start: rows beyond this place only.
  ///   - inclusive: whether the place itself counts.
  ///   - limit: how many; nil for as many as the reader takes.
  func list(
    _ order: ListOrder, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int?
  ) throws -> (SQL, [SQLValue]) {
    var parameters = Parameters()
    let text = try list(
      order, from: start, inclusive: inclusive, backwards: backwards, limit: limit, &parameters)
    return (SQL(text), parameters.values)
  }

  /// Of a stretch of so many rows of the list, the keys of those whose conversations have some phrases, as
  /// `PostgresSearch` hands them out.
  func sifted(
    _ order: ListOrder, with phrases: [Query.Phrase], from start: Cursor?, inclusive: Bool, backwards: Bool, length: Int
  ) throws -> (SQL, [SQLValue]) {
    var parameters = Parameters()
    let stretch = try list(
      order, from: start, inclusive: inclusive, backwards: backwards, limit: length, &parameters)
    let text = PostgresSearch.sifted(
      stretch, order, backwards: backwards, length: length, with: phrases, &parameters)
    return (SQL(text), parameters.values)
  }

  private func list(
    _ order: ListOrder, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int?,
    _ parameters: inout Parameters
  ) throws -> String {
    let joins = order.index == nil
    let kinds = kindArms(order)
    // What the arms say already would leave marks that no statement has.
    var filter =
      try kinds != nil
      ? "" : rest.filter(&parameters, joinsFollower: joins, bound: order.bound(start, backwards: backwards))
    if case .sift(let driver) = way { filter += " AND c.id IN (\(try driver.ids(&parameters)))" }
    let beyond = beyond(start, order, inclusive: inclusive, backwards: backwards, &parameters)
    var selects: [String]
    if case .go(let driver) = way {
      let (follower, met) = joins ? ("CROSS JOIN follower f", "f.id = c.follower AND ") : ("", "")
      selects = [
        """
        SELECT \(order.columns) FROM conversation c \(dialect.byKey) \(follower)
        WHERE \(met)c.id IN (\(try driver.ids(&parameters))) AND \(plan.statusFilter)\(filter)\(beyond)
        """
      ]
    } else if let index = order.index {
      let arms = kinds ?? plan.statuses.map { (index, "c.status = \($0)") }
      selects = arms.map { index, condition in
        """
        SELECT \(order.columns) FROM conversation c \(dialect.index(index))
        WHERE \(condition)\(filter)\(beyond)
        """
      }
    } else {
      selects = [
        """
        SELECT \(order.columns) FROM follower f \(dialect.index("follower_by_followers"))
        CROSS JOIN conversation c \(dialect.index("conversation_by_follower"))
        WHERE c.follower = f.id AND \(plan.statusFilter)\(filter)\(beyond)
        """
      ]
    }
    // Written out: a server plans anew each time what depends on a number, but once what has the number in it.
    let end = limit.map { " LIMIT \($0)" } ?? ""
    let orderBy = order.orderBy(backwards: backwards)
    if selects.count > 1 { selects = selects.map { dialect.arm($0, orderBy: orderBy, end: end) } }
    return """
      \(selects.joined(separator: "\nUNION ALL\n"))
      ORDER BY \(orderBy)\(end)
      """
  }

  /// How many rows match, those before a place only when there is one.
  func count(before place: Cursor?, _ order: ListOrder) throws -> (SQL, [SQLValue]) {
    var parameters = Parameters()
    let joins = order.index == nil && place != nil
    let filter = try rest.filter(&parameters, joinsFollower: joins, bound: order.bound(place, backwards: true))
    let beyond = beyond(place, order, inclusive: false, backwards: true, &parameters)
    let walked = dialect.index(order.index ?? "conversation_by_due")
    let source: String
    switch way {
    case .go(let driver):
      let (follower, met) = joins ? ("CROSS JOIN follower f", "f.id = c.follower AND ") : ("", "")
      source = "conversation c \(dialect.byKey) \(follower) WHERE \(met)c.id IN (\(try driver.ids(&parameters)))"
    case .sift(let driver) where !joins:
      source = "conversation c \(walked) WHERE c.id IN (\(try driver.ids(&parameters)))"
    case .walk where !joins:
      source = "conversation c \(walked) WHERE 1 = 1"
    case .walk, .sift:
      var among = ""
      if case .sift(let driver) = way { among = " AND c.id IN (\(try driver.ids(&parameters)))" }
      source = """
        follower f \(dialect.index("follower_by_followers"))
        CROSS JOIN conversation c \(dialect.index("conversation_by_follower")) WHERE c.follower = f.id\(among)
        """
    }
    let sql = SQL("SELECT COUNT(*) FROM \(source) AND \(plan.statusFilter)\(filter)\(beyond)")
    return (sql, parameters.values)
  }

  /// Where one kind is all that is asked for in a list by deadlines, the pieces of an index that are each in its order:
  /// one a status and kind, because the policies give kinds their deadlines, and some have none.
  private func kindArms(_ order: ListOrder) -> [(index: String, condition: String)]? {
    guard order.index == "conversation_by_due", case .walk = way, plan.terms.count == 1, let term = plan.terms.first,
      !term.negated, case .kind(let kinds) = term.condition
    else { return nil }
    return plan.statuses.flatMap { status in
      Set(kinds).map { ("conversation_by_kind", "c.status = \(status) AND c.kind = \($0.code)") }
    }
  }

  /// The rows after a place in the direction of reading; all when there is none.
  private func beyond(
    _ place: Cursor?, _ order: ListOrder, inclusive: Bool, backwards: Bool, _ parameters: inout Parameters
  ) -> String {
    guard let place, place.keys.count == order.keys.count else { return "" }
    let marks = place.keys.map { parameters.mark(.integer($0)) }
    let sign = order.isDescending != backwards ? "<" : ">"
    var text = """
       AND (\(order.keys.joined(separator: ", "))) \(sign)\(inclusive ? "=" : "") (\(marks.joined(separator: ", ")))
      """
    // The keys of two tables are no range of one index: say what it means for the first.
    if order.index == nil { text += " AND (f.followers, f.id) \(sign)= (\(marks[0]), \(marks[1]))" }
    return text
  }
}
