internal import Model

/// Where a seat is, and when it has to say so. Pure: time comes in, steps come out.
///
/// What somebody only passes by is not told: a look counts once it has rested. Whether one writes is told at once,
/// unless something was told a moment ago.
struct Whereabouts: Sendable {
  struct Spot: Hashable, Sendable {
    var looking: Conversation.ID?
    var writing: Presence.Writing?
  }

  enum Step: Equatable, Sendable {
    /// Nothing was told yet.
    case announce
    case tell
    /// Nothing has changed: a sign of life.
    case beat
  }

  private let pace: Attendance.Pace
  private(set) var spot = Spot()
  private var told: Spot?
  private var lookedAt: ContinuousClock.Instant
  private var lastStep: ContinuousClock.Instant?
  private var retryAt: ContinuousClock.Instant?

  init(_ pace: Attendance.Pace, at now: ContinuousClock.Instant) {
    self.pace = pace
    lookedAt = now
  }

  mutating func go(to spot: Spot, at now: ContinuousClock.Instant) {
    if spot.looking != self.spot.looking { lookedAt = now }
    self.spot = spot
  }

  /// When there is something to do.
  var due: ContinuousClock.Instant {
    guard let lastStep else { return retryAt ?? lookedAt }
    var due = lastStep.advanced(by: pace.beat)
    if let told {
      if told.writing != spot.writing { due = min(due, lastStep.advanced(by: pace.gap)) }
      if told.looking != spot.looking {
        due = min(due, max(lookedAt.advanced(by: pace.rest), lastStep.advanced(by: pace.gap)))
      }
    }
    return max(due, retryAt ?? due)
  }

  /// What to do now; nil when nothing is due.
  mutating func take(at now: ContinuousClock.Instant) -> Step? {
    guard now >= due else { return nil }
    defer {
      told = spot
      lastStep = now
      retryAt = nil
    }
    guard let told else { return .announce }
    return told == spot ? .beat : .tell
  }

  /// The last step could not be done: all is told again, after a while.
  mutating func failed(_ step: Step, at now: ContinuousClock.Instant) {
    if step == .announce {
      told = nil
      lastStep = nil
    }
    retryAt = now.advanced(by: pace.beat / 2)
  }
}
