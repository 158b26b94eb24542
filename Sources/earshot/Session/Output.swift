import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stream that the command writes to. Text is gathered and written in large pieces; at a terminal, line by line.
final class Output: Sendable {
  let isTerminal: Bool
  /// Columns of the terminal; nil where the output is no terminal.
  let columns: Int?

  private let sink: @Sendable ([UInt8]) -> Int32
  private let state = Mutex(State())

  private struct State {
    var buffer: [UInt8] = []
    /// The `errno` of the first write that failed.
    var failure: Int32 = 0
  }

  /// - Parameter sink: takes bytes, answers 0 or an `errno`.
  init(isTerminal: Bool, columns: Int?, sink: @escaping @Sendable ([UInt8]) -> Int32) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.sink = sink
  }

  /// A stream of this process.
  convenience init(descriptor: Int32) {
    let isTerminal = isatty(descriptor) == 1
    self.init(isTerminal: isTerminal, columns: isTerminal ? Self.width(of: descriptor) : nil) { bytes in
      Self.write(bytes, to: descriptor)
    }
  }

  func put(_ text: String) { put(text.utf8) }

  func put(_ bytes: some Sequence<UInt8>) {
    state.withLock { state in
      state.buffer.append(contentsOf: bytes)
      if isTerminal || state.buffer.count >= 1 << 16 { drain(&state) }
    }
  }

  func line(_ text: String) { put(text + "\n") }

  /// Writes what is still held back.
  ///
  /// - Throws: a ``Failure`` when this or an earlier write failed, as on a full disk.
  func flush() throws(Failure) {
    let failure = state.withLock { state in
      drain(&state)
      return state.failure
    }
    guard failure != 0 else { return }
    throw Failure(.io, "The output could not be written: \(String(cString: strerror(failure)))")
  }

  private func drain(_ state: inout State) {
    guard !state.buffer.isEmpty else { return }
    let failure = sink(state.buffer)
    if state.failure == 0 { state.failure = failure }
    state.buffer.removeAll(keepingCapacity: true)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return 0 }
      var begin = 0
      while begin < all.count {
        let written = systemWrite(descriptor, start + begin, all.count - begin)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        begin += written
      }
      return 0
    }
  }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
