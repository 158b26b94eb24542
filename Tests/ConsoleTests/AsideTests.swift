import Desk
import Model
import Testing

@testable import Console

/// Counts and the other tab: soon after a change, never old, and not by all seats at once.
@Suite struct AsideTests {
  private let start = Instant(milliseconds: 1_800_000_000_000)

  @Test func `Nothing is asked for while nothing changes`() {
    var aside = Aside(last: start, seat: "ana-1")
    #expect(aside.due == nil)
    aside.hear(at: start + .seconds(5))
    #expect(aside.due != nil)
    aside.asked(at: start + .seconds(6))
    #expect(aside.due == nil)
  }

  /// - Parameter often: milliseconds from one change to the next.
  @Test(arguments: [(10_000, Aside.pause), (350, Aside.pause), (100, Aside.longestPause), (5, Aside.longestPause)])
  func `It is never older than the pause after a change, nor in a burst than the longest`(
    often: Int, pause: Duration
  ) {
    for seat in 0..<50 {
      var aside = Aside(last: start, seat: "seat-\(seat)")
      var oldest: Instant?
      var asked = 0
      for milliseconds in 0..<20_000 {
        let now = start + .milliseconds(milliseconds)
        if milliseconds.isMultiple(of: often) {
          aside.hear(at: now)
          oldest = oldest ?? now
        }
        if aside.isDue(at: now) {
          if let oldest { #expect(now - oldest <= pause, "\(seat)") }
          aside.asked(at: now)
          asked += 1
          oldest = nil
        }
      }
      if pause == Aside.longestPause { #expect((10...13).contains(asked)) }
    }
  }

  @Test func `Fifty seats do not ask at the same moment`() {
    let moments = (0..<50).map { seat in
      var aside = Aside(last: start - .seconds(60), seat: "ana@desk-\(seat)-\(seat * 7919)")
      aside.hear(at: start)
      return aside.due.map { ($0 - start).inMilliseconds } ?? 0
    }
    #expect(moments.allSatisfy { (100..<600).contains($0) })
    #expect(Set(moments.map { $0 / 100 }).count == 5, "\(moments.sorted())")
  }

  @Test func `After an act of one's own it is asked for at once`() {
    var aside = Aside(last: start, seat: "ana-1")
    aside.hurry()
    #expect(aside.due == nil, "the act is not on the desk yet")
    aside.hear(at: start + .milliseconds(20))
    #expect(aside.isDue(at: start + .milliseconds(20)))
  }

  @Test func `What calls is heard of when teammates have acted, or where it calls`() {
    var state = Fixture.state()
    _ = state.update(.called([HandsTests.call(1, .asked, 1)]), at: Fixture.now)
    func hears(_ change: DeskChange, _ seconds: Int) -> Bool {
      var state = state
      return state.update(.changed(change), at: Fixture.now + .seconds(seconds)).contains(.hearCalls)
    }
    #expect(!hears(DeskChange(conversations: [.init(rawValue: 2)]), 1))
    #expect(hears(DeskChange(conversations: [.init(rawValue: 1)]), 2), "who wrote on its draft may have changed")
    #expect(hears(DeskChange(conversations: [.init(rawValue: 2)], areCallsChanged: true), 3))
    #expect(hears(DeskChange(isReload: true), 4))
    _ = state.update(.called(nil), at: Fixture.now)
    #expect(hears(DeskChange(conversations: [.init(rawValue: 2)]), 5), "it could not be found out before")
  }
}
