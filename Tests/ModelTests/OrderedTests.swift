import Chance
import Model
import Testing

/// What comes first: against the order that a plain insertion gives.
@Suite struct OrderedTests {
  /// A name, and when it came.
  private struct Entry: Equatable {
    var key: Int
    var place: Int
  }

  /// Few keys, so that many are equal.
  private static func entries(_ seed: UInt64) -> [Entry] {
    var chance = SplitMix(seed: seed)
    let count = Int.random(in: 0...80, using: &chance)
    return (0..<count).map { Entry(key: .random(in: 0...9, using: &chance), place: $0) }
  }

  /// Each is put behind all that it does not come before.
  private static func inserted(_ entries: [Entry]) -> [Entry] {
    var all: [Entry] = []
    for entry in entries {
      all.insert(entry, at: all.firstIndex { entry.key < $0.key } ?? all.count)
    }
    return all
  }

  @Test("the least come first, and equals stay as they came", arguments: 0..<50 as Range<UInt64>)
  func ordered(seed: UInt64) {
    let entries = Self.entries(seed)
    let expected = Self.inserted(entries)
    #expect(entries.ordered { $0.key < $1.key } == expected)
    #expect(entries.order { entries[$0].key < entries[$1].key } == expected.map(\.place))
    #expect(entries.map(\.key).ordered() == expected.map(\.key))
  }

  @Test("what cannot be compared is told, not put somewhere")
  func failure() {
    struct Unknown: Error {}
    #expect(throws: Unknown.self) { try [2, 1].ordered { _, _ in throw Unknown() } }
  }
}
