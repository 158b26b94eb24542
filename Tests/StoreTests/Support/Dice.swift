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

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  mutating func pick<T>(_ list: [T]) -> T { list[roll(list.count)] }

  /// One to three of a list.
  mutating func some<T>(_ list: [T]) -> [T] { (0...(chance(70) ? 0 : 2)).map { _ in pick(list) } }
}
