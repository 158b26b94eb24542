internal import Dispatch

/// A queue of threads of its own for work that blocks: reading and writing files.
///
/// The cooperative pool has as many threads as the machine has cores; one that waits for a disk is missing there.
struct Lane: Sendable {
  private let queue: DispatchQueue

  /// - Parameter isSerial: one piece of work at a time, in the order asked for.
  init(_ name: String, isSerial: Bool) {
    queue = DispatchQueue(
      label: "earshot.desk.\(name)", qos: .userInitiated, attributes: isSerial ? [] : .concurrent)
  }

  func run<T: Sendable>(_ work: @escaping @Sendable () throws(DeskError) -> T) async throws(DeskError) -> T {
    let result: Result<T, DeskError> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }
}
