#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes all bytes to a terminal, waiting when it is slow; gives up when it is gone.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, 1000)
      } else if errno != EINTR {
        return
      }
    }
  }
}

/// While the screen is up, whatever is written to the standard error goes to a file: on the screen it would be drawn
/// over, and a crash's last words would be lost with the alternate screen.
struct StandardErrorDiversion {
  /// The former standard error; -1 when it was not diverted.
  private(set) var former: Int32 = -1

  /// - Parameter path: a file to append to, readable by its owner only; when it cannot be opened, nothing is diverted.
  mutating func begin(to path: String?) {
    guard former < 0, let path else { return }
    let log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard log >= 0 else { return }
    former = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    if former >= 0 { dup2(log, STDERR_FILENO) }
    close(log)
  }

  mutating func end() {
    guard former >= 0 else { return }
    dup2(former, STDERR_FILENO)
    close(former)
    former = -1
  }
}
