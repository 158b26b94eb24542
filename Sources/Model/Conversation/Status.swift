/// Where a conversation stands.
public enum Status: Equatable, Sendable {
  /// It waits for us.
  case open
  /// We answered; it waits for the follower.
  case pending
  /// Hidden until then, or until the follower writes again. Clocks go on.
  case snoozed(until: Instant)
  case done

  /// The word of the query language and of JSON output.
  public var word: String {
    switch self {
    case .open: "open"
    case .pending: "pending"
    case .snoozed: "snoozed"
    case .done: "done"
    }
  }

  /// Nil where it is not snoozed.
  public var snoozedUntil: Instant? { if case .snoozed(let until) = self { until } else { nil } }

  public static let words = ["open", "pending", "snoozed", "done"]
}
