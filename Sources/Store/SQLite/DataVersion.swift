import GRDB

/// A number that changes with every commit of another connection. Source: https://sqlite.org/pragma.html#pragma_data_version
final class DataVersion: Sendable {
  /// A connection of its own: what it writes itself, a connection is not told. Nil when the file could not be opened.
  private let queue: DatabaseQueue?

  init(path: String) {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.label = "earshot.watch"
    configuration.busyMode = .timeout(0.1)
    queue = try? DatabaseQueue(path: path, configuration: configuration)
  }

  /// Nil when it cannot be told just now.
  func read() -> Int64? {
    guard let queue else { return nil }
    return try? queue.inDatabase { try Int64.fetchOne($0, sql: "PRAGMA data_version") }
  }
}
