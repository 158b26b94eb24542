import Model
import Testing

@Suite("A clock")
struct ClockChangeTests {
  private let office: WorkingCalendar
  private let always = WorkingCalendar.always()
  /// Friday 16:00 plus four hours of office time: Monday 12:00.
  private let clock: Clock

  init() throws {
    office = try calendar(.utc, mondayToFriday, "09:00-17:00")
    clock = Clock(
      kind: .resolution, policy: "questions", calendar: "test", target: .h(4), started: try utc("2025-11-21T16:00"),
      due: try utc("2025-11-24T12:00"))
  }

  @Test("keeps the working time that was left through a pause")
  func pauseAndResume() throws {
    let paused = try clock.paused(at: utc("2025-11-21T16:30"), on: office)
    #expect(paused.state == .paused(at: try utc("2025-11-21T16:30"), left: .min(210)))
    #expect(paused.due == clock.due)
    let resumed = try paused.resumed(at: utc("2025-11-25T10:00"), on: office)
    #expect(resumed.isRunning)
    #expect(try resumed.due == utc("2025-11-25T13:30"))
    #expect(resumed.pausedTime(on: office) == .min(570))
  }

  @Test("paused overdue goes on overdue by as much")
  func pausedOverdue() throws {
    let paused = try clock.paused(at: utc("2025-11-24T13:00"), on: office)
    #expect(paused.state == .paused(at: try utc("2025-11-24T13:00"), left: .h(-1)))
    #expect(paused.isBreached(at: try utc("2025-11-24T13:00")))
    let resumed = try paused.resumed(at: utc("2025-11-25T09:30"), on: office)
    #expect(try resumed.due == utc("2025-11-24T16:30"))
  }

  @Test("on a calendar that always counts never pauses")
  func alwaysNeverPauses() throws {
    #expect(try clock.paused(at: utc("2025-11-21T16:30"), on: always) == clock)
  }

  @Test("stops once, and what is stopped neither pauses nor goes on nor moves")
  func stopsOnce() throws {
    let stopped = try clock.stopped(at: utc("2025-11-21T16:10"))
    #expect(try stopped.stopped(at: utc("2025-11-22T16:10")) == stopped)
    #expect(try stopped.paused(at: utc("2025-11-22T16:10"), on: office) == stopped)
    #expect(try stopped.resumed(at: utc("2025-11-22T16:10"), on: office) == stopped)
    #expect(stopped.moved(to: .init(.hours(1), "test"), policy: "p", from: office, to: office) == stopped)
  }

  @Test("moved to another target counts anew from its own start")
  func moved() {
    let moved = clock.moved(to: .init(.hours(1), "test"), policy: "press", from: office, to: office)
    #expect(moved.due.iso8601 == "2025-11-21T17:00:00Z")
    #expect(moved.policy == "press" && moved.target == .h(1) && moved.started == clock.started && moved.isRunning)
  }

  @Test("moved after a pause keeps the time that the pause added")
  func movedAfterPause() throws {
    let resumed = try clock.paused(at: utc("2025-11-24T10:00"), on: office)
      .resumed(at: utc("2025-11-24T11:30"), on: office)
    #expect(try resumed.due == utc("2025-11-24T13:30"))
    let moved = resumed.moved(to: .init(.hours(2), "test"), policy: "p", from: office, to: office)
    #expect(try moved.due == utc("2025-11-24T11:30"))
  }

  @Test("moved to a calendar that always counts adds nothing and runs, even when it was paused")
  func movedToAlways() throws {
    let paused = try clock.paused(at: utc("2025-11-24T10:00"), on: office)
    let moved = paused.moved(to: .init(.hours(24), "calendar"), policy: "safety", from: office, to: always)
    #expect(moved.isRunning && moved.calendar == "calendar")
    #expect(try moved.due == utc("2025-11-22T16:00"))
  }

  @Test("moved while paused has what is left of the new target")
  func movedWhilePaused() throws {
    let paused = try clock.paused(at: utc("2025-11-24T10:00"), on: office)
    let moved = paused.moved(to: .init(.hours(6), "test"), policy: "p", from: office, to: office)
    #expect(moved.state == .paused(at: try utc("2025-11-24T10:00"), left: .h(4)))
  }
}
