internal import Synchronization

/// One watcher's unread changes: however slowly it reads, one folded change waits and none is missed.
final class Mailbox: Sendable {
  private struct State {
    var unread: DeskChange?
    var reader: CheckedContinuation<DeskChange?, Never>?
    var isClosed = false
  }

  private let state = Mutex(State())

  func put(_ change: DeskChange) {
    let reader = state.withLock { state -> CheckedContinuation<DeskChange?, Never>? in
      guard !state.isClosed else { return nil }
      if let reader = state.reader {
        state.reader = nil
        return reader
      }
      if state.unread == nil { state.unread = change } else { state.unread?.fold(in: change) }
      return nil
    }
    reader?.resume(returning: change)
  }

  /// Waits for a change; nil when the box is closed. For one reader.
  func next() async -> DeskChange? {
    await withCheckedContinuation { continuation in
      let (isReady, change) = state.withLock { state -> (Bool, DeskChange?) in
        if let unread = state.unread {
          state.unread = nil
          return (true, unread)
        }
        if state.isClosed || state.reader != nil { return (true, nil) }
        state.reader = continuation
        return (false, nil)
      }
      if isReady { continuation.resume(returning: change) }
    }
  }

  func close() {
    let reader = state.withLock { state in
      state.isClosed = true
      state.unread = nil
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume(returning: nil)
  }
}
