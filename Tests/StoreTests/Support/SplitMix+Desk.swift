import Chance

extension SplitMix {
  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  mutating func pick<T>(_ list: [T]) -> T { list[roll(list.count)] }

  /// One to three of a list.
  mutating func some<T>(_ list: [T]) -> [T] { (0...(chance(70) ? 0 : 2)).map { _ in pick(list) } }
}
