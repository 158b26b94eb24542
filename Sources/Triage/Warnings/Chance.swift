internal import Foundation

/// How likely counts are. Each function gives an upper bound in constant time, so a test may only be too careful.
enum Chance {
  /// How likely `count` or more is at the most for a negative binomial count: a Poisson count whose rate varies.
  ///
  /// The first term of the tail times the sum of a geometric series: the ratio of neighbours only falls (or, for a size
  /// below one, stays under its limit), so the series lies above the tail.
  ///
  /// - Parameters:
  ///   - mean: of the count.
  ///   - size: of the distribution: the variance is mean + mean²/size.
  static func ofCount(atLeast count: Int, mean: Double, size: Double) -> Double {
    guard count > 0 else { return 1 }
    guard mean > 0, size > 0 else { return mean > 0 ? 1 : 0 }
    let count = Double(count)
    let part = mean / (size + mean)
    let ratio = size >= 1 ? (size + count) / (count + 1) * part : part
    guard ratio < 1 else { return 1 }
    let first =
      logGamma(size + count) - logGamma(size) - logGamma(count + 1) + size * log(size / (size + mean))
      + count * log(part)
    return min(1, exp(first) / (1 - ratio))
  }

  /// How likely `part` or more of `whole` is at the most, if each is one with a probability: Chernoff's bound,
  /// exp(−n · KL(part/whole ‖ probability)).
  static func ofShare(atLeast part: Int, of whole: Int, probability: Double) -> Double {
    guard whole > 0, part > 0, probability < 1 else { return 1 }
    guard probability > 0 else { return 0 }
    let share = Double(part) / Double(whole)
    guard share > probability else { return 1 }
    var divergence = share * log(share / probability)
    if part < whole { divergence += (1 - share) * log((1 - share) / (1 - probability)) }
    return exp(-Double(whole) * divergence)
  }

  static func logarithm(_ value: Double) -> Double { value > 0 ? log(value) : 0 }

  /// What is left of a thing after so many minutes.
  static func decay(_ minutes: Int, halfLife: Int) -> Double { exp2(-Double(minutes) / Double(halfLife)) }

  private static func logGamma(_ value: Double) -> Double { lgamma(value).0 }
}
