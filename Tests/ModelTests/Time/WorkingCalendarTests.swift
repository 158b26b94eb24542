import Foundation
import Model
import Testing

@Suite("A working calendar")
struct WorkingCalendarTests {
  /// From, hours, the deadline; November 2025: the 21st is a Friday.
  @Test(
    "skips nights and weekends",
    arguments: [
      ("2025-11-21T16:30", 60, "2025-11-24T09:30"),
      ("2025-11-21T16:45", 30, "2025-11-24T09:15"),
      ("2025-11-21T16:00", 60, "2025-11-21T17:00"),
      ("2025-11-21T17:00", 1, "2025-11-24T09:01"),
      ("2025-11-22T12:00", 60, "2025-11-24T10:00"),
      ("2025-11-21T05:00", 60, "2025-11-21T10:00"),
      ("2025-11-21T09:00", 480, "2025-11-21T17:00"),
      ("2025-11-21T09:00", 2400, "2025-11-27T17:00"),
      ("2025-11-21T16:30", 0, "2025-11-21T16:30"),
      ("2025-11-22T12:00", 0, "2025-11-22T12:00"),
      ("2025-11-24T09:15", -30, "2025-11-21T16:45"),
      ("2025-11-22T12:00", -60, "2025-11-21T16:00"),
      ("2025-11-24T12:00", -180, "2025-11-24T09:00"),
    ])
  func officeHours(from: String, minutes: Int64, to: String) throws {
    let office = try calendar(.utc, mondayToFriday, "09:00-17:00")
    #expect(try office.deadline(from: utc(from), after: .min(minutes)) == utc(to))
    #expect(try office.workingTime(from: utc(from), to: utc(to)) == .min(minutes))
  }

  @Test("a deadline at the end of a span stays there, over noon too")
  func endOfSpan() throws {
    let split = try calendar(.utc, mondayToFriday, "13:00-17:00", "08:00-12:00")
    #expect(try split.deadline(from: utc("2025-11-21T11:00"), after: .h(1)) == utc("2025-11-21T12:00"))
    #expect(try split.deadline(from: utc("2025-11-21T11:00"), after: .h(1) + 1) == utc("2025-11-21T13:00:00.001"))
    #expect(try split.deadline(from: utc("2025-11-21T12:30"), after: .h(4)) == utc("2025-11-21T17:00"))
  }

  @Test("a safety clock of 24 hours runs through a holiday weekend")
  func safetyOverHolidays() throws {
    let always = WorkingCalendar.always()
    #expect(always.isAlways)
    #expect(try always.deadline(from: utc("2025-12-24T20:00"), after: .h(24)) == utc("2025-12-25T20:00"))
    let office = try calendar(.utc, mondayToFriday, "09:00-17:00", holidays: ["2025-12-25", "2025-12-26"])
    #expect(!office.isAlways)
    #expect(try office.deadline(from: utc("2025-12-24T16:00"), after: .h(2)) == utc("2025-12-29T10:00"))
  }

  @Test("a round-the-clock calendar with a holiday is not one that always counts")
  func wholeDaysWithHoliday() throws {
    let days = try calendar(.utc, everyDay, "00:00-24:00", holidays: ["2025-12-25"])
    #expect(try days.deadline(from: utc("2025-12-24T20:00"), after: .h(24)) == utc("2025-12-26T20:00"))
  }

  @Test("a calendar without working time has no deadline and no working time")
  func neverOpen() throws {
    let closed = WorkingCalendar(name: "closed", zone: .utc, week: [:])
    #expect(try closed.deadline(from: utc("2025-11-21T10:00"), after: 1) == nil)
    #expect(try closed.workingTime(from: utc("2025-11-21T10:00"), to: utc("2026-11-21T10:00")) == 0)
  }

  @Test(
    "a span by the wall clock is shorter when clocks go forward and longer when they go back",
    arguments: [
      ("Europe/Paris", "2025-03-30", "01:00-04:00", 120), ("Europe/Paris", "2025-10-26", "01:00-04:00", 240),
      ("Europe/Paris", "2025-10-25", "01:00-04:00", 180), ("Europe/Paris", "2025-03-30", "02:15-02:45", 0),
      ("Europe/Paris", "2025-03-30", "02:30-03:30", 30), ("Europe/Paris", "2025-10-26", "02:30-03:30", 120),
      ("Europe/Paris", "2025-10-26", "01:00-02:00", 60), ("Europe/Paris", "2025-10-26", "00:00-02:30", 210),
      ("America/New_York", "2025-03-09", "01:00-04:00", 120),
      ("America/New_York", "2025-11-02", "01:00-04:00", 240),
      ("Australia/Lord_Howe", "2025-10-05", "01:00-04:00", 150),
      ("Australia/Lord_Howe", "2025-04-06", "01:00-04:00", 210),
      ("Asia/Kolkata", "2025-03-30", "01:00-04:00", 180),
      ("Pacific/Apia", "2011-12-29", "09:00-17:00", 480), ("Pacific/Apia", "2011-12-30", "09:00-17:00", 0),
      ("Pacific/Apia", "2011-12-31", "00:00-24:00", 1440),
    ])
  func wallTime(name: String, day: String, hours: String, minutes: Int64) throws {
    let zone = try zone(name)
    let day = try date(day)
    let only = try WorkingCalendar(name: "one", zone: zone, week: [day.weekday: [span(hours)]])
    let noon = Instant(milliseconds: Int64(day.days) * 86_400_000 + .h(12))
    #expect(only.workingTime(from: noon - .days(2), to: noon + .days(2)) == .min(minutes))
  }

  @Test("a deadline spans both jumps of the clocks")
  func acrossJumps() throws {
    let paris = try zone("Europe/Paris")
    let nights = try calendar(paris, everyDay, "01:00-04:00")
    #expect(
      try nights.deadline(from: wall("2025-03-30T01:30", paris), after: .h(2)) == wall("2025-03-31T01:30", paris))
    #expect(
      try nights.deadline(from: wall("2025-10-26T01:30", paris), after: .h(3)) == utc("2025-10-26T02:30"))
    let office = try calendar(paris, mondayToFriday, "09:00-17:00")
    #expect(
      try office.deadline(from: wall("2025-03-28T16:30", paris), after: .h(1)) == wall("2025-03-31T09:30", paris))
    #expect(
      try office.deadline(from: wall("2025-10-24T16:30", paris), after: .h(1)) == wall("2025-10-27T09:30", paris))
  }

  @Test("Apia's office skips the day that Apia skipped")
  func skippedDay() throws {
    let apia = try zone("Pacific/Apia")
    let office = try calendar(apia, everyDay, "09:00-17:00")
    #expect(
      try office.deadline(from: wall("2011-12-29T16:30", apia), after: .h(1)) == wall("2011-12-31T09:30", apia))
  }

  @Test("spans that overlap or touch are one")
  func joinedSpans() throws {
    let joined = try calendar(.utc, mondayToFriday, "12:00-17:00", "09:00-12:00", "10:00-11:00")
    #expect(joined.spans(on: .monday) == [try span("09:00-17:00")])
    #expect(joined.spans(on: .sunday).isEmpty)
  }

  @Test(
    "a span that is none is refused",
    arguments: ["", "9", "09:00", "09:00-", "17:00-09:00", "09:00-09:00", "22:00-24:01", "09:60-10:00", "-1:00-2:00"])
  func noSpan(text: String) {
    #expect(WorkingCalendar.Span(text) == nil)
  }

  @Test("is the same after JSON, and JSON with a fault says which")
  func codable() throws {
    let office = try calendar(
      zone("Europe/Paris"), mondayToFriday, "08:00-12:00", "13:00-24:00", holidays: ["2025-12-25"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(office)
    #expect(
      String(decoding: json, as: UTF8.self).hasPrefix(
        #"{"holidays":{"2025-12-25":"a holiday"},"name":"test","week":{"fri":["08:00-12:00","13:00-24:00"],"#))
    #expect(try JSONDecoder().decode(WorkingCalendar.self, from: json) == office)
    let wrong = #"{"name":"x","zone":"Europe/Pariss","week":{}}"#
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(WorkingCalendar.self, from: Data(wrong.utf8))
    }
    #expect("\(String(describing: error))".contains("no time zone is called 'Europe/Pariss'"))
  }

  @Test(
    "instants at the ends of time neither trap nor hang",
    arguments: [Int64.min, -62_135_596_800_000, 0, 253_402_300_799_000, Int64.max] as [Int64])
  func extremes(at: Int64) throws {
    let office = try calendar(zone("Europe/Paris"), mondayToFriday, "09:00-17:00")
    for amount in [Int64.min, -1, .h(1000), Int64.max] {
      for calendar in [office, .always()] {
        _ = calendar.deadline(from: Instant(milliseconds: at), after: amount)
        _ = calendar.workingTime(from: Instant(milliseconds: at), to: Instant(milliseconds: amount))
      }
    }
  }
}
