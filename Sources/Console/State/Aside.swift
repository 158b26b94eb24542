import Model

/// When to read again what stands beside what is looked at: counts, and the list of the tab that nobody sees. Not at each
/// change of many, a while after it, and more seldom while a burst lasts, in which nobody could read them.
struct Aside: Equatable, Sendable {
  /// It is never older than this after a change, nor than the other one in a burst.
  static let pause: Duration = .milliseconds(700)
  static let longestPause: Duration = .seconds(2)
  /// What changes as often as this is a burst.
  private static let burst: Duration = .milliseconds(200)

  /// When it was last asked for.
  private(set) var last: Instant
  /// When it first changed since then; nil where it did not.
  private var changed: Instant?
  private var isHurried = false
  /// Nothing is asked for sooner after the last time.
  private var pause = Aside.pause
  /// How often something has changed since then.
  private var heard = 0
  private let delay: Duration

  /// - Parameter seat: Fifty seats hear of a change at the same moment. Each has its own delay, so that what they look at is
  ///   read first, and what stands beside it is not read by all of them at once.
  init(last: Instant, seat: String) {
    self.last = last
    let spread = seat.utf8.reduce(UInt64(0)) { ($0 &* 31 &+ UInt64($1)) % 500 }
    delay = .milliseconds(100 + Int64(spread))
  }

  mutating func hear(at now: Instant) {
    changed = changed ?? now
    heard += 1
  }

  /// It is wanted at once after the next change: one's own.
  mutating func hurry() { isHurried = true }

  /// When to ask for it; nil where nothing has changed.
  var due: Instant? {
    changed.map { isHurried ? $0 : max(last + pause, $0 + delay) }
  }

  func isDue(at now: Instant) -> Bool { due.map { $0 <= now } ?? false }

  mutating func asked(at now: Instant) {
    let isBurst = Aside.burst * heard >= now - last
    pause = isBurst ? min(pause * 2, Aside.longestPause) : Aside.pause
    heard = 0
    last = now
    changed = nil
    isHurried = false
  }
}
