public import Model

/// How far the server's clock is ahead of this machine's, from questions that the server has answered with its time.
///
/// A question tells the difference to within half its round trip, and the longer ago that was, the less it says, since
/// clocks drift. The answer that is known most closely counts: that of the shortest round trip, until another is closer.
/// One that contradicts it says that somebody has set a clock, and counts at once.
public struct ClockOffset: Equatable, Sendable {
  /// The server's time less this machine's; zero while nothing is known.
  public private(set) var offset: Duration = .zero
  /// By how much it may be wrong, in milliseconds, when it was found out; nil while nothing is known.
  private var error: Int64?
  /// This machine's time then.
  private var at = Instant(milliseconds: 0)

  public init() {}

  /// Whether the server has been asked.
  public var isKnown: Bool { error != nil }

  /// How far an ordinary clock may drift away in so many milliseconds: 200 millionths.
  private static func drift(_ age: Duration) -> Int64 { abs(age.inMilliseconds) / 5000 }

  /// Takes in an answer.
  ///
  /// - Parameters:
  ///   - sent: when the question left, by this machine's clock.
  ///   - received: when the answer was there.
  ///   - server: the server's time somewhere in between.
  public mutating func take(sent: Instant, received: Instant, server: Instant) {
    let roundTrip = (received - sent).inMilliseconds
    // This machine's clock was set back meanwhile.
    guard roundTrip >= 0 else { return }
    let new = server - Instant(milliseconds: sent.milliseconds + roundTrip / 2)
    // Both clocks are read in whole milliseconds.
    let newError = roundTrip / 2 + 1
    if let error {
      let oldError = error + Self.drift(received - at)
      let isContradicted = abs((new - offset).inMilliseconds) > oldError + newError
      guard isContradicted || newError <= oldError else { return }
    }
    offset = new
    error = newError
    at = received
  }
}
