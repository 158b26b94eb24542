import Synchronization

/// The names of channels and the numbers that stand for them in rows; a number never changes.
///
/// Shared by all connections of a store, and so holds only what has been committed.
final class ChannelBook: Sendable {
  private struct Names {
    var ids: [String: Int64] = [:]
    var names: [Int64: String] = [:]
  }

  private let known = Mutex(Names())

  func id(of name: String) -> Int64? { known.withLock { $0.ids[name] } }
  func name(of id: Int64) -> String? { known.withLock { $0.names[id] } }

  func learn(_ entries: [(id: Int64, name: String)]) {
    known.withLock { known in
      for (id, name) in entries {
        known.ids[name] = id
        known.names[id] = name
      }
    }
  }
}
