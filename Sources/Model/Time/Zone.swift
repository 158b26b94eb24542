/// A time zone by its IANA name, such as `Europe/Paris`; always one that this machine knows.
///
/// Costs nothing to copy; turning an instant into local time takes some tens of nanoseconds.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
  public var identifier: String { rules.identifier }
  let rules: ZoneRules

  /// Nil when the machine's zone data has no such name.
  public init?(identifier: String) {
    guard let rules = ZoneRules.named(identifier) else { return nil }
    self.rules = rules
  }

  private init(rules: ZoneRules) { self.rules = rules }

  public static let utc = Zone(rules: .utc)

  public static func == (a: Zone, b: Zone) -> Bool { a.identifier == b.identifier }
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
  public var description: String { identifier }

  /// What the clock on the wall shows at an instant.
  public func local(_ instant: Instant) -> LocalTime {
    let within = Instant(milliseconds: min(max(instant.milliseconds, ZoneRules.earliest), ZoneRules.latest))
    let offset = rules.regime(at: within.milliseconds).offset
    let shown = within.milliseconds + offset
    return LocalTime(
      date: CivilDate(days: Int(floorDivide(shown, msPerDay))),
      millisecond: Int(floorModulo(shown, msPerDay)), offset: Int(offset / 1000))
  }
}

/// A wall clock's date and time, and how far it stands from UTC.
public struct LocalTime: Equatable, Sendable {
  public let date: CivilDate
  /// Since local midnight by the wall clock, 0 ..< 86,400,000.
  public let millisecond: Int
  /// Seconds east of UTC.
  public let offset: Int

  public var hour: Int { millisecond / 3_600_000 }
  public var minute: Int { millisecond / 60_000 % 60 }
  public var second: Int { millisecond / 1000 % 60 }

  /// `16:30`, with seconds only where there are any.
  public var time: String {
    let short = "\(padded(hour)):\(padded(minute))"
    return second == 0 ? short : "\(short):\(padded(second))"
  }

  /// For a person: `Fri 21 Nov 16:30`.
  public var short: String { "\(date.short) \(time)" }
}

extension Zone: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let zone = Zone(identifier: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no time zone is called '\(name)' (say Europe/Paris)")
    }
    self = zone
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }
}

let msPerDay: Int64 = 86_400_000
