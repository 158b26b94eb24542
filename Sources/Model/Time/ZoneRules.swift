import Foundation
import Synchronization

/// The offsets of one time zone from UTC, worked out a year at a time and kept.
///
/// Foundation answers in microseconds; an import asks hundreds of thousands of times a second. What is kept is a memo
/// of a pure function, so the lock is never visible. All times are milliseconds since 1970, local ones as if they
/// were UTC. Outside the years 1900 to 2200 the nearest known offset holds.
final class ZoneRules: Sendable {
  /// A stretch of time with one offset: `from ..< to`.
  struct Regime: Sendable {
    var from: Int64
    var to: Int64
    var offset: Int64
  }

  let identifier: String
  private let zone: TimeZone?
  private let years = Mutex<[Int: [Regime]]>([:])

  private init(identifier: String, zone: TimeZone?) {
    self.identifier = identifier
    self.zone = zone
  }

  static let utc = ZoneRules(identifier: "UTC", zone: nil)

  private static let known = Mutex<[String: ZoneRules]>(["UTC": utc])

  static func named(_ identifier: String) -> ZoneRules? {
    known.withLock { known in
      if let rules = known[identifier] { return rules }
      guard let zone = TimeZone(identifier: identifier) else { return nil }
      let rules = ZoneRules(identifier: identifier, zone: zone)
      known[identifier] = rules
      return rules
    }
  }

  private static let firstYear = 1900
  private static let lastYear = 2200
  /// The range of instants for which local time and working time are computed; others count as its ends.
  static let earliest = startOfYear(firstYear) + msPerDay
  static let latest = startOfYear(lastYear + 1) - msPerDay

  private static func startOfYear(_ year: Int) -> Int64 {
    Int64(CivilDate(year: year, month: 1, day: 1)?.days ?? 0) * msPerDay
  }

  /// The regime in force at a UTC time.
  func regime(at time: Int64) -> Regime {
    guard zone != nil else { return Regime(from: .min, to: .max, offset: 0) }
    let year = CivilDate(days: Int(floorDivide(time, msPerDay))).year
    if year < Self.firstYear {
      let start = Self.startOfYear(Self.firstYear)
      return Regime(from: .min, to: start, offset: offset(at: start))
    }
    if year > Self.lastYear {
      let end = Self.startOfYear(Self.lastYear + 1)
      return Regime(from: end, to: .max, offset: offset(at: end))
    }
    return years.withLock { years in
      let regimes: [Regime]
      if let known = years[year] {
        regimes = known
      } else {
        regimes = regimesOfYear(year)
        years[year] = regimes
      }
      return regimes.first { time < $0.to } ?? regimes[regimes.count - 1]
    }
  }

  /// Looks every few days and finds each change to the second by halving.
  ///
  /// Two changes within the step would hide each other; since 1970 no zone has had that.
  private func regimesOfYear(_ year: Int) -> [Regime] {
    let end = Self.startOfYear(year + 1)
    var at = Self.startOfYear(year)
    var regimes = [Regime(from: at, to: end, offset: offset(at: at))]
    while at < end {
      let next = min(at + 6 * msPerDay, end - 1000)
      let before = regimes[regimes.count - 1].offset
      if offset(at: next) != before {
        var (low, high) = (at, next)
        while high - low > 1000 {
          let middle = low + (high - low) / 2000 * 1000
          if offset(at: middle) == before { low = middle } else { high = middle }
        }
        regimes[regimes.count - 1].to = high
        regimes.append(Regime(from: high, to: end, offset: offset(at: high)))
      }
      if next == end - 1000 { break }
      at = next
    }
    return regimes
  }

  private func offset(at time: Int64) -> Int64 {
    guard let zone else { return 0 }
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time / 1000)))) * 1000
  }
}

/// Turns wall-clock times into instants, remembering the regime that it used last.
struct ZoneCursor {
  private let rules: ZoneRules
  private var regime: ZoneRules.Regime
  /// More than twice the farthest that any wall clock stands from UTC.
  private static let reach: Int64 = 36 * 3_600_000

  init(_ zone: Zone, near time: Int64) {
    rules = zone.rules
    regime = zone.rules.regime(at: time)
  }

  /// The first instant at which the wall clock shows `local` or later: a skipped time resolves forward, an ambiguous
  /// one to its first occurrence.
  mutating func first(local: Int64) -> Int64 {
    if let plain = plain(local) { return plain }
    regime = rules.regime(at: local - Self.reach)
    while true {
      let time = max(regime.from, local - regime.offset)
      if time < regime.to || regime.to == .max { return time }
      regime = rules.regime(at: regime.to)
    }
  }

  /// The instant just after the last one at which the wall clock shows less than `local`: an ambiguous time resolves
  /// to its last occurrence.
  mutating func last(local: Int64) -> Int64 {
    if let plain = plain(local) { return plain }
    regime = rules.regime(at: local + Self.reach)
    while true {
      let time = min(regime.to, local - regime.offset)
      if time > regime.from || regime.from == .min { return time }
      regime = rules.regime(at: regime.from - 1)
    }
  }

  /// Far from any change of offset, which is nearly always.
  private func plain(_ local: Int64) -> Int64? {
    let time = local - regime.offset
    return time - Self.reach >= regime.from && time + Self.reach <= regime.to ? time : nil
  }
}
