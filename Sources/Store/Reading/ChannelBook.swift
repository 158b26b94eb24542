import Synchronization

/// The names of channels and the numbers that stand for them in rows; a number never changes.
///
/// Shared by all connections of a store, and so holds only what has been committed.
final class ChannelBook: Sendable {
  private struct Names {
    var ids: [String: Int64] = [:]
    /// Gone through one by one: they are the few accounts that are ours.
    var names: [(id: Int64, name: String)] = []
  }

  private let known = Mutex(Names())

  func id(of name: String) -> Int64? { known.withLock { $0.ids[name] } }
  func name(of id: Int64) -> String? { known.withLock { $0.names.first { $0.id == id }?.name } }

  func learn(_ entries: [(id: Int64, name: String)]) {
    known.withLock { known in
      for entry in entries where known.ids.updateValue(entry.id, forKey: entry.name) == nil {
        known.names.append(entry)
      }
    }
  }
}
