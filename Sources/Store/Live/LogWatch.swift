import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Word from the system that a file was written to.
final class LogWatch: Sendable {
  private struct State {
    var source: (any DispatchSourceProtocol)?
    var written: (@Sendable () -> Void)?
  }

  private let path: String
  private let queue: DispatchQueue
  private let state = Mutex(State())

  init(path: String, queue: DispatchQueue) {
    self.path = path
    self.queue = queue
  }

  /// - Parameter written: called on the queue.
  func start(_ written: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.written = written
      open(&state)
    }
  }

  /// Begins to watch if that has failed so far, or if the file is another by now.
  func renew() {
    state.withLock { state in
      if state.source == nil, state.written != nil { open(&state) }
    }
  }

  func stop() {
    state.withLock { state in
      state.source?.cancel()
      state = State()
    }
  }

  #if os(Linux)
    private func open(_ state: inout State) {
      let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { return }
      guard inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) >= 0 else {
        _ = close(descriptor)
        return
      }
      let written = state.written
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      source.setEventHandler {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        written?()
      }
      source.setCancelHandler { _ = close(descriptor) }
      source.resume()
      state.source = source
    }
  #else
    private func open(_ state: inout State) {
      let descriptor = Darwin.open(path, O_EVTONLY)
      guard descriptor >= 0 else { return }
      let written = state.written
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor, eventMask: [.write, .extend], queue: queue)
      source.setEventHandler { written?() }
      source.setCancelHandler { _ = close(descriptor) }
      source.resume()
      state.source = source
    }
  #endif
}
