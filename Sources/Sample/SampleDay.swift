public import Model

/// A believable day at a health company that does not exist, for `earshot demo`.
///
/// Acme Health, its medicines (Lumarel, Tavonib, Dulvane, Pollevia), its BreezePen and everybody who writes are
/// invented. The same seed and start give the same day, message by message.
///
/// ```swift
/// var day = SampleDay(seed: 1, now: now)
/// ingest(day.history)
/// while true {
///   let (message, wait) = day.next(at: clock())
///   ingest([message]); sleep(wait)
/// }
/// ```
public struct SampleDay: Sendable {
  /// What was said today up to `now`, in time order: about 140 conversations, half of them answered or done.
  public let history: [Incoming]
  /// What the team did with some of it, in time order.
  public let acts: [SampleAct]
  /// The network accounts of Acme Health that the messages come to.
  public static let channels = SampleChannel.allCases.map(\.name)

  private var stream: SampleStream

  /// - Parameter now: When the day so far ends and the live stream begins.
  public init(seed: UInt64, now: Instant) {
    var writer = SampleWriter(seed: seed, now: now)
    let day = writer.history()
    history = day.messages
    acts = day.acts
    stream = SampleStream(writer: writer, start: now)
  }

  /// The next message of an endless stream, said at `now`, and how long to wait before the one after it.
  ///
  /// Quiet at first: one in 5 to 20 seconds. Within the first five minutes the price storm builds to about one a
  /// second, rages for ten minutes, ebbs, and comes back after an hour and a half.
  public mutating func next(at now: Instant) -> (message: Incoming, wait: Duration) { stream.next(at: now) }
}
