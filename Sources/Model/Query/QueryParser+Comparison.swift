/// Values with a side: `>=2`, `1k..50k`, `<30m`, `2026-11-01`.
extension QueryParser {
  func comparison<Value>(_ piece: Piece, _ read: (String) throws(QueryError) -> Value) throws(QueryError)
    -> Query.Comparison<Value>
  {
    func after(_ count: Int) throws(QueryError) -> Value {
      let rest = String(piece.text.dropFirst(count)).trimmingSpaces
      if rest.isEmpty { throw error(piece.range, "a value is missing after '\(piece.text)'") }
      return try read(rest)
    }
    let text = piece.text
    if text.hasPrefix("<=") { return .atMost(try after(2)) }
    if text.hasPrefix(">=") { return .atLeast(try after(2)) }
    if text.hasPrefix("<") { return .less(try after(1)) }
    if text.hasPrefix(">") { return .more(try after(1)) }
    if text.hasPrefix("=") { return .equal(try after(1)) }
    guard let dots = text.firstRange(of: "..") else { return .equal(try read(text)) }
    let (low, high) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    if low.isEmpty, high.isEmpty { throw error(piece.range, "a range needs an end: say 1..5, 1.. or ..5") }
    if low.isEmpty { return .atMost(try read(high)) }
    if high.isEmpty { return .atLeast(try read(low)) }
    let (least, most) = (try read(low), try read(high))
    if most < least { throw error(piece.range, "the range runs backward: the smaller end comes first") }
    return .between(least, most)
  }

  /// A whole number, `50k` or `2m`.
  func number(_ text: String, _ piece: Piece) throws(QueryError) -> Int {
    let scale = ["k": 1000, "m": 1_000_000][text.suffix(1).lowercased()]
    let digits = scale == nil ? text : String(text.dropLast())
    let (number, tooLarge) = (Int(digits) ?? -1).multipliedReportingOverflow(by: scale ?? 1)
    guard number >= 0, !tooLarge, digits.allSatisfy(\.isNumber) else {
      throw error(piece.range, "'\(text)' is no number: say 1200, 50k or 2m")
    }
    return number
  }

  func priority(_ text: String, _ piece: Piece) throws(QueryError) -> Priority {
    let word = text.lowercased()
    if let priority = Priority(word: word) ?? Int(word).flatMap(Priority.init) { return priority }
    throw error(
      piece.range, "'\(text)' is no priority: there is low, normal, high, urgent",
      nearest(to: word, among: Priority.allCases.map(\.word)).map { "priority:\($0)" })
  }

  func urgency(_ text: String, _ piece: Piece) throws(QueryError) -> Urgency {
    guard let urgency = Int(text).flatMap(Urgency.init) else {
      throw error(piece.range, "'\(text)' is no urgency: it goes from 0 to 3")
    }
    return urgency
  }

  func due(_ piece: Piece) throws(QueryError) -> Query.Due {
    switch piece.text.lowercased() {
    case "overdue": .overdue
    case "none": .none
    default:
      switch try moment(.due, piece) {
      case .ago(let left): .left(left)
      case .day(let day): .day(day)
      case .instant(let instant): .instant(instant)
      }
    }
  }

  func moment(_ field: Query.Field, _ piece: Piece) throws(QueryError) -> Query.Moment {
    guard piece.text.contains(where: { $0 == "-" }), let digit = piece.text.first(where: \.isNumber),
      piece.text[(piece.text.firstIndex(of: digit) ?? piece.text.startIndex)...].dropFirst(4).first == "-"
    else { return .ago(try durations(field, piece)) }
    if piece.text.contains("T") || piece.text.contains("t") {
      return .instant(
        try comparison(piece) { text throws(QueryError) in
          if let instant = Instant(iso8601: text.uppercased()) { return instant }
          if let date = CivilDate(text) { return Instant(milliseconds: Int64(date.days) * msPerDay) }
          throw error(piece.range, "'\(text)' is no time: say 2026-11-01T14:30 (UTC)")
        })
    }
    return .day(
      try comparison(piece) { text throws(QueryError) in
        guard let date = CivilDate(text) else { throw error(piece.range, "there is no day '\(text)': say 2026-11-01") }
        return date
      })
  }

  /// Durations in milliseconds. A bare one says neither before nor after, so a side is asked for.
  func durations(_ field: Query.Field, _ piece: Piece) throws(QueryError) -> Query.Comparison<Int64> {
    let comparison = try comparison(piece) { text throws(QueryError) in try duration(text, field, piece) }
    if case .equal = comparison, !piece.text.hasPrefix("=") {
      throw error(
        piece.range, "\(field.rawValue): needs a side: < or >",
        "\(field.rawValue):<\(piece.text) or \(field.rawValue):>\(piece.text)")
    }
    return comparison
  }

  private func duration(_ text: String, _ field: Query.Field, _ piece: Piece) throws(QueryError) -> Int64 {
    let isNegative = text.hasPrefix("-")
    do throws(DurationText.Failure) {
      let duration = try DurationText.parse(text.dropFirst(isNegative ? 1 : 0))
      return isNegative ? -duration : duration
    } catch {
      let meant = nearest(to: text, among: field.values).map { "\(field.rawValue):\($0)" }
      throw self.error(piece.range, "'\(text)' is no time: \(error.message)", meant)
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
