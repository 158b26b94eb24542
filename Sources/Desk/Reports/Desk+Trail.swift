public import Store
internal import Synchronization

extension Desk {
  /// Checks the whole desk: each conversation's chain of events, the texts, the rows and the counts that follow from
  /// them. Nobody is held up meanwhile; cancelling the task ends it.
  ///
  /// - Parameter progress: how many conversations are done, of how many; called on another thread.
  /// - Returns: what is wrong, at most a thousand findings; empty when all is well.
  public func verifyTrail(
    progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) async throws(DeskError) -> [Finding] {
    try await cancellable { [store] stop in
      try store.verify { done, count in
        try stop.check()
        progress?(done, count)
      }
    }
  }

  /// Copies the desk as it is now to a new file, while everybody goes on working; cancelling the task ends it.
  ///
  /// - Parameters:
  ///   - path: the file to make; one that exists is left alone.
  ///   - progress: how much is done, from 0 to 1; called on another thread.
  public func backup(
    to path: String, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(DeskError) {
    try await cancellable { [store] stop in
      try store.backup(to: path) { done in
        try stop.check()
        progress?(done)
      }
    }
  }

  /// Long work on a thread of its own, which ends when the task that waits for it is cancelled.
  func cancellable<T: Sendable>(
    _ work: @escaping @Sendable (StopSign) throws -> T
  ) async throws(DeskError) -> T {
    let stop = StopSign()
    do {
      return try await withTaskCancellationHandler {
        try await beside { try work(stop) }
      } onCancel: {
        stop.raise()
      }
    } catch {
      throw DeskError(error)
    }
  }

  final class StopSign: Sendable {
    private let isRaised = Mutex(false)

    func raise() { isRaised.withLock { $0 = true } }
    func check() throws { if isRaised.withLock({ $0 }) { throw DeskError.cancelled } }
  }
}
