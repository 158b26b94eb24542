import Model

/// Reads a time as files write it, from bytes, in some ten nanoseconds.
///
/// - `2017-10-31T22:10:47Z`, with a space instead of the T, with a fraction, an offset (`+02:00`, `+0200`,
///   `+02`), without seconds. Without an offset it is UTC.
/// - Unix time in seconds (with or without a fraction) or, from twelve digits on, in milliseconds.
/// - `Tue Oct 31 22:10:47 +0000 2017`, as Twitter wrote it.
struct Timestamp {
  enum Outcome: Equatable {
    case at(Instant)
    case notATime
    /// Outside the years 1990 to 2099: a default, a typing error or another unit.
    case absurd
  }

  static func read(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    guard let first = bytes.first, bytes.count <= 40 else { return .notATime }
    var reader = Timestamp(bytes: bytes)
    let milliseconds: Int64?
    if !(0x30...0x39).contains(first) {
      milliseconds = reader.twitter()
    } else if bytes.count > 4, bytes[4] == UInt8(ascii: "-") {
      milliseconds = reader.iso()
    } else {
      milliseconds = reader.unix()
    }
    guard let milliseconds else { return .notATime }
    return plausible.contains(milliseconds) ? .at(Instant(milliseconds: milliseconds)) : .absurd
  }

  /// 1990-01-01 up to 2100-01-01.
  private static let plausible: Range<Int64> = 631_152_000_000..<4_102_444_800_000

  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private var isAtEnd: Bool { at == bytes.count }

  private mutating func iso() -> Int64? {
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
      let days = Self.days(year, month, day), take("T") || take("t") || take(" "),
      let hour = number(2), take(":"), let minute = number(2)
    else { return nil }
    var second = 0
    var fraction: Int64 = 0
    if take(":") {
      guard let value = number(2) else { return nil }
      second = value
      if take(".") || take(",") {
        guard let value = thousandths() else { return nil }
        fraction = value
      }
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    _ = take(" ")
    var offset = 0
    if !isAtEnd, !(take("Z") || take("z")) {
      guard let value = offsetMinutes() else { return nil }
      offset = value
    }
    guard isAtEnd else { return nil }
    let seconds = Int64(days) * 86400 + Int64((hour * 60 + minute - offset) * 60 + second)
    return seconds * 1000 + fraction
  }

  private mutating func twitter() -> Int64? {
    // The weekday is not compared with the date: who reads it there reads the date as well.
    guard letters(among: "SunMonTueWedThuFriSat") != nil, take(" "),
      let month = letters(among: "JanFebMarAprMayJunJulAugSepOctNovDec"), take(" "),
      let day = number(2), take(" "), let hour = number(2), take(":"), let minute = number(2), take(":"),
      let second = number(2), take(" "), let offset = offsetMinutes(), take(" "), let year = number(4), isAtEnd,
      let days = Self.days(year, month + 1, day), hour < 24, minute < 60, second < 60
    else { return nil }
    return (Int64(days) * 86400 + Int64((hour * 60 + minute - offset) * 60 + second)) * 1000
  }

  private mutating func unix() -> Int64? {
    var value: Int64 = 0
    let first = at
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
      guard at - first < 15 else { return nil }
      value = value * 10 + Int64(bytes[at] - 0x30)
      at += 1
    }
    if at - first >= 12 { return isAtEnd ? value : nil }
    var fraction: Int64 = 0
    if take(".") {
      guard let digits = thousandths() else { return nil }
      fraction = digits
    }
    return isAtEnd ? value * 1000 + fraction : nil
  }

  /// Exactly this many digits.
  private mutating func number(_ digits: Int) -> Int? {
    guard at + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[at..<at + digits] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    at += digits
    return value
  }

  /// One digit or more after the point; what is finer than a millisecond is cut off.
  private mutating func thousandths() -> Int64? {
    var value: Int64 = 0
    var count = 0
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
      if count < 3 { value = value * 10 + Int64(bytes[at] - 0x30) }
      count += 1
      at += 1
    }
    guard count > 0 else { return nil }
    for _ in min(count, 3)..<3 { value *= 10 }
    return value
  }

  private mutating func offsetMinutes() -> Int? {
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), hours <= 18 else { return nil }
    let hasColon = take(":")
    guard let minutes = number(2) else { return hasColon ? nil : sign * hours * 60 }
    return minutes < 60 ? sign * (hours * 60 + minutes) : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  /// The place, from 0, of the next three letters among words of three letters.
  private mutating func letters(among words: StaticString) -> Int? {
    guard at + 3 <= bytes.count else { return nil }
    let names = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    for start in stride(from: 0, to: names.count, by: 3)
    where names[start..<start + 3].elementsEqual(bytes[at..<at + 3]) {
      at += 3
      return start / 3
    }
    return nil
  }

  /// Days since 1970-01-01 in the Gregorian calendar; nil when there is no such day.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let longest = month == 2 ? (isLeap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31
    guard day <= longest else { return nil }
    // Years counted from March, so that the leap day comes last in its year.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
