import Model

/// Reads until when something is to be hidden: `4h`, `1h30m`, `tomorrow`, `tomorrow 9`, `mon 14:30`, `17:00`,
/// `2026-12-01`, `2026-12-01 9:00`; days and times by the wall clock of the person.
enum SnoozeTime {
  struct Problem: Error, Equatable {
    var message: String
  }

  /// When the working day begins: what a day without a time means.
  static let morning = 9 * 60

  static func suggestions(at now: Instant, zone: Zone) -> [Prompt.Choice] {
    let texts = ["1h", "4h", "tomorrow 9:00", "mon 9:00", "1w"]
    return texts.map { text in
      guard case .success(let until) = parse(text, at: now, zone: zone) else { return Prompt.Choice(text: text) }
      return Prompt.Choice(text: text, detail: detail(text, until, now, zone))
    }
  }

  /// What a suggestion does not say itself: the time, the day, or both.
  private static func detail(_ text: String, _ until: Instant, _ now: Instant, _ zone: Zone) -> String {
    let date = zone.local(until).date
    if text.contains(":") { return text.hasPrefix("tomorrow") ? date.short : String(date.short.dropFirst(4)) }
    let time = TimeText.clock(until, zone: zone)
    return date == zone.local(now).date ? time : "\(date.short) \(time)"
  }

  static func parse(_ text: String, at now: Instant, zone: Zone) -> Result<Instant, Problem> {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return .failure(Problem(message: "say for how long: 1h, tomorrow 9, mon")) }
    let local = zone.local(now)
    if let day = day(first, from: local.date) {
      guard words.count <= 2 else { return .failure(Problem(message: "a day and a time are enough: mon 9:00")) }
      guard let minutes = words.count == 2 ? minutes(words[1]) : morning else {
        return .failure(Problem(message: "'\(words[1])' is no time: say 9 or 14:30"))
      }
      return later(zone.instant(day, minutes: minutes), than: now)
    }
    if words.count == 1, first.contains(":") || first.allSatisfy(\.isNumber), let minutes = minutes(first) {
      let today = zone.instant(local.date, minutes: minutes)
      return .success(today > now ? today : zone.instant(local.date.advanced(by: 1), minutes: minutes))
    }
    guard let milliseconds = try? DurationText.parse(text), milliseconds > 0 else {
      return .failure(Problem(message: "say 30m, 4h, tomorrow 9, mon, 17:00 or 2026-12-01"))
    }
    return .success(now + .milliseconds(milliseconds))
  }

  private static func later(_ moment: Instant, than now: Instant) -> Result<Instant, Problem> {
    moment > now ? .success(moment) : .failure(Problem(message: "that moment has passed"))
  }

  private static func day(_ word: String, from today: CivilDate) -> CivilDate? {
    if word == "today" { return today }
    if word == "tomorrow" || word == "tom" { return today.advanced(by: 1) }
    if let index = Weekday.allCases.firstIndex(where: { word.count >= 3 && names[$0]?.hasPrefix(word) == true }) {
      let ahead = (index - (Weekday.allCases.firstIndex(of: today.weekday) ?? 0) + 6) % 7 + 1
      return today.advanced(by: ahead)
    }
    return CivilDate(word)
  }

  private static let names: [Weekday: String] = [
    .monday: "monday", .tuesday: "tuesday", .wednesday: "wednesday", .thursday: "thursday", .friday: "friday",
    .saturday: "saturday", .sunday: "sunday",
  ]

  /// `9`, `9:30`, `14:00`, in minutes from midnight.
  static func minutes(_ word: String) -> Int? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let hour = parts.first.flatMap({ Int($0) }), (0...23).contains(hour) else { return nil }
    guard parts.count == 2 else { return hour * 60 }
    guard parts[1].count == 2, let minute = Int(parts[1]), (0...59).contains(minute) else { return nil }
    return hour * 60 + minute
  }
}

extension Zone {
  /// The instant at which the wall clock shows this; in a gap the time as far after it, in a repeated hour the first.
  func instant(_ date: CivilDate, minutes: Int) -> Instant {
    let shown = Int64(date.days) * 86_400_000 + Int64(minutes) * 60_000
    let guess = Instant(milliseconds: shown - Int64(local(Instant(milliseconds: shown)).offset) * 1000)
    let better = Instant(milliseconds: shown - Int64(local(guess).offset) * 1000)
    let first = Instant(milliseconds: min(guess.milliseconds, better.milliseconds))
    let wall = local(first)
    return wall.date == date && wall.hour * 60 + wall.minute == minutes ? first : max(guess, better)
  }
}
