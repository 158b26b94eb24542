#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file without a name: it is gone when it is closed, even by kill -9.
final class TemporaryFile {
  private var descriptor: Int32
  private let folder: String

  init() throws(ImportError) {
    folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/earshot-import.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .cannotWrite(path: folder, reason: ByteInput.reason(errno)) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ImportError) {
    try Self.write(bytes, to: descriptor, path: folder)
  }

  /// The descriptor, which is the caller's from now on.
  func release() -> Int32 {
    defer { descriptor = -1 }
    return descriptor
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws(ImportError) {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, base, rest.count)
      #else
        let count = Glibc.write(descriptor, base, rest.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path: path, reason: ByteInput.reason(errno))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
