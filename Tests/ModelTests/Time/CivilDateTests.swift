import Foundation
import Model
import Testing

@Suite("A civil date")
struct CivilDateTests {
  @Test("counts days as the Gregorian calendar does, over four centuries")
  func countsDays() {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = .gmt
    for days in stride(from: -70_000, through: 80_000, by: 97) {
      let parts = gregorian.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let date = CivilDate(days: days)
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(Weekday.allCases.firstIndex(of: date.weekday) == ((parts.weekday ?? 0) + 5) % 7)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
      #expect(CivilDate(date.description) == date)
    }
  }

  @Test(
    "is nothing where there is no such day",
    arguments: [
      "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-3", "20250403", "", "2025-04-03 ", "+025-04-03",
      "2025-04-0x", "2025-04--3", "٢٠٢٥-04-03",
    ])
  func refuses(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("is a key of JSON objects")
  func keyOfObjects() throws {
    let day = try date("2024-02-29")
    let json = try JSONEncoder().encode([day: "leap"])
    #expect(String(decoding: json, as: UTF8.self) == #"{"2024-02-29":"leap"}"#)
    #expect(try JSONDecoder().decode([CivilDate: String].self, from: json) == [day: "leap"])
  }

  @Test(
    "an instant is written and read in ISO 8601",
    arguments: ["1969-12-31T23:59:59Z", "2025-11-21T16:30:00Z", "2024-02-29T00:00:00.007Z"])
  func iso(text: String) throws {
    #expect(try utc(text).iso8601 == text)
  }

  @Test(
    "an instant that is no time is refused",
    arguments: ["2025-11-21", "2025-11-21T24:00Z", "2025-11-21T10:60Z", "2025-11-21T1:30Z", "2025-11-21T10:30+01:00"])
  func noInstant(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }
}
