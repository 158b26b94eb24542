/// The arithmetic of a deadline, for a person who asks why it is when it is.
///
/// Structured for programs; `lines` is the same as text.
public struct Explanation: Equatable, Sendable {
  /// A point in time as the wall clock shows it and as the trail keeps it.
  public struct Moment: Equatable, Sendable {
    public let at: Instant
    /// `Fri 21 Nov 16:30`, in the explanation's zone.
    public let local: String
    /// `2025-11-21T15:30:00Z`
    public let utc: String

    init(_ at: Instant, in zone: Zone) {
      self.at = at
      local = zone.local(at).short
      utc = at.iso8601
    }
  }

  /// One line of the sum.
  public struct Step: Equatable, Sendable {
    public enum What: String, Hashable, Sendable {
      /// Time that counts.
      case open
      /// Whole days without working time.
      case closed
      case holiday
      /// Several days that count, told as one.
      case days
    }

    public let what: What
    public let first: CivilDate
    public let last: CivilDate
    /// `Fri 21 Nov 16:30–17:00`, `Sat 22 Nov – Sun 23 Nov`
    public let span: String
    /// The working time in it.
    public let milliseconds: Int64
    /// The name of a holiday, how many days, or that the clocks change.
    public let note: String?

    /// `30 min`, `closed`, `holiday: Christmas`
    public var result: String {
      switch what {
      case .open: DurationText.spoken(milliseconds, days: false) + (note.map { " (\($0))" } ?? "")
      case .closed: "closed"
      case .holiday: "holiday: \(note ?? "")"
      case .days: "\(note ?? ""), \(DurationText.spoken(milliseconds, days: false))"
      }
    }
  }

  public let kind: Clock.Kind
  public let policy: String
  public let calendar: String
  public let zone: String
  /// Working milliseconds allowed.
  public let target: Int64
  public let started: Moment
  /// From the start to the deadline; long stretches are folded.
  public let steps: [Step]
  /// The working time of all steps together: the target, and what pauses added.
  public let total: Int64
  /// Working time that did not count since the clock stood still.
  public let paused: Int64
  public let due: Moment
  /// What became of it, as of now: `12 min left`, `late by 1 h 20 min`, `paused …`, `stopped …`.
  public let state: String

  /// - Parameters:
  ///   - calendar: the one that the clock names.
  ///   - zone: whose wall clock to show; the calendar's own unless told.
  public init(of clock: Clock, on calendar: WorkingCalendar, now: Instant, in zone: Zone? = nil) {
    let zone = zone ?? calendar.zone
    kind = clock.kind
    policy = clock.policy
    self.calendar = clock.calendar
    self.zone = zone.identifier
    target = clock.target
    started = Moment(clock.started, in: zone)
    due = Moment(clock.due, in: zone)
    total = calendar.workingTime(from: clock.started, to: clock.due)
    paused = max(0, total.subtractingClamped(clock.target))
    steps = Self.steps(from: clock.started, to: clock.due, on: calendar, in: zone)
    state = Self.state(of: clock, on: calendar, now: now, in: zone)
  }

  /// For a terminal: one fact a line, the sums in a column.
  public var lines: [String] {
    let width = steps.map(\.span.count).max() ?? 0
    func hours(_ milliseconds: Int64) -> String { DurationText.spoken(milliseconds, days: false) }
    var lines = ["\(kind.word): \(hours(target)) on '\(calendar)', by policy '\(policy)'"]
    lines.append("started  \(started.local) \(zone)")
    lines += steps.map { step in
      "  " + step.span + String(repeating: " ", count: width - step.span.count) + "  " + step.result
    }
    if paused > 0 {
      lines.append("total    \(hours(target)), and \(hours(paused)) in which it stood still")
    } else if total < target {
      lines.append("total    \(hours(total)): the calendar has changed since this deadline was set")
    } else {
      lines.append("total    \(hours(total))")
    }
    lines.append("due      \(due.local) \(zone) (\(due.utc))")
    lines.append("now      \(state)")
    return lines
  }

  private static func state(of clock: Clock, on calendar: WorkingCalendar, now: Instant, in zone: Zone) -> String {
    func late(_ milliseconds: Int64) -> String { "late by \(DurationText.spoken(milliseconds))" }
    switch clock.state {
    case .running:
      let left = clock.due.milliseconds.subtractingClamped(now.milliseconds)
      if left < 0 { return late(left.clampedNegation) }
      let working = calendar.workingTime(from: max(now, clock.started), to: clock.due)
      return "\(DurationText.spoken(left)) left"
        + (working == left ? "" : ", \(DurationText.spoken(working, days: false)) of it working time")
    case .paused(let at, let left):
      let since = "stands still since \(zone.local(at).short)"
      return left < 0
        ? "\(since), then \(late(left.clampedNegation))"
        : "\(since), \(DurationText.spoken(left, days: false)) left"
    case .stopped(let at):
      let end = "stopped \(zone.local(at).short)"
      return at > clock.due ? "\(end), \(late((at - clock.due).inMilliseconds))" : "\(end), in time"
    }
  }
}

extension Explanation {
  /// Lines that are shown as they are before the middle is folded.
  private static let shown = 12

  private static func steps(from start: Instant, to end: Instant, on calendar: WorkingCalendar, in zone: Zone) -> [Step]
  {
    guard start < end else { return [] }
    let (first, last) = (zone.local(start), zone.local(end))
    let isLong = last.date.days - first.date.days > 800
    if calendar.isAlways || isLong {
      let note = isLong && !calendar.isAlways ? "\(last.date.days - first.date.days + 1) days" : "every hour counts"
      return [
        Step(
          what: calendar.isAlways ? .open : .days, first: first.date, last: last.date,
          span: "\(first.short) – \(first.date == last.date ? last.time : last.short)",
          milliseconds: calendar.workingTime(from: start, to: end), note: note)
      ]
    }
    return folded(days(from: start, to: end, on: calendar, in: zone))
  }

  private static func days(from start: Instant, to end: Instant, on calendar: WorkingCalendar, in zone: Zone) -> [Step]
  {
    var hours = OpenHours(calendar, near: start.milliseconds)
    var steps: [Step] = []
    let today = calendar.zone.local(start).date.days
    for day in today...max(today, calendar.zone.local(end).date.days) {
      let date = CivilDate(days: day)
      var open: [Step] = []
      hours.forEach(on: day) { from, to in
        let (from, to) = (max(from, start.milliseconds), min(to, end.milliseconds))
        if from < to { open.append(step(from, to, in: zone)) }
      }
      if !open.isEmpty {
        steps += open
      } else if let name = calendar.holidays[date] {
        steps.append(Step(what: .holiday, first: date, last: date, span: date.short, milliseconds: 0, note: name))
      } else if hours.spans(on: day).isEmpty {
        if let before = steps.last, before.what == .closed {
          steps[steps.count - 1] = closed(before.first, date)
        } else {
          steps.append(closed(date, date))
        }
      }
    }
    return steps
  }

  private static func step(_ from: Int64, _ to: Int64, in zone: Zone) -> Step {
    let start = zone.local(Instant(milliseconds: from))
    let end = zone.local(Instant(milliseconds: to))
    let endText =
      end.date == start.date
      ? end.time : end.millisecond == 0 && end.date.days == start.date.days + 1 ? "24:00" : end.short
    return Step(
      what: .open, first: start.date, last: end.date, span: "\(start.short)–\(endText)", milliseconds: to - from,
      note: start.offset == end.offset ? nil : "the clocks change")
  }

  private static func closed(_ first: CivilDate, _ last: CivilDate) -> Step {
    Step(
      what: .closed, first: first, last: last,
      span: first == last ? first.short : "\(first.short) – \(last.short)", milliseconds: 0, note: nil)
  }

  /// Tells the middle of a long sum as one line.
  private static func folded(_ steps: [Step]) -> [Step] {
    guard steps.count > shown else { return steps }
    let middle = steps.dropFirst(4).dropLast(4)
    guard let first = middle.first, let last = middle.last else { return steps }
    let days = Set(middle.filter { $0.what == .open }.map(\.first)).count
    let fold = Step(
      what: .days, first: first.first, last: last.last,
      span: "\(first.first.short) – \(last.last.short)",
      milliseconds: middle.reduce(0) { $0 + $1.milliseconds }, note: "\(days) working days")
    return steps.prefix(4) + [fold] + steps.suffix(4)
  }
}
