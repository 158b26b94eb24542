import Foundation
import Model
import Testing

@Suite("An explanation of a deadline")
struct ExplanationTests {
  private func clock(_ start: Instant, _ target: Int64, _ calendar: WorkingCalendar) throws -> Clock {
    Clock(
      kind: .firstResponse, policy: "complaints", calendar: calendar.name, target: target, started: start,
      due: try #require(calendar.deadline(from: start, after: target)))
  }

  @Test("counts the spans, names what is closed and shows local time and UTC")
  func overWeekend() throws {
    let paris = try zone("Europe/Paris")
    let office = try calendar(paris, mondayToFriday, "09:00-17:00", holidays: ["2025-11-24"])
    let explanation = Explanation(
      of: try clock(wall("2025-11-21T16:30", paris), .h(1), office), on: office,
      now: try wall("2025-11-25T09:18", paris))
    #expect(
      explanation.lines == [
        "first reply: 1 h on 'test', by policy 'complaints'",
        "started  Fri 21 Nov 16:30 Europe/Paris",
        "  Fri 21 Nov 16:30–17:00   30 min",
        "  Sat 22 Nov – Sun 23 Nov  closed",
        "  Mon 24 Nov               holiday: a holiday",
        "  Tue 25 Nov 09:00–09:30   30 min",
        "total    1 h",
        "due      Tue 25 Nov 09:30 Europe/Paris (2025-11-25T08:30:00Z)",
        "now      12 min left",
      ])
  }

  @Test("says so when the clocks change within a span")
  func clocksChange() throws {
    let paris = try zone("Europe/Paris")
    let nights = try calendar(paris, everyDay, "01:00-04:00")
    let lines = Explanation(
      of: try clock(wall("2025-03-30T00:00", paris), .h(2), nights), on: nights, now: try utc("2025-03-30T04:00")
    ).lines
    #expect(lines.contains("  Sun 30 Mar 01:00–04:00  2 h (the clocks change)"))
    #expect(lines.last == "now      late by 2 h")
  }

  @Test("of a clock by calendar is one line, in the zone asked for")
  func always() throws {
    let clock = try clock(utc("2025-12-24T20:00"), .h(24), .always())
    let explanation = Explanation(
      of: clock.stopped(at: try utc("2025-12-25T10:00")), on: .always(), now: try utc("2025-12-27T00:00"),
      in: try zone("America/New_York"))
    #expect(explanation.steps.map(\.span) == ["Wed 24 Dec 15:00 – Thu 25 Dec 15:00"])
    #expect(explanation.steps.map(\.result) == ["24 h (every hour counts)"])
    #expect(explanation.state == "stopped Thu 25 Dec 05:00, in time")
  }

  @Test("of a long deadline stays short and still adds up")
  func folds() throws {
    let office = try calendar(.utc, mondayToFriday, "08:00-12:00", "13:00-17:00")
    let explanation = Explanation(
      of: try clock(utc("2025-11-03T08:00"), .h(400), office), on: office, now: try utc("2025-11-03T08:00"))
    #expect(explanation.lines.count <= 16)
    #expect(explanation.steps.reduce(0) { $0 + $1.milliseconds } == .h(400))
    #expect(explanation.steps[4].what == .days)
    #expect(explanation.steps[4].result == "46 working days, 368 h")
    #expect(explanation.state == "67 d 9 h left, 400 h of it working time")
  }

  @Test("tells what pauses added")
  func paused() throws {
    let office = try calendar(.utc, mondayToFriday, "09:00-17:00")
    let clock = try clock(utc("2025-11-24T09:00"), .h(4), office).paused(at: utc("2025-11-24T10:00"), on: office)
    let still = Explanation(of: clock, on: office, now: try utc("2025-11-24T12:00"))
    #expect(still.state == "stands still since Mon 24 Nov 10:00, 3 h left")
    let going = Explanation(
      of: clock.resumed(at: try utc("2025-11-24T12:00"), on: office), on: office, now: try utc("2025-11-24T12:00"))
    #expect(going.paused == .h(2))
    #expect(going.lines.contains("total    4 h, and 2 h in which it stood still"))
  }

  @Test("says so when the calendar has changed since")
  func changedCalendar() throws {
    let old = try calendar(.utc, mondayToFriday, "09:00-17:00")
    let new = try calendar(.utc, mondayToFriday, "09:00-12:00")
    let explanation = Explanation(
      of: try clock(utc("2025-11-24T09:00"), .h(8), old), on: new, now: try utc("2025-11-24T09:00"))
    #expect(explanation.lines.contains("total    3 h: the calendar has changed since this deadline was set"))
  }

  @Test("of a clock with senseless times neither traps nor hangs", arguments: [Int64.min, 0, Int64.max] as [Int64])
  func senseless(at: Int64) throws {
    let office = try calendar(.utc, mondayToFriday, "09:00-17:00")
    for due in [Int64.min, 0, .max] {
      var clock = Clock(
        kind: .safety, policy: "", calendar: "", target: due, started: .init(milliseconds: at),
        due: .init(milliseconds: due))
      for calendar in [office, .always()] {
        #expect(Explanation(of: clock, on: calendar, now: .init(milliseconds: ~at / 2)).lines.count <= 20)
        clock = clock.stopped(at: .init(milliseconds: ~due / 2))
      }
    }
  }
}
