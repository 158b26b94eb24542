import Model

/// Puts the statements of a plan together.
struct QueryText {
  let plan: QueryPlan
  /// Where not every row is walked.
  let driver: Driver?

  /// The keys of the rows of a list, in order.
  ///
  /// - Parameters:
  ///   - start: rows beyond this place only.
  ///   - inclusive: whether the place itself counts.
  func list(
    _ order: ListOrder, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int
  ) throws -> (SQL, [SQLValue]) {
    var parameters = Parameters()
    let filter = try plan.filter(&parameters)
    let beyond = beyond(start, order, inclusive: inclusive, backwards: backwards, &parameters)
    let few = try driver.map { "c.id IN (\(try $0.ids(&parameters)))" }
    let selects: [String]
    if let few {
      let follower = order.index == nil ? "CROSS JOIN follower f ON f.id = c.follower" : ""
      selects = [
        """
        SELECT \(order.columns) FROM conversation c \(SQLiteHint.key) \(follower)
        WHERE \(few) AND \(plan.statusFilter)\(filter)\(beyond)
        """
      ]
    } else if let index = order.index {
      selects = plan.statuses.map { status in
        """
        SELECT \(order.columns) FROM conversation c \(SQLiteHint.index(index))
        WHERE c.status = \(status)\(filter)\(beyond)
        """
      }
    } else {
      selects = [
        """
        SELECT \(order.columns) FROM follower f \(SQLiteHint.index("follower_by_followers"))
        CROSS JOIN conversation c \(SQLiteHint.index("conversation_by_follower"))
        WHERE c.follower = f.id AND \(plan.statusFilter)\(filter)\(beyond)
        """
      ]
    }
    let limit = parameters.mark(.int(limit))
    let text = """
      \(selects.joined(separator: "\nUNION ALL\n"))
      ORDER BY \(order.orderBy(backwards: backwards)) LIMIT \(limit)
      """
    return (SQL(text), parameters.values)
  }

  /// How many rows match, those before a place only when there is one.
  func count(before place: Cursor?, _ order: ListOrder) throws -> (SQL, [SQLValue]) {
    var parameters = Parameters()
    let filter = try plan.filter(&parameters)
    let beyond = beyond(place, order, inclusive: false, backwards: true, &parameters)
    let few = try driver.map { "c.id IN (\(try $0.ids(&parameters))) AND " } ?? ""
    let hint = driver == nil ? SQLiteHint.index(order.index ?? "conversation_by_due") : SQLiteHint.key
    let follower = order.index == nil && place != nil ? "CROSS JOIN follower f ON f.id = c.follower" : ""
    let text = """
      SELECT COUNT(*) FROM conversation c \(hint) \(follower)
      WHERE \(few)\(plan.statusFilter)\(filter)\(beyond)
      """
    return (SQL(text), parameters.values)
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
