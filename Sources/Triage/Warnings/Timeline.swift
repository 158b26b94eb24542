internal import Model

/// The minutes that the early warning counts.
///
/// They go with what was said, so that a replay counts as the day itself did. Of a long silence, as between two files
/// that were imported, only the first hours count: nothing was heard because nobody listened.
struct Timeline: Sendable {
  private var wall: Int?
  private var skipped = 0

  static let longestSilence = 360

  /// The present minute.
  var minute: Int { (wall ?? 0) - skipped }

  /// The minute of an instant, which may lie before the present one.
  func minute(of instant: Instant) -> Int { Self.wall(instant) - skipped }

  /// The hour of the day, 0 ..< 24 by UTC, of a minute not long ago.
  func hour(of minute: Int) -> Int { Self.modulo((minute + skipped) / 60, 24) }

  /// Moves on to an instant, never back; gives the minutes that have begun since.
  mutating func advance(to instant: Instant) -> Range<Int> {
    let next = Self.wall(instant)
    guard let wall else {
      wall = next
      return minute..<minute + 1
    }
    guard next > wall else { return 0..<0 }
    let before = minute
    skipped += max(0, next - wall - Self.longestSilence)
    self.wall = next
    return before + 1..<minute + 1
  }

  private static func wall(_ instant: Instant) -> Int {
    let (quotient, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 60_000)
    return Int(quotient) - (rest < 0 ? 1 : 0)
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
