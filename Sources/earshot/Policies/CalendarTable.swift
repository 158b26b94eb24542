import Config
import Model

/// A working calendar in a policy file.
enum CalendarTable {
  static func calendar(_ table: ConfigTable, named name: String) -> WorkingCalendar {
    if table.bool("always") == true { return .always(name: name) }
    let zone = table.decode("zone") { text throws(ConfigProblem) in
      guard let zone = Zone(identifier: text) else {
        throw ConfigProblem("\"\(text)\" is no time zone; write it as in \"Europe/Paris\" or \"UTC\"")
      }
      return zone
    }
    if !table.contains("zone") { table.missing("zone") }
    var week: [Weekday: [WorkingCalendar.Span]] = [:]
    for day in Weekday.allCases { week[day] = spans(of: day.rawValue, in: table) }
    let calendar = WorkingCalendar(name: name, zone: zone ?? .utc, week: week, holidays: holidays(in: table))
    if !calendar.hasWorkingTime, !Weekday.allCases.contains(where: { table.contains($0.rawValue) }) {
      table.missing("mon")
    }
    return calendar
  }

  private static func spans(of day: String, in table: ConfigTable) -> [WorkingCalendar.Span]? {
    guard let texts = table.strings(day) else { return nil }
    var spans: [WorkingCalendar.Span] = []
    for text in texts {
      guard let span = WorkingCalendar.Span(text) else {
        table.reject(day, "\"\(text)\" is no span of a day; write it as in \"09:00-17:30\", at most to 24:00")
        continue
      }
      spans.append(span)
    }
    return spans
  }

  /// `holidays = { "2026-12-25" = "Christmas" }`, or a table of its own.
  private static func holidays(in table: ConfigTable) -> [CivilDate: String] {
    guard let days = table.table("holidays") else { return [:] }
    var holidays: [CivilDate: String] = [:]
    for key in days.keys {
      let name = days.string(key)
      guard let date = CivilDate(key) else {
        days.reject(key, "\"\(key)\" is no day; write it as in \"2026-12-25\"")
        continue
      }
      if let name { holidays[date] = name }
    }
    return holidays
  }
}
