/// Durations as people write and read them.
public enum DurationText {
  /// What is wrong with a written duration, and where.
  public struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// From 1, in characters.
    public var column: Int
    public var message: String
    public var description: String { "column \(column): \(message)" }
  }

  /// Unit letters and their milliseconds, largest first. A day is 24 hours; so for a target in office hours say hours.
  private static let units: [(name: String, ms: Int64)] = [
    ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Reads `30m`, `2h`, `1h 30m`, `1h30m`, `2d`, `90s`, `1w`, `250ms`: each unit at most once, the largest first.
  /// - Returns: milliseconds.
  public static func parse(_ text: some StringProtocol) throws(Failure) -> Int64 {
    let characters = Array(text)
    var at = 0
    var total: Int64 = 0
    var smallest = -1
    func skipSpaces() { while at < characters.count, characters[at] == " " { at += 1 } }
    skipSpaces()
    guard at < characters.count else {
      throw Failure(column: at + 1, message: "a duration is missing: say 30m, 2h or 1h 30m")
    }
    while at < characters.count {
      let start = at
      while at < characters.count, characters[at].isASCII, characters[at].isNumber { at += 1 }
      guard at > start else {
        throw Failure(column: at + 1, message: "a number must stand here: say 30m, 2h or 1h 30m")
      }
      guard let number = Int64(String(characters[start..<at])) else {
        throw Failure(column: start + 1, message: "that is too long a time")
      }
      let unitStart = at
      while at < characters.count, characters[at].isLetter { at += 1 }
      let name = String(characters[unitStart..<at]).lowercased()
      guard let unit = units.firstIndex(where: { $0.name == name }) else {
        let what = name.isEmpty ? "the unit is missing" : "'\(name)' is no unit"
        throw Failure(column: unitStart + 1, message: "\(what): say w, d, h, m or s, as in 1h 30m")
      }
      guard unit > smallest else {
        throw Failure(column: start + 1, message: "the larger unit comes first, each once, as in 1h 30m")
      }
      smallest = unit
      let (product, tooLong) = number.multipliedReportingOverflow(by: units[unit].ms)
      let (sum, tooLongTogether) = total.addingReportingOverflow(product)
      guard !tooLong, !tooLongTogether, sum <= 100 * 366 * msPerDay else {
        throw Failure(column: start + 1, message: "that is too long a time")
      }
      total = sum
      skipSpaces()
    }
    return total
  }

  /// Exact and without spaces, as `parse` reads it: `1h30m`, `90s` as `1m30s`, `0s`; a negative one after a minus.
  public static func exact(_ milliseconds: Int64) -> String {
    if milliseconds == 0 { return "0s" }
    if milliseconds < 0 { return "-" + exact(milliseconds.clampedNegation) }
    var left = milliseconds
    var text = ""
    for unit in units.dropFirst() where left >= unit.ms {
      text += "\(left / unit.ms)\(unit.name)"
      left %= unit.ms
    }
    return text
  }

  /// For a person, to the second below an hour and to the minute above: `45 s`, `30 min`, `1 h 20 min`, `2 d 3 h`.
  /// - Parameter days: false for working time, whose days are no 24 hours: `51 h`.
  public static func spoken(_ milliseconds: Int64, days: Bool = true) -> String {
    if milliseconds < 0 { return "−" + spoken(milliseconds.clampedNegation, days: days) }
    let seconds = milliseconds / 1000
    func joined(_ large: Int64, _ unit: String, _ small: Int64, _ smallUnit: String) -> String {
      small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(smallUnit)"
    }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return joined(seconds / 60, "min", seconds % 60, "s") }
    if seconds < 86_400 || !days { return joined(seconds / 3600, "h", seconds / 60 % 60, "min") }
    return joined(seconds / 86_400, "d", seconds / 3600 % 24, "h")
  }

  /// Time left for a list column, at most 6 columns: `3:10` below an hour, `1h 20` below a day, `2d 3h`, and with a
  /// minus (U+2212) once it has run out: `−2:14`.
  ///
  /// Rounds down, so that `0:00` is the last second in time and `−0:01` the first that is late.
  public static func countdown(_ milliseconds: Int64) -> String {
    let seconds = floorDivide(milliseconds, 1000)
    let sign = seconds < 0 ? "−" : ""
    let size = seconds.magnitude
    if size < 3600 { return "\(sign)\(size / 60):\(padded(size % 60))" }
    if size < 86_400 {
      let (hours, minutes) = (size / 3600, padded(size / 60 % 60))
      return sign.isEmpty || hours < 10 ? "\(sign)\(hours)h \(minutes)" : "−\(hours)h"
    }
    let days = size / 86_400
    if days < (sign.isEmpty ? 100 : 10) {
      return "\(sign)\(days)d \(size / 3600 % 24)h".fitting(6, or: "\(sign)\(days)d")
    }
    return "\(sign)\(min(days, 9999))d"
  }

  /// After how many milliseconds, at the earliest, the countdown shows something else: a screen need not look before.
  public static func countdownChange(_ milliseconds: Int64) -> Int64 {
    let seconds = floorDivide(milliseconds, 1000)
    let step: Int64 = seconds.magnitude < 3600 ? 1000 : seconds.magnitude < 86_400 ? 60_000 : 3_600_000
    return floorModulo(milliseconds.subtractingClamped(seconds < 0 ? 1000 : 0), step) + 1
  }
}

extension String {
  fileprivate func fitting(_ columns: Int, or shorter: @autoclosure () -> String) -> String {
    count <= columns ? self : shorter()
  }
}
