public import Model

/// One order of lists: what a row is sorted by, and the index that has the rows in that order.
struct ListOrder {
  /// The expressions, the last one unique.
  let keys: [String]
  let isDescending: Bool
  /// Whether the order is nearly that of ids: conversations are numbered as they come.
  let isByTime: Bool
  /// The index that begins with the status and these keys; nil for the order by followers, which joins.
  let index: String?

  init(_ sort: Query.Sort) {
    isByTime = sort == .newest || sort == .oldest || sort == .relevance
    switch sort {
    case .due:
      (keys, isDescending, index) = (["c.due", "c.id"], false, "conversation_by_due")
    case .oldest:
      (keys, isDescending, index) = (["c.opened_at", "c.id"], false, "conversation_by_opened")
    // What is ranked is taken from the list by time: see `Ranking`.
    case .newest, .relevance:
      (keys, isDescending, index) = (["c.opened_at", "c.id"], true, "conversation_by_opened")
    case .updated:
      (keys, isDescending, index) = (["c.updated_at", "c.id"], true, "conversation_by_updated")
    case .priority:
      (keys, isDescending, index) = (["c.priority", "c.due", "c.id"], false, "conversation_by_priority")
    case .followers:
      (keys, isDescending, index) = (["f.followers", "f.id", "c.id"], true, nil)
    }
  }

  /// Whether a list in this order has what a condition asks for lying together.
  func isNatural(_ condition: Query.Condition) -> Bool {
    switch condition {
    case .due, .state([.overdue]): keys[0] == "c.due"
    case .opened: keys[0] == "c.opened_at"
    case .updated: keys[0] == "c.updated_at"
    case .followers: keys[0] == "f.followers"
    default: false
    }
  }

  /// What is certain of the first key of the rows beyond a place.
  func bound(_ place: Cursor?, backwards: Bool) -> QueryContext.Bound? {
    guard let place, place.keys.count == keys.count else { return nil }
    return QueryContext.Bound(column: keys[0], value: place.keys[0], isLeast: isDescending == backwards)
  }

  /// `ORDER BY` these, forwards or backwards. The keys go by `k1`, `k2` …
  func orderBy(backwards: Bool) -> String {
    let direction = isDescending != backwards ? " DESC" : ""
    return keys.indices.map { "k\($0 + 1)\(direction)" }.joined(separator: ", ")
  }

  var columns: String {
    keys.enumerated().map { "\($0.element) AS k\($0.offset + 1)" }.joined(separator: ", ")
  }
}

/// A place in a list: the sort keys of a row. It stays a place when the row has gone.
public struct Cursor: Equatable, Sendable, Codable {
  let keys: [Int64]

  init(_ keys: [Int64]) { self.keys = keys }

  /// The conversation that it was taken from.
  public var conversation: Conversation.ID { .init(rawValue: keys.last ?? 0) }
}
