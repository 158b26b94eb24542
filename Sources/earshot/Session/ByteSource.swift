#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that come in when they come: the standard input, or what a test hands out.
struct ByteSource: Sendable {
  enum Taken: Equatable {
    case bytes(Int)
    /// None is there yet.
    case nothing
    case end
  }

  /// Takes bytes into the room given; waits for the first one where it is asked to.
  let take: @Sendable (_ room: UnsafeMutableRawBufferPointer, _ waits: Bool) throws(Failure) -> Taken

  static let standardInput = ByteSource { (room, waits) throws(Failure) in
    while true {
      var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if !waits, poll(&entry, 1, 0) == 0 { return .nothing }
      let count = read(STDIN_FILENO, room.baseAddress, room.count)
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      if errno == EINTR { continue }
      if errno == EAGAIN {
        if !waits { return .nothing }
        _ = poll(&entry, 1, -1)
        continue
      }
      throw Failure(.io, "The standard input cannot be read: \(String(cString: strerror(errno)))")
    }
  }
}
