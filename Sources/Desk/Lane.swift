internal import Dispatch

/// A queue of threads of its own for work that blocks: reading and writing files.
///
/// The cooperative pool has as many threads as the machine has cores; one that waits for a disk is missing there.
struct Lane: Sendable {
  /// Nil where the caller's own thread does the work.
  private let queue: DispatchQueue?

  /// No threads: whoever asks, waits. For a program that does one thing after the other, to which threads are so much
  /// work at its start.
  static let callers = Lane()

  private init() { queue = nil }

  /// - Parameter isSerial: one piece of work at a time, in the order asked for.
  init(_ name: String, isSerial: Bool) {
    queue = DispatchQueue(
      label: "earshot.desk.\(name)", qos: .userInitiated, attributes: isSerial ? [] : .concurrent)
  }

  func run<T: Sendable>(_ work: @escaping @Sendable () throws(DeskError) -> T) async throws(DeskError) -> T {
    guard let queue else { return try work() }
    return try await Self.run(work, on: queue)
  }

  /// Not inlined: what a task needs in order to wait is looked up at run time, also where nothing waits.
  @inline(never)
  private static func run<T: Sendable>(
    _ work: @escaping @Sendable () throws(DeskError) -> T, on queue: DispatchQueue
  ) async throws(DeskError) -> T {
    let result: Result<T, DeskError> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }
}
