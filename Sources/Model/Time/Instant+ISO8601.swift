extension Instant {
  /// `2025-11-21T16:30:00Z`, with three more digits where it is not a whole second.
  public var iso8601: String {
    let day = CivilDate(days: Int(floorDivide(milliseconds, msPerDay)))
    let rest = floorModulo(milliseconds, msPerDay)
    let time = "\(padded(rest / 3_600_000)):\(padded(rest / 60_000 % 60)):\(padded(rest / 1000 % 60))"
    return rest % 1000 == 0 ? "\(day)T\(time)Z" : "\(day)T\(time).\(padded(rest % 1000, 3))Z"
  }

  /// Reads `2025-11-21T16:30`, with seconds, milliseconds and a final `Z` if wanted; always UTC. Nil for anything else.
  public init?(iso8601 text: some StringProtocol) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let date = CivilDate(halves[0]) else { return nil }
    let time = halves[1].hasSuffix("Z") ? halves[1].dropLast() : halves[1]
    let parts = time.split(separator: ".", omittingEmptySubsequences: false)
    let clock = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, (2...3).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 }),
      let hour = UInt8(clock[0]), hour < 24, let minute = UInt8(clock[1]), minute < 60,
      let second = clock.count == 3 ? UInt8(clock[2]) : 0, second < 60
    else { return nil }
    var thousandth: UInt16 = 0
    if parts.count == 2 {
      guard clock.count == 3, parts[1].utf8.count == 3, let digits = UInt16(parts[1]) else { return nil }
      thousandth = digits
    }
    let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
    self.init(milliseconds: Int64(date.days) * msPerDay + seconds * 1000 + Int64(thousandth))
  }
}
