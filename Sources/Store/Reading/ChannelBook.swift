import Synchronization

/// The names of channels and the numbers that stand for them in rows; a number never changes.
///
/// Shared by all connections of a store, and so holds only what has been committed.
final class ChannelBook: Sendable {
  /// Gone through one by one: they are the few accounts that are ours.
  private let known = Mutex<[(id: Int64, name: String)]>([])

  func id(of name: String) -> Int64? { known.withLock { $0.first { $0.name == name }?.id } }
  func name(of id: Int64) -> String? { known.withLock { $0.first { $0.id == id }?.name } }

  func learn(_ entries: [(id: Int64, name: String)]) {
    known.withLock { known in
      for entry in entries where !known.contains(where: { $0.id == entry.id }) { known.append(entry) }
    }
  }
}
