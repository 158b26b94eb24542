import Model
import Testing

@testable import Desk

/// When a seat says what, with time as a number.
@Suite struct WhereaboutsTests {
  private let start = ContinuousClock.now
  private static let one = Whereabouts.Spot(looking: .init(rawValue: 1))
  private static let two = Whereabouts.Spot(looking: .init(rawValue: 2))
  private static let writing = Whereabouts.Spot(
    looking: .init(rawValue: 1),
    writing: .init(
      conversation: .init(rawValue: 1), follower: .init(rawValue: 7), since: Instant(milliseconds: 0)))

  private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start.advanced(by: .milliseconds(milliseconds)) }

  @Test("announces itself, then gives a sign of life every ten seconds")
  func idle() {
    var it = Whereabouts(.init(), at: start)
    #expect(it.take(at: at(0)) == .announce)
    #expect(it.take(at: at(1)) == nil)
    #expect(it.take(at: at(9_999)) == nil)
    #expect(it.take(at: at(10_000)) == .beat)
    #expect(it.due == at(20_000))
  }

  @Test("tells of a look that has rested, not of those passed by, and never twice within half a second")
  func looks() {
    var it = Whereabouts(.init(), at: start)
    _ = it.take(at: at(0))
    it.go(to: Self.one, at: at(1_000))
    it.go(to: Self.two, at: at(1_300))
    #expect(it.due == at(1_800))
    #expect(it.take(at: at(1_799)) == nil)
    #expect(it.take(at: at(1_800)) == .tell)
    it.go(to: .init(), at: at(1_900))
    it.go(to: Self.two, at: at(2_000))
    // Back before it was told.
    #expect(it.due == at(11_800))
    var told = 0
    for time in stride(from: 3_000, to: 13_000, by: 10) {
      // A cursor that rests 600 ms on each.
      it.go(to: time / 600 % 2 == 0 ? Self.one : Self.two, at: at(time))
      if it.take(at: at(time)) != nil { told += 1 }
    }
    #expect((10...20).contains(told))
  }

  @Test("tells at once that one writes, and when one ends")
  func writing() {
    var it = Whereabouts(.init(), at: start)
    _ = it.take(at: at(0))
    it.go(to: Self.writing, at: at(5_000))
    #expect(it.take(at: at(5_000)) == .tell)
    it.go(to: .init(), at: at(5_100))
    #expect(it.take(at: at(5_100)) == nil)
    #expect(it.take(at: at(5_500)) == .tell)
  }

  @Test("tries again after a failure, and announces itself until that succeeds")
  func failures() {
    var it = Whereabouts(.init(), at: start)
    #expect(it.take(at: at(0)) == .announce)
    it.failed(.announce, at: at(2_000))
    #expect(it.take(at: at(6_999)) == nil)
    #expect(it.take(at: at(7_000)) == .announce)
    #expect(it.take(at: at(17_000)) == .beat)
    it.failed(.beat, at: at(17_000))
    #expect(it.take(at: at(22_000)) == nil)
    #expect(it.due == at(27_000))
  }
}
