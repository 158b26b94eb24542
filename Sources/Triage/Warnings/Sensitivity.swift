/// How easily the early warning rings, and what it counts by. `docs/warnings.md` gives the formulas and their sources.
public struct Sensitivity: Sendable, Equatable {
  /// The stated rate: how many false alarms a day are to be expected at most, of all subjects and all tests together.
  public var falseAlarmsPerDay = 1.0 / 7
  /// What is still no news: traffic that has grown to so many times what its past says.
  public var growth = 1.5
  /// The same, at an hour of the day that the desk has not lived through before.
  public var unknownHourGrowth = 4.5
  /// The square of the variation that the rate has by itself, beside chance: 0.1 is a standard deviation of 32 %.
  public var dispersion = 0.1
  /// Fewer accounts than these never ring, however unlikely they are.
  public var fewestVoices = 6
  /// A rise of the unsupportive share that is no news, from 0 to 1, and the fewest accounts that it is read from.
  public var shareMargin = 0.1
  public var fewestForShare = 20
  /// From so many followers on an account has a large audience.
  public var largeAudience = 50_000

  public init() {}
}
