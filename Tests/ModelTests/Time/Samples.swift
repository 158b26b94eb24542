import Model
import Testing

/// A zone that every machine's data has.
func zone(_ identifier: String) throws -> Zone {
  try #require(Zone(identifier: identifier), "no zone \(identifier)")
}

/// A UTC time.
func utc(_ text: String) throws -> Instant {
  try #require(Instant(iso8601: text), "no time \(text)")
}

/// The first instant at which the wall clock of a zone shows a time, by trying offsets; for tests only.
func wall(_ text: String, _ zone: Zone) throws -> Instant {
  let plain = try utc(text)
  for offset in stride(from: 14 * 60, through: -12 * 60, by: -15) {
    let candidate = plain - .minutes(offset)
    if zone.local(candidate).offset == offset * 60 { return candidate }
  }
  throw NoSuchTime(text: text)
}

struct NoSuchTime: Error {
  var text: String
}

func span(_ text: String) throws -> WorkingCalendar.Span {
  try #require(WorkingCalendar.Span(text), "no span \(text)")
}

func date(_ text: String) throws -> CivilDate {
  try #require(CivilDate(text), "no day \(text)")
}

/// The same spans on the days named.
func calendar(
  _ zone: Zone, _ days: ArraySlice<Weekday> = Weekday.allCases[0..<5], _ spans: String..., holidays: [String] = []
) throws -> WorkingCalendar {
  let spans = try spans.map { try span($0) }
  return WorkingCalendar(
    name: "test", zone: zone, week: Dictionary(uniqueKeysWithValues: days.map { ($0, spans) }),
    holidays: Dictionary(uniqueKeysWithValues: try holidays.map { (try date($0), "a holiday") }))
}

let everyDay = Weekday.allCases[...]
let mondayToFriday = Weekday.allCases[0..<5]

extension Int64 {
  static func min(_ n: Int64) -> Int64 { n * 60_000 }
  static func h(_ n: Int64) -> Int64 { n * 3_600_000 }
}
