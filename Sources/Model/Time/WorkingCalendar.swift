/// The hours in which response time counts: spans of wall-clock time for each weekday, without the holidays.
///
/// Spans are sorted, within 00:00 and 24:00, and do not overlap. A working time goes by the wall clock of `zone`:
/// 01:00 to 04:00 is two hours of real time on the night when the clocks go forward and four when they go back.
public struct WorkingCalendar: Equatable, Sendable {
  /// A span of a day by the wall clock, in minutes from midnight: `from ..< to`, at most to 24:00.
  public struct Span: Equatable, Sendable, CustomStringConvertible {
    public let from: Int
    public let to: Int

    /// Nil unless 0 ≤ from < to ≤ 1440.
    public init?(from: Int, to: Int) {
      guard 0 <= from, from < to, to <= 1440 else { return nil }
      self.from = from
      self.to = to
    }

    /// Reads `09:00-17:30` (a dash of any length); nil for anything else, also for a span past midnight.
    public init?(_ text: some StringProtocol) {
      let ends = text.split(omittingEmptySubsequences: false, whereSeparator: { "-–—".contains($0) }).map {
        Self.minutes($0)
      }
      guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
      self.init(from: from, to: to)
    }

    public var description: String { "\(Self.time(from))-\(Self.time(to))" }

    static func time(_ minutes: Int) -> String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }

    private static func minutes(_ text: some StringProtocol) -> Int? {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
        let hour = UInt8(parts[0]), let minute = UInt8(parts[1]), minute < 60
      else { return nil }
      return Int(hour) * 60 + Int(minute)
    }
  }

  /// How targets name it.
  public let name: String
  public let zone: Zone
  /// Local days without working time, by their name.
  public let holidays: [CivilDate: String]
  /// Whether every moment counts; such a calendar never pauses.
  public let isAlways: Bool
  /// Monday first.
  let week: [[Span]]

  /// - Parameter week: spans in any order; those that overlap or touch are joined. A weekday that is missing is closed.
  public init(name: String, zone: Zone, week: [Weekday: [Span]], holidays: [CivilDate: String] = [:]) {
    self.name = name
    self.zone = zone
    self.holidays = holidays
    self.week = Weekday.allCases.map { Self.joined(week[$0] ?? []) }
    isAlways = holidays.isEmpty && self.week.allSatisfy { $0.first?.from == 0 && $0.first?.to == 1440 }
  }

  /// Every hour of every day: deadlines are plain sums.
  public static func always(name: String = "calendar") -> WorkingCalendar {
    WorkingCalendar(
      name: name, zone: .utc,
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [Span.wholeDay]) }))
  }

  /// Monday to Friday between two times, given in minutes from midnight.
  public static func weekdays(name: String, zone: Zone, _ span: Span, holidays: [CivilDate: String] = [:])
    -> WorkingCalendar
  {
    WorkingCalendar(
      name: name, zone: zone,
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, [span]) }), holidays: holidays)
  }

  public func spans(on weekday: Weekday) -> [Span] { week[Weekday.allCases.firstIndex(of: weekday) ?? 0] }

  /// Whether there is any working time in a week without holidays.
  public var hasWorkingTime: Bool { week.contains { !$0.isEmpty } }

  private static func joined(_ spans: [Span]) -> [Span] {
    spans.ordered { $0.from < $1.from }.reduce(into: []) { joined, span in
      if let last = joined.last, span.from <= last.to {
        joined[joined.count - 1] = Span(from: last.from, to: max(last.to, span.to)) ?? last
      } else {
        joined.append(span)
      }
    }
  }
}

extension WorkingCalendar.Span {
  static let wholeDay = WorkingCalendar.Span(checked: 0, 1440)
  /// 09:00 to 17:30.
  static let office = WorkingCalendar.Span(checked: 540, 1050)

  private init(checked from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }
}

extension WorkingCalendar.Span: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let span = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no span of a day: '\(text)' (say 09:00-17:30, at most to 24:00)")
    }
    self = span
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension WorkingCalendar: Codable {
  private enum CodingKeys: CodingKey { case name, zone, week, holidays }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      zone: try container.decode(Zone.self, forKey: .zone),
      week: try container.decode([Weekday: [Span]].self, forKey: .week),
      holidays: try container.decodeIfPresent([CivilDate: String].self, forKey: .holidays) ?? [:])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(zone, forKey: .zone)
    let named = zip(Weekday.allCases, week).filter { !$0.1.isEmpty }
    try container.encode(Dictionary(uniqueKeysWithValues: named.map { ($0.0, $0.1) }), forKey: .week)
    if !holidays.isEmpty { try container.encode(holidays, forKey: .holidays) }
  }
}
