import Model
import Testing

/// Who is here, and whose hold lapses: by table.
@Suite struct PresenceTests {
  private static let start = Instant(milliseconds: 1_763_712_000_000)

  private static func seat(
    _ seat: String, _ name: String, since: Int = 0, seen: Int, left: Bool = false
  ) -> Presence {
    Presence(
      seat: seat, teammate: name, since: start + .seconds(since), seenAt: start + .seconds(seen), hasLeft: left)
  }

  @Test(
    "a seat is here for 25 seconds after each sign of life, unless it was left",
    arguments: [
      (0, false, true), (24, false, true), (25, false, false), (600, false, false), (0, true, false),
      // Its clock goes before ours.
      (-40, false, true),
    ])
  func here(after seconds: Int, left: Bool, isHere: Bool) {
    #expect(Self.seat("a", "ana", seen: 0, left: left).isHere(at: Self.start + .seconds(seconds)) == isHere)
  }

  @Test("names come once each, in the order of arrival, without one's own")
  func names() {
    let plan = SeatPlan([
      Self.seat("c", "ben", since: 5, seen: 50), Self.seat("a", "ana", since: 3, seen: 50),
      Self.seat("b", "ben", since: 1, seen: 50), Self.seat("d", "cho", since: 0, seen: 10),
    ])
    let now = Self.start + .seconds(55)
    #expect(plan.names(at: now) == ["ben", "ana"])
    #expect(plan.names(at: now, except: "ana") == ["ben"])
    #expect(plan.here(at: now).map(\.seat) == ["b", "a", "c"])
    #expect(plan.lastSeen("cho") == Self.start + .seconds(10))
    #expect(plan.lastSeen("eve") == nil)
  }

  @Test(
    "a hold lapses when its holder was seen since taking it and then was gone for long enough",
    arguments: [
      // Taken at, seen at, looked at, lapses.
      (taken: 0, seen: 10, now: 10 + 900, lapses: true), (taken: 0, seen: 10, now: 10 + 899, lapses: false),
      // Taken from the command line after the console was closed.
      (taken: 20, seen: 10, now: 5000, lapses: false), (taken: 10, seen: 10, now: 5000, lapses: true),
    ])
  func lapse(_ row: (taken: Int, seen: Int, now: Int, lapses: Bool)) {
    for left in [true, false] {
      let plan = SeatPlan([Self.seat("a", "ana", seen: row.seen, left: left)])
      let lapse = plan.lapse(
        of: "ana", taken: Self.start + .seconds(row.taken), after: .minutes(15), at: Self.start + .seconds(row.now))
      #expect(lapse == (row.lapses ? Self.start + .seconds(row.seen) : nil))
    }
  }

  @Test("no hold lapses of one who sits elsewhere, who was never seen, or where that is turned off")
  func stays() {
    let now = Self.start + .hours(9)
    let old = Self.seat("a", "ana", seen: 10)
    let other = Presence(seat: "b", teammate: "ana", since: now, seenAt: now - .seconds(5))
    #expect(SeatPlan([old, other]).lapse(of: "ana", taken: Self.start, after: .minutes(15), at: now) == nil)
    #expect(SeatPlan([old]).lapse(of: "ben", taken: Self.start, after: .minutes(15), at: now) == nil)
    #expect(SeatPlan([old]).lapse(of: "ana", taken: Self.start, after: .zero, at: now) == nil)
    #expect(SeatPlan([old]).gone(for: .minutes(15), at: now) == ["ana"])
    #expect(SeatPlan([old, other]).gone(for: .minutes(15), at: now).isEmpty)
  }

  @Test("what is heard late does not undo what is known")
  func late() {
    var plan = SeatPlan([Self.seat("a", "ana", seen: 20)])
    plan.take(Self.seat("a", "ana", seen: 10, left: true))
    #expect(plan.seats == [Self.seat("a", "ana", seen: 20)])
    plan.take(Self.seat("a", "ana", seen: 20, left: true))
    #expect(plan.seats == [Self.seat("a", "ana", seen: 20, left: true)])
    plan.take(Self.seat("b", "ben", seen: 1))
    #expect(plan.seats.count == 2)
  }
}
