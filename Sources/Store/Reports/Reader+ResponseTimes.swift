internal import Model

extension Reader {
  /// Computed by the engine from the messages themselves, so that it is exact in whatever order they arrived; in
  /// constant memory, in time that grows with the number of conversations.
  public func responseTimes(by grouping: ResponseTimes.Grouping) throws -> ResponseTimes {
    let rows = try connection.rows(.responseTimes(by: grouping)) { row in
      (
        key: row.text(0), conversations: row.int(1), answered: row.int(2),
        low: row.isNull(3) ? nil : row.int64(3), high: row.isNull(4) ? nil : row.int64(4),
        p90: row.isNull(5) ? nil : row.int64(5)
      )
    }
    return ResponseTimes(
      by: grouping,
      rows: try rows.map { row in
        ResponseTimes.Row(
          group: try name(of: row.key, in: grouping), conversations: row.conversations, answered: row.answered,
          median: row.low.flatMap { low in row.high.map { (Double(low) + Double($0)) / 2000 } },
          p90: row.p90.map { Double($0) / 1000 })
      })
  }

  private func name(of key: String, in grouping: ResponseTimes.Grouping) throws -> String {
    guard let number = Int64(key) else { return key }
    return switch grouping {
    case .channel: try channelName(number)
    case .segment: key
    case .kind: Kind(code: Int(number)).rawValue
    case .day: CivilDate(days: Int(number)).description
    }
  }
}

extension SQL {
  /// For each group: its key, conversations, those answered, the one or two durations in the middle, and that at
  /// rank ⌈0.9 n⌉, in milliseconds. Unanswered conversations rank last and have no duration.
  static func responseTimes(by grouping: ResponseTimes.Grouping) -> SQL {
    let (key, order) =
      switch grouping {
      case .channel: ("c.channel", "COUNT(*) DESC, grouping")
      case .segment: ("c.segment", "COUNT(*) DESC, grouping")
      case .kind: ("c.kind", "COUNT(*) DESC, grouping")
      case .day: ("c.first_inbound_at / 86400000", "grouping")
      }
    let number = Codes.messageBits
    return """
      WITH pair AS (
        SELECT \(key) AS grouping,
          CASE WHEN c.answered = 1 THEN (
            SELECT MIN(m.said_at) FROM message m
            WHERE m.id > (c.id << \(number)) AND m.id < ((c.id + 1) << \(number))
              AND m.direction = \(Message.Direction.outbound.rawValue)
              AND m.state <> \(Message.State.withdrawn.rawValue) AND m.said_at >= c.first_inbound_at
          ) - c.first_inbound_at END AS took
        FROM conversation c WHERE c.first_inbound_at IS NOT NULL
      ), ranked AS (
        SELECT grouping, took, COUNT(took) OVER (PARTITION BY grouping) AS n,
          ROW_NUMBER() OVER (PARTITION BY grouping ORDER BY took IS NULL, took) AS place
        FROM pair
      )
      SELECT CAST(grouping AS TEXT), COUNT(*), COUNT(took),
        MAX(CASE WHEN place = (n + 1) / 2 THEN took END), MAX(CASE WHEN place = (n + 2) / 2 THEN took END),
        MAX(CASE WHEN place = (9 * n + 9) / 10 THEN took END)
      FROM ranked GROUP BY grouping ORDER BY \(order)
      """
  }
}
