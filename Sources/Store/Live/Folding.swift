/// When those who watch are told of what comes in: at once after a quiet time; while more keeps coming, once in a while,
/// of all that came since. Pure: the time comes in from outside, and whoever holds it sees to what it asks for.
///
/// What comes before the telling has begun is told with it; what comes later is told next. So the last of a burst is
/// always told, at the latest one pause after the telling before it has ended.
struct Folding: Hashable, Sendable {
  /// How long nothing more is told after a telling. Fifty seats that each read after each of two hundred changes a second
  /// leave no time for anything else; so they read forty times a second, and of five changes at once. Twice as long saves
  /// a tenth of the work, and is felt on the screen.
  static let pause: Duration = .milliseconds(25)

  private enum State: Hashable {
    /// Nothing is to be told; nor is anything told before that moment.
    case quiet(until: ContinuousClock.Instant?)
    case planned
    /// Somebody is being told; whether more has come meanwhile.
    case telling(hasMore: Bool)
  }

  private var state = State.quiet(until: nil)

  /// Something has come.
  ///
  /// - Returns: after how long to tell of it; nil where a telling that is planned, or the one after the present, will.
  mutating func came(at now: ContinuousClock.Instant) -> Duration? {
    switch state {
    case .quiet(let end):
      state = .planned
      return end.map { max(.zero, $0 - now) } ?? .zero
    case .planned: return nil
    case .telling:
      state = .telling(hasMore: true)
      return nil
    }
  }

  /// What has come so far is now told.
  mutating func begins() { state = .telling(hasMore: false) }

  /// It has been told.
  ///
  /// - Returns: after how long to tell of what came meanwhile; nil where nothing did.
  mutating func ended(at now: ContinuousClock.Instant) -> Duration? {
    if state == .telling(hasMore: true) {
      state = .planned
      return Self.pause
    }
    state = .quiet(until: now + Self.pause)
    return nil
  }
}
