import Chance
import Foundation

extension SplitMix {
  mutating func uniform() -> Double { Double.random(in: 1e-12..<1, using: &self) }

  /// How long until the next of events that come at a rate by themselves.
  mutating func wait(rate: Double) -> Double { -log(uniform()) / rate }

  /// A gamma variate of mean 1. Source: Marsaglia and Tsang, 2000.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
      let v = pow(1 + c * normal, 3)
      if v > 0, log(uniform()) < 0.5 * normal * normal + d - d * v + d * log(v) { return d * v / shape }
    }
  }
}
