/// How often the early warning looks, and so how unlikely each single look must be (Bonferroni): as many looks as a
/// day has share the false alarms that a day may have.
struct Looks: Sendable {
  private var count = 0.0
  private var age = 0
  private static let day = 1440
  /// A quiet desk is taken for one that looks so often a day.
  private static let fewest = 5000.0
  private static let kept = Chance.decay(1, halfLife: day)
  /// A steady rate a day is the faded count times this.
  private static let share = Double(day) * (1 - kept)

  mutating func pass() {
    count *= Self.kept
    age += 1
  }

  mutating func look() { count += 1 }

  /// Looks a day at the present pace.
  var perDay: Double {
    // A young count has not faded yet; less than an hour says nothing.
    let seen = 1 - Chance.decay(max(age, 60), halfLife: Self.day)
    return max(Self.fewest, count * Self.share / seen)
  }
}
