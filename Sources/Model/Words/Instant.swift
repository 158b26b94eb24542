/// A point in time: UTC milliseconds since 1970, as every row and event stores it.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  public static func + (a: Instant, b: Duration) -> Instant {
    Instant(milliseconds: a.milliseconds &+ b.inMilliseconds)
  }

  public static func - (a: Instant, b: Duration) -> Instant {
    Instant(milliseconds: a.milliseconds &- b.inMilliseconds)
  }

  public static func - (a: Instant, b: Instant) -> Duration {
    .milliseconds(a.milliseconds &- b.milliseconds)
  }
}

extension Duration {
  /// The whole milliseconds in this duration, rounded toward zero.
  public var inMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
  }

  public static func minutes(_ n: Int) -> Duration { .seconds(n * 60) }
  public static func hours(_ n: Int) -> Duration { .seconds(n * 3600) }
  public static func days(_ n: Int) -> Duration { .seconds(n * 86400) }
}
