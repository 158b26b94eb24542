public import Model
import Synchronization

/// The time by the server's clock: this machine's, put right by what the server answers. By a file, this machine's.
public final class ServerClock: Sendable {
  /// This machine's time.
  public let local: @Sendable () -> Instant
  private let known = Mutex(ClockOffset())

  public init(local: @escaping @Sendable () -> Instant) { self.local = local }

  public var now: Instant { local() + offset }

  /// The server's time less this machine's.
  public var offset: Duration { known.withLock { $0.offset } }

  func take(sent: Instant, server: Instant) {
    let received = local()
    known.withLock { $0.take(sent: sent, received: received, server: server) }
  }
}
