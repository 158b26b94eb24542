import Chance
import Foundation
import Model
import Testing

/// Weeks around changes of the clocks, and spans that meet them.
private let scenes: [(zone: String, noon: String)] = [
  ("Europe/Paris", "2025-03-30"), ("Europe/Paris", "2025-10-26"),
  ("America/New_York", "2025-03-09"), ("America/New_York", "2025-11-02"),
  ("Asia/Kolkata", "2025-06-15"),
  ("Australia/Lord_Howe", "2025-04-06"), ("Australia/Lord_Howe", "2025-10-05"),
  ("Pacific/Apia", "2011-12-30"),
  ("America/Sao_Paulo", "2018-02-18"), ("America/Sao_Paulo", "2018-11-04"),
  ("Africa/Casablanca", "2025-02-23"), ("Asia/Kathmandu", "1986-01-01"),
]

private let weeks: [[String]] = [
  ["09:00-17:00"], ["08:00-12:00", "13:00-17:00"], ["01:00-04:00"], ["00:00-02:30", "22:00-24:00"],
  ["01:30-02:15", "02:20-02:40", "02:50-03:10"], ["00:00-24:00"],
]

@Suite("Working time, for many seeded cases")
struct WorkingCalendarPropertyTests {
  @Test("agrees with a count minute by minute", arguments: scenes, weeks)
  func agreesWithOracle(scene: (zone: String, noon: String), spans: [String]) throws {
    let zone = try zone(scene.zone)
    let middle = try date(scene.noon)
    let holiday = middle.advanced(by: 2)
    let week = try Dictionary(
      uniqueKeysWithValues: Weekday.allCases.filter { $0 != .thursday }.map { ($0, try spans.map { try span($0) }) })
    let calendar = WorkingCalendar(name: "test", zone: zone, week: week, holidays: [holiday: "a holiday"])
    let oracle = try MinuteOracle(calendar, around: middle, days: 6)
    var random = SplitMix(seed: 7)
    for _ in 0..<60 {
      let a = Int.random(in: oracle.inner, using: &random)
      let b = Int.random(in: oracle.inner, using: &random)
      #expect(calendar.workingTime(from: oracle.instant(a), to: oracle.instant(b)) == oracle.workingTime(a, b))
      let amount = Int.random(in: 1...900, using: &random)
      if let expected = oracle.deadline(from: a, after: amount) {
        #expect(calendar.deadline(from: oracle.instant(a), after: .min(Int64(amount))) == oracle.instant(expected))
      }
    }
  }

  @Test("between a start and its deadline is the amount, forward and back", arguments: scenes, weeks)
  func deadlineHoldsAmount(scene: (zone: String, noon: String), spans: [String]) throws {
    let calendar = try WorkingCalendar(
      name: "test", zone: zone(scene.zone),
      week: [.monday: spans.map { try span($0) }, .friday: spans.map { try span($0) }, .sunday: [span("00:00-24:00")]],
      holidays: [date(scene.noon).advanced(by: 7): "a holiday"])
    let start = Instant(milliseconds: Int64(try date(scene.noon).days) * 86_400_000)
    var random = SplitMix(seed: 11)
    for _ in 0..<60 {
      let from = start + .milliseconds(Int64.random(in: .h(-150)...(.h(150)), using: &random))
      let amount = Int64.random(in: .h(-200)...(.h(200)), using: &random)
      let due = try #require(calendar.deadline(from: from, after: amount))
      #expect(calendar.workingTime(from: from, to: due) == amount)
      #expect(calendar.workingTime(from: due, to: from) == -amount)
    }
  }

  @Test("never goes back as the start or the amount grows", arguments: scenes)
  func monotone(scene: (zone: String, noon: String)) throws {
    let calendar = try calendar(zone(scene.zone), mondayToFriday, "01:00-04:00", "09:00-17:00")
    let start = Instant(milliseconds: Int64(try date(scene.noon).days) * 86_400_000 - .h(48))
    var random = SplitMix(seed: 13)
    var from = start
    for _ in 0..<60 {
      let later = from + .milliseconds(Int64.random(in: 0...(.h(5)), using: &random))
      let amount = Int64.random(in: 0...(.h(20)), using: &random)
      let more = amount + Int64.random(in: 0...(.h(5)), using: &random)
      let due = try #require(calendar.deadline(from: from, after: amount))
      #expect(try due <= #require(calendar.deadline(from: later, after: amount)))
      #expect(try due <= #require(calendar.deadline(from: from, after: more)))
      #expect(due >= from)
      from = later
    }
  }
}

/// The definition, counted: a span is open from the first minute whose wall time has reached its start to the last
/// minute whose wall time has not reached its end.
private struct MinuteOracle {
  private let start: Int
  private let open: [Bool]
  /// Open minutes before each minute.
  private let before: [Int]

  init(_ calendar: WorkingCalendar, around middle: CivilDate, days: Int) throws {
    let zone = try #require(TimeZone(identifier: calendar.zone.identifier))
    start = (middle.days - days) * 1440
    let wall = (0..<(2 * days + 1) * 1440).map { [start] minute in
      let utc = start + minute
      return utc + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc) * 60)) / 60
    }
    var open = [Bool](repeating: false, count: wall.count)
    for day in (middle.days - days + 2)...(middle.days + days - 2) {
      let date = CivilDate(days: day)
      if calendar.holidays[date] != nil { continue }
      for span in calendar.spans(on: date.weekday) {
        guard let first = wall.firstIndex(where: { $0 >= day * 1440 + span.from }),
          let last = wall.lastIndex(where: { $0 < day * 1440 + span.to }), first <= last
        else { continue }
        for minute in first...last { open[minute] = true }
      }
    }
    self.open = open
    before = open.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
  }

  /// Minutes for which all spans are counted.
  var inner: ClosedRange<Int> { 4 * 1440...open.count - 4 * 1440 }

  func instant(_ minute: Int) -> Instant { Instant(milliseconds: Int64(start + minute) * 60_000) }

  func workingTime(_ a: Int, _ b: Int) -> Int64 { Int64(before[b] - before[a]) * 60_000 }

  func deadline(from minute: Int, after amount: Int) -> Int? {
    (minute...inner.upperBound).first { before[$0] - before[minute] == amount }
  }
}
