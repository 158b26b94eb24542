import Model

/// When to read again what stands beside what is looked at: counts, and the list of the tab that nobody sees. Not at each
/// change of many, and a while after it.
struct Aside: Equatable, Sendable {
  /// It is never older than this after a change.
  static let pause: Duration = .milliseconds(700)

  /// When it was last asked for.
  private(set) var last: Instant
  /// When it first changed since then; nil where it did not.
  private var changed: Instant?
  private var isHurried = false
  private let delay: Duration

  /// - Parameter seat: Fifty seats hear of a change at the same moment. Each has its own delay, so that what they look at is
  ///   read first, and what stands beside it is not read by all of them at once.
  init(last: Instant, seat: String) {
    self.last = last
    let spread = seat.utf8.reduce(UInt64(0)) { ($0 &* 31 &+ UInt64($1)) % 500 }
    delay = .milliseconds(100 + Int64(spread))
  }

  mutating func hear(at now: Instant) { changed = changed ?? now }

  /// It is wanted at once after the next change: one's own.
  mutating func hurry() { isHurried = true }

  /// When to ask for it; nil where nothing has changed.
  var due: Instant? {
    changed.map { isHurried ? $0 : max(last + Aside.pause, $0 + delay) }
  }

  func isDue(at now: Instant) -> Bool { due.map { $0 <= now } ?? false }

  mutating func asked(at now: Instant) {
    last = now
    changed = nil
    isHurried = false
  }
}
