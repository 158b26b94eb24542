/// A day of the civil (Gregorian) calendar, without a time and without a zone.
///
/// As text, in JSON and as a JSON key it is `2025-11-21`.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01, negative before.
  public let days: Int

  public init(days: Int) { self.days = days }

  /// Nil when there is no such day.
  ///
  /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = floorDivide(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
    guard self.day == day else { return nil }
  }

  /// Reads `2025-11-21`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { digits in digits.reduce(into: Int?(0)) { $0 = appended($0, $1) } }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Year, month from 1, day from 1 (`civil_from_days` of the same source).
  public var parts: (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = floorDivide(z, 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }
  public var weekday: Weekday { Weekday.allCases[weekdayIndex] }

  /// 0 for Monday to 6 for Sunday.
  var weekdayIndex: Int { floorModulo(days + 3, 7) }

  public func advanced(by days: Int) -> CivilDate { CivilDate(days: self.days + days) }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }

  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
  }

  /// For a person: `Fri 21 Nov`.
  public var short: String { "\(weekday.title) \(day) \(Self.months[month - 1])" }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// A day of the week; raw values are the words of configuration files and of JSON.
public enum Weekday: String, CaseIterable, Sendable, Hashable, Codable, CodingKeyRepresentable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"

  /// `Mon` to `Sun`.
  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension CivilDate: Codable, CodingKeyRepresentable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no date: '\(text)' (say 2026-12-25)")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  public var codingKey: any CodingKey { Key(stringValue: description) }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

private func appended(_ number: Int?, _ digit: UInt8) -> Int? {
  guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
  return number * 10 + Int(digit - UInt8(ascii: "0"))
}

func floorDivide<N: BinaryInteger>(_ a: N, _ b: N) -> N {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? quotient - 1 : quotient
}

func floorModulo<N: BinaryInteger>(_ a: N, _ b: N) -> N {
  let remainder = a % b
  return remainder < 0 ? remainder + b : remainder
}

func padded(_ number: some BinaryInteger, _ width: Int = 2) -> String {
  let digits = String(number)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
