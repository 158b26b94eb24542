import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe to oneself that other threads and signal handlers write to, so that `poll` returns.
///
/// Many wake-ups before the next `clear` are one.
final class WakeUp: Sendable {
  /// Readable after `wake` until `clear`; -1 when the process has no descriptors left, and then the loop looks by time.
  let descriptor: Int32
  /// What a signal handler writes 8 bytes to.
  let writer: Int32
  private let isPending = Atomic(false)

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    writer = ends[1]
  }

  deinit {
    for end in [descriptor, writer] where end >= 0 { close(end) }
  }

  /// From any thread, after what it is about has been stored.
  func wake() {
    guard !isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var one: UInt64 = 1
    _ = write(writer, &one, 8)
  }

  /// Before looking at what there is to do. Emptied first and opened second: a wake-up between the two writes nothing,
  /// but what it is about is already stored and will be seen.
  func clear() {
    var buffer: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(descriptor, &buffer, 32) == 32 {}
    isPending.store(false, ordering: .sequentiallyConsistent)
  }
}
