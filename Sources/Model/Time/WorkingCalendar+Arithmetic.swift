extension WorkingCalendar {
  /// The first instant at which `amount` milliseconds of working time have passed since `start`.
  ///
  /// A deadline that falls on the end of a span stays there (Friday 17:00, not Monday 09:00). Zero gives `start`
  /// itself; a negative amount goes back, so that `workingTime(from: start, to: deadline) == amount` always holds.
  /// - Returns: nil when there is not that much working time within a hundred years, above all when there is none.
  public func deadline(from start: Instant, after amount: Int64) -> Instant? {
    if amount == 0 { return start }
    if isAlways { return Instant(milliseconds: start.milliseconds.addingClamped(amount)) }
    guard hasWorkingTime, abs(amount.clampedNegation) <= 100 * 366 * msPerDay else { return nil }
    return amount > 0 ? forward(from: start, amount) : backward(from: start, amount.clampedNegation)
  }

  /// The working time between two instants, in milliseconds; negative when `end` is before `start`.
  public func workingTime(from start: Instant, to end: Instant) -> Int64 {
    if isAlways { return end.milliseconds.subtractingClamped(start.milliseconds) }
    if end < start { return -workingTime(from: end, to: start) }
    guard hasWorkingTime else { return 0 }
    let (start, end) = (Self.within(start), Self.within(end))
    var hours = OpenHours(self, near: start)
    var total: Int64 = 0
    // Two days more than the first day's way of counting gives: where clocks go back over midnight, the local day of
    // the end can be the one before.
    for day in hours.day(of: start)...(hours.day(of: end) + 2) {
      hours.forEach(on: day) { from, to in total += max(0, min(to, end) - max(from, start)) }
    }
    return total
  }

  private func forward(from start: Instant, _ amount: Int64) -> Instant? {
    let start = Self.within(start)
    var hours = OpenHours(self, near: start)
    var left = amount
    var found: Int64?
    let today = hours.day(of: start)
    for day in today...(today + Self.horizon) {
      hours.forEach(on: day) { from, to in
        let begin = max(from, start)
        guard found == nil, to > begin else { return }
        if to - begin >= left { found = begin + left } else { left -= to - begin }
      }
      if let found { return Instant(milliseconds: found) }
    }
    return nil
  }

  private func backward(from start: Instant, _ amount: Int64) -> Instant? {
    let start = Self.within(start)
    var hours = OpenHours(self, near: start)
    var left = amount
    let today = hours.day(of: start) + 1
    for day in stride(from: today, through: today - Self.horizon, by: -1) {
      var spans: [(from: Int64, to: Int64)] = []
      hours.forEach(on: day) { spans.append(($0, $1)) }
      for (from, to) in spans.reversed() {
        let end = min(to, start)
        guard end > from else { continue }
        if end - from >= left { return Instant(milliseconds: end - left) }
        left -= end - from
      }
    }
    return nil
  }

  /// A hundred years of days: past it a deadline is "never".
  private static let horizon = 36_525

  private static func within(_ instant: Instant) -> Int64 {
    min(max(instant.milliseconds, ZoneRules.earliest), ZoneRules.latest)
  }
}

/// The working spans of a calendar as real time, a civil day at a time.
struct OpenHours {
  private let calendar: WorkingCalendar
  private var cursor: ZoneCursor

  init(_ calendar: WorkingCalendar, near time: Int64) {
    self.calendar = calendar
    cursor = ZoneCursor(calendar.zone, near: time)
  }

  /// The day, counted from 1970, whose spans are the first that can end after `time`.
  ///
  /// One earlier than the local day: where clocks go back over midnight a day can end twice.
  func day(of time: Int64) -> Int { calendar.zone.local(Instant(milliseconds: time)).date.days - 1 }

  /// Visits the day's spans in order, as UTC milliseconds `from ..< to`, none that is empty.
  ///
  /// A span starts at the first moment whose wall time is at or past its start, and ends after the last moment whose
  /// wall time is before its end; where that makes two spans overlap, the earlier one has the time.
  mutating func forEach(on day: Int, _ visit: (_ from: Int64, _ to: Int64) -> Void) {
    let spans = spans(on: day)
    guard !spans.isEmpty else { return }
    var free = endOfLast(on: day - 1, before: spans[0])
    for span in spans {
      let from = max(free, cursor.first(local: local(day, span.from)))
      let to = cursor.last(local: local(day, span.to))
      if to > from {
        visit(from, to)
        free = to
      }
    }
  }

  func spans(on day: Int) -> [WorkingCalendar.Span] {
    let date = CivilDate(days: day)
    let spans = calendar.week[date.weekdayIndex]
    return spans.isEmpty || !calendar.holidays.isEmpty && calendar.holidays[date] != nil ? [] : spans
  }

  /// Where the day before ends, if that can reach into this day's first span.
  private mutating func endOfLast(on day: Int, before first: WorkingCalendar.Span) -> Int64 {
    guard first.from < 180, let last = spans(on: day).last, last.to > 1260 else { return .min }
    return cursor.last(local: local(day, last.to))
  }

  private func local(_ day: Int, _ minutes: Int) -> Int64 { Int64(day) * msPerDay + Int64(minutes) * 60_000 }
}

extension Int64 {
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }

  func subtractingClamped(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other > 0 ? .min : .max) : difference
  }

  var clampedNegation: Int64 { self == .min ? .max : -self }
}
