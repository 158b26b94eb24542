/// Which conversations get which time: the first policy whose query matches is the one that counts.
public struct Policy: Equatable, Sendable, Codable {
  /// The time allowed and the calendar on which it is counted.
  public struct Target: Equatable, Sendable, Codable {
    /// Working milliseconds of the calendar, more than 0.
    public var milliseconds: Int64
    /// The name of a calendar of the book.
    public var calendar: String

    public init(milliseconds: Int64, calendar: String) {
      self.milliseconds = milliseconds
      self.calendar = calendar
    }

    public init(_ duration: Duration, _ calendar: String) {
      self.init(milliseconds: duration.inMilliseconds, calendar: calendar)
    }
  }

  /// Unique in its book; clocks and the trail record it.
  public var name: String
  /// The conversations that it is for; the empty query is for all.
  public var when: Query
  /// The clocks that it starts. A kind that is missing here and in the book's own targets does not run.
  public var targets: [Clock.Kind: Target]

  public init(name: String, when: Query, targets: [Clock.Kind: Target]) {
    self.name = name
    self.when = when
    self.targets = targets
  }
}

extension Clock.Kind: CodingKeyRepresentable {}
