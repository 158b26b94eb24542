/// Where a value and its key are written, and the same for all within it.
///
/// A class, because a file says `[a.b]` long after `[a]`: the tree grows in any order.
final class Place {
  /// Where the key is; for a table, its first mention; for an item of a list, the item.
  let key: ConfigPosition
  /// Where the value begins; for a table with a header, where the key is.
  var value: ConfigPosition
  var entries: [String: Place] = [:]
  var items: [Place] = []

  init(at position: ConfigPosition) {
    key = position
    value = position
  }

  /// The place of a key; a table's own place when the key is not there.
  func child(_ key: String) -> Place { entries[key] ?? self }

  func item(_ index: Int) -> Place { items.indices.contains(index) ? items[index] : self }
}

/// One step of the way from a file's outermost table to a value.
enum Step: Hashable {
  case key(String)
  case item(Int)
}
