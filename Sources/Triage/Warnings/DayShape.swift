/// How busy each hour of the day is against the others, learned from all that is heard.
///
/// One shape for all subjects: one subject alone says too little at four in the morning. Past days fade with a
/// half-life of a week. What is heard while a segment rings teaches nothing.
struct DayShape: Sendable {
  private var heard = [Double](repeating: 0, count: 24)
  private var minutes = [Double](repeating: 0, count: 24)
  private var lived = [Bool](repeating: false, count: 24)
  private var hour: Int?

  private static let kept = Chance.decay(60, halfLife: 7 * 24 * 60)
  /// So many minutes of the common rate are taken for granted in each hour.
  private static let prior = 120.0

  /// A minute passes; one that is not as usual teaches nothing.
  mutating func pass(_ hour: Int, isUsual: Bool) {
    if let before = self.hour, before != hour {
      lived[before] = true
      for index in 0..<24 {
        heard[index] *= Self.kept
        minutes[index] *= Self.kept
      }
    }
    self.hour = hour
    if isUsual { minutes[hour] += 1 }
  }

  mutating func hear(_ hour: Int) { heard[hour] += 1 }

  /// Whether the desk has lived through this hour on an earlier day, or to its end today.
  func isKnown(_ hour: Int) -> Bool { lived[hour] }

  /// How many times the common rate is usual at an hour.
  func factor(_ hour: Int) -> Double {
    let (all, time) = (heard.reduce(0, +), minutes.reduce(0, +))
    guard all > 0, time > 0 else { return 1 }
    let common = all / time
    let rate = (heard[hour] + Self.prior * common) / (minutes[hour] + Self.prior)
    return min(max(rate / common, 0.1), 10)
  }
}
