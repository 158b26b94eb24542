#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a file, a pipe or standard input, in order, through one buffer that grows only for a long row.
final class ByteInput {
  enum Fill {
    case bytes
    /// Nothing arrived in time, or a signal did.
    case quiet
    case end
  }

  /// What messages call it.
  let name: String
  /// Whether it can be read again from the start.
  let isFile: Bool
  /// Bytes read so far.
  private(set) var offset = 0
  private(set) var isAtEnd = false
  /// nil for a stream.
  let size: Int?

  private let descriptor: Int32
  private let isOwned: Bool
  /// Where it stood in the file when it was handed to us, as standard input may.
  private let begin: off_t
  private let follows: Bool
  /// Reads no further: what is appended later was not there when the threads were looked at.
  private var limit = Int.max
  private var copy: TemporaryFile?

  private var memory: UnsafeMutableRawPointer
  private var capacity = 256 << 10
  private var low = 0
  private var high = 0

  /// - Parameter path: `-` is standard input.
  init(path: String, follows: Bool) throws(ImportError) {
    if path == "-" {
      descriptor = STDIN_FILENO
      isOwned = false
      name = "standard input"
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      isOwned = true
      name = Shown.harmless(path, limit: 200)
      if descriptor < 0 { throw .cannotOpen(path: name, reason: Self.reason(errno)) }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = Self.reason(errno)
      if isOwned { close(descriptor) }
      throw .cannotOpen(path: name, reason: reason)
    }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR {
      if isOwned { close(descriptor) }
      throw .cannotOpen(path: name, reason: "it is a folder")
    }
    isFile = type == S_IFREG
    begin = isFile ? max(0, lseek(descriptor, 0, SEEK_CUR)) : 0
    size = isFile ? max(0, Int(status.st_size) - Int(begin)) : nil
    self.follows = follows
    memory = .allocate(byteCount: capacity, alignment: 16)
  }

  /// Takes over a descriptor of a regular file.
  private init(rereading descriptor: Int32, isOwned: Bool, name: String, limit: Int) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.name = name
    self.limit = limit
    isFile = true
    begin = 0
    size = limit
    follows = false
    memory = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    memory.deallocate()
    if isOwned { close(descriptor) }
  }

  /// What has been read and not been consumed. Valid until the next `fill`.
  var buffered: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: memory + low, count: high - low)
  }

  func consume(_ count: Int) { low += min(count, high - low) }

  /// Reads what is there into the buffer, waiting until `deadline` for something to come.
  func fill(until deadline: ContinuousClock.Instant) throws(ImportError) -> Fill {
    if isAtEnd { return .end }
    makeRoom()
    while true {
      if !isFile {
        guard try isReadable(until: deadline) else { return .quiet }
      }
      let count = read(descriptor, memory + high, min(capacity - high, limit - offset))
      if count > 0 {
        try copy?.write(UnsafeRawBufferPointer(start: memory + high, count: count))
        high += count
        offset += count
        return .bytes
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN { return .quiet }
        throw .cannotRead(path: name, reason: Self.reason(errno))
      }
      guard follows, isFile else {
        isAtEnd = true
        return .end
      }
      guard try waitForGrowth(until: deadline) else { return .quiet }
    }
  }

  /// Keeps a copy of what is read, so that a stream can be read a second time.
  func keepCopy() throws(ImportError) { if !isFile { copy = try TemporaryFile() } }

  /// The same bytes from the start, and no more than were read here.
  func reread() throws(ImportError) -> ByteInput {
    let source: Int32
    if let copy {
      source = copy.release()
    } else {
      source = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    }
    guard source >= 0, lseek(source, begin, SEEK_SET) == begin else {
      throw .cannotRead(path: name, reason: Self.reason(errno))
    }
    return ByteInput(rereading: source, isOwned: true, name: name, limit: offset)
  }

  /// Whether `path` names this very file.
  func isSameFile(as path: String) -> Bool {
    var mine = stat()
    var other = stat()
    guard isFile, fstat(descriptor, &mine) == 0, stat(path, &other) == 0 else { return false }
    return mine.st_dev == other.st_dev && mine.st_ino == other.st_ino
  }

  private func makeRoom() {
    guard high == capacity else { return }
    if low > 0 {
      memmove(memory, memory + low, high - low)
      high -= low
      low = 0
    }
    guard high > capacity / 2 else { return }
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 16)
    larger.copyMemory(from: memory, byteCount: high)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }

  private func isReadable(until deadline: ContinuousClock.Instant) throws(ImportError) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&entry, 1, Self.milliseconds(until: deadline))
    if ready < 0, errno != EINTR { throw .cannotRead(path: name, reason: Self.reason(errno)) }
    return ready > 0
  }

  /// At the end of a growing file: looks again ten times a second, as `tail -f` does.
  private func waitForGrowth(until deadline: ContinuousClock.Instant) throws(ImportError) -> Bool {
    var status = stat()
    if fstat(descriptor, &status) == 0, Int(status.st_size) < Int(begin) + offset {
      throw .cannotRead(path: name, reason: "it was cut short while it was followed; start again to read it afresh")
    }
    let left = Self.milliseconds(until: deadline)
    if left == 0 { return false }
    return poll(nil, 0, min(left, 100)) == 0
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return 0 }
    // Rounded up: a wait of half a millisecond must not become a busy loop.
    return Int32(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
