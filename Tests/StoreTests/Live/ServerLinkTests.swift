import Model
import Testing

@testable import Store

@Suite struct `The way to the server` {
  private let start = Instant(milliseconds: 1_763_731_927_000)

  @Test func `It is away since it was lost, whatever is tried, and live again once a session is there`() {
    var link = ServerLink()
    #expect(link.take(.lost, at: start, chance: 1) == .milliseconds(100))
    #expect(link.state == .away(since: start, nextTry: start + .milliseconds(100)))
    #expect(link.take(.trying, at: start + .milliseconds(100), chance: 1) == nil)
    #expect(link.state == .away(since: start, nextTry: nil))
    #expect(link.take(.failed, at: start + .milliseconds(110), chance: 1) == .milliseconds(200))
    #expect(link.state == .away(since: start, nextTry: start + .milliseconds(310)))
    #expect(link.returns == 0)
    #expect(link.take(.connected, at: start + .seconds(1), chance: 1) == nil)
    #expect(link.state == .live)
    #expect(link.returns == 1)
  }

  @Test func `It is tried ever more rarely, never after more than five seconds, and at once again after a return`() {
    var link = ServerLink()
    var waits = [link.take(.lost, at: start, chance: 1)]
    for _ in 0..<8 { waits.append(link.take(.failed, at: start, chance: 1)) }
    #expect(waits.compactMap { $0?.inMilliseconds } == [100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000])
    _ = link.take(.connected, at: start, chance: 1)
    #expect(link.take(.lost, at: start, chance: 1) == .milliseconds(100))
  }

  @Test func `Not all seats try at the same moment`() {
    var early = ServerLink()
    var late = ServerLink()
    #expect(early.take(.lost, at: start, chance: 0) == .milliseconds(50))
    #expect(late.take(.lost, at: start, chance: 1) == .milliseconds(100))
  }

  @Test func `Being connected, or tried, while it is live changes nothing`() {
    var link = ServerLink()
    #expect(link.take(.trying, at: start, chance: 1) == nil)
    #expect(link.take(.connected, at: start, chance: 1) == nil)
    #expect(link == ServerLink())
  }
}

@Suite struct `The offset of the server's clock` {
  private let start = Instant(milliseconds: 1_763_731_927_000)

  private func answer(
    _ offset: inout ClockOffset, ahead: Duration, sent: Duration, roundTrip: Duration, back: Duration? = nil
  ) {
    let sent = start + sent
    offset.take(sent: sent, received: sent + roundTrip, server: sent + (back ?? roundTrip) + ahead)
  }

  @Test func `It is known to within half a round trip`() {
    var offset = ClockOffset()
    #expect(!offset.isKnown)
    answer(&offset, ahead: .seconds(-180), sent: .zero, roundTrip: .milliseconds(40), back: .milliseconds(20))
    #expect(offset.offset == .seconds(-180))
    #expect(offset.isKnown)
  }

  @Test func `The shortest round trip counts, in whichever order they come`() {
    var offset = ClockOffset()
    // All of the way back: as wrong as it can be.
    answer(&offset, ahead: .seconds(5), sent: .zero, roundTrip: .milliseconds(400))
    #expect(offset.offset == .milliseconds(5200))
    answer(&offset, ahead: .seconds(5), sent: .seconds(1), roundTrip: .milliseconds(2), back: .milliseconds(1))
    #expect(offset.offset == .seconds(5))
    answer(&offset, ahead: .seconds(5), sent: .seconds(2), roundTrip: .milliseconds(400))
    #expect(offset.offset == .seconds(5))
  }

  @Test func `An answer that was good is worth less after hours`() {
    var offset = ClockOffset()
    answer(&offset, ahead: .zero, sent: .zero, roundTrip: .milliseconds(2), back: .milliseconds(1))
    answer(&offset, ahead: .milliseconds(60), sent: .hours(2), roundTrip: .milliseconds(40), back: .milliseconds(20))
    #expect(offset.offset == .milliseconds(60))
  }

  @Test func `A clock that was set counts at once`() {
    var offset = ClockOffset()
    answer(&offset, ahead: .zero, sent: .zero, roundTrip: .milliseconds(2), back: .milliseconds(1))
    answer(&offset, ahead: .minutes(3), sent: .seconds(20), roundTrip: .milliseconds(80), back: .milliseconds(40))
    #expect(offset.offset == .minutes(3))
  }

  @Test func `An answer that was there before the question says nothing`() {
    var offset = ClockOffset()
    offset.take(sent: start, received: start - .seconds(60), server: start)
    #expect(!offset.isKnown)
  }
}
