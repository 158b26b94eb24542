internal import Model

/// How fast we answer, by channel, segment, kind or day.
///
/// A pair is a conversation's first message of the follower and the first answer of ours at or after it, by the
/// network's clock. Conversations in which the follower has said nothing do not count.
public struct ResponseTimes: Sendable, Equatable {
  public enum Grouping: String, Sendable, Hashable, CaseIterable, Codable {
    case channel, segment, kind
    /// The day of the first message, by UTC.
    case day
  }

  public struct Row: Sendable, Equatable {
    /// The channel, segment, kind or day (`2026-11-21`).
    public var group: String
    public var conversations: Int
    public var answered: Int
    /// Seconds; the mean of the two in the middle where they are even in number. Nil when none was answered.
    public var median: Double?
    /// Seconds within which nine in ten were answered: the value at rank ⌈0.9 n⌉.
    public var p90: Double?

    public init(group: String, conversations: Int, answered: Int, median: Double?, p90: Double?) {
      self.group = group
      self.conversations = conversations
      self.answered = answered
      self.median = median
      self.p90 = p90
    }
  }

  public var by: Grouping
  /// The busiest group first; days in order.
  public var rows: [Row]

  public init(by: Grouping, rows: [Row]) {
    self.by = by
    self.rows = rows
  }

  /// `[{"channel":…,"conversations":…,"answered":…,"median_s":…,"p90_s":…}]`
  public var json: String {
    var json = JSONText()
    json.openArray()
    for row in rows {
      json.open()
      json.field(by.rawValue, row.group)
      json.field("conversations", row.conversations)
      json.field("answered", row.answered)
      json.field("median_s", row.median)
      json.field("p90_s", row.p90)
      json.close()
    }
    json.closeArray()
    return json.text
  }
}
