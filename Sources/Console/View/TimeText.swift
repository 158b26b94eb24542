import Model

/// Times as the screen says them: in the person's zone, and as they like their clock.
enum TimeText {
  /// `14:31`, or `2:31 pm`.
  static func clock(_ instant: Instant, zone: Zone, twelve: Bool = false, seconds: Bool = false) -> String {
    let local = zone.local(instant)
    let tail = seconds ? ":\(two(local.second))" : ""
    guard twelve else { return "\(two(local.hour)):\(two(local.minute))\(tail)" }
    return "\((local.hour + 11) % 12 + 1):\(two(local.minute))\(tail) \(local.hour < 12 ? "am" : "pm")"
  }

  /// `14:31` today, `Thu 14:31` within a week, `21 Nov` before or after, with the year where it is another.
  static func moment(_ instant: Instant, now: Instant, zone: Zone, twelve: Bool = false) -> String {
    let date = zone.local(instant).date
    let today = zone.local(now).date
    let time = clock(instant, zone: zone, twelve: twelve)
    let distance = date.days - today.days
    if distance == 0 { return time }
    if abs(distance) < 7 { return "\(date.weekday.title) \(time)" }
    let day = String(date.short.dropFirst(4))
    return date.year == today.year ? "\(day) \(time)" : "\(day) \(date.year)"
  }

  /// A time to come, with its day: `Fri 21 Nov 09:00`, `today 17:00`.
  static func day(_ instant: Instant, now: Instant, zone: Zone, twelve: Bool = false) -> String {
    let date = zone.local(instant).date
    let time = clock(instant, zone: zone, twelve: twelve)
    switch date.days - zone.local(now).date.days {
    case 0: return "today \(time)"
    case 1: return "tomorrow \(time)"
    default: return "\(date.short) \(time)"
    }
  }

  /// How long ago, in one unit: `4 s`, `12 min`, `3 h`, `5 d`.
  static func ago(_ instant: Instant, now: Instant) -> String {
    let seconds = max(0, (now - instant).inMilliseconds / 1000)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min" }
    if seconds < 86_400 { return "\(seconds / 3600) h" }
    return "\(seconds / 86_400) d"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
