import Synchronization

/// Where asynchronous work leaves its results for the loop on the main thread.
///
/// Posting is safe from any thread or task, never waits for the reader, and wakes the loop.
public final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  let wakeUp = WakeUp()

  public init() {}

  /// Leaves a message. Messages of one poster keep their order.
  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    wakeUp.wake()
  }

  /// Takes all that has come, oldest first.
  public func take() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
