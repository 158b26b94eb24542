import Foundation

/// Random numbers that come out the same every time. Source: SplitMix64, https://prng.di.unimi.it/splitmix64.c
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

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
