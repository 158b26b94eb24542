import Model

/// Tells of one conversation after another whether it has a phrase, while a list is walked, on SQLite.
///
/// Asking the full-text index about one conversation takes 40–150 µs, enumerating a match 0.1 µs. Lists by time go
/// through the conversations nearly in the order of their ids; so the index is enumerated along with the walk, and
/// asked only about what lies behind where the enumeration began.
final class PhraseSieve {
  private let connection: SQLiteConnection
  private let expression: SQLValue
  private let goesDown: Bool
  private let enumerates: Bool
  private var steps: Steps?
  /// Matches between the two ends, both included.
  private var matches: Set<Int64> = []
  private var start: Int64 = 0
  private var end: Int64 = 0
  private var isDone = false

  /// How many ids before the first to begin: conversations that came about together are not quite in order.
  private static let slack: Int64 = 1000

  /// - Parameters:
  ///   - goesDown: whether the walk goes from new conversations to old ones.
  ///   - enumerates: whether the walk goes by time, or the matches are few enough to enumerate all of them.
  init(_ phrase: Query.Phrase, _ connection: SQLiteConnection, goesDown: Bool, enumerates: Bool) {
    self.connection = connection
    self.goesDown = goesDown
    self.enumerates = enumerates
    expression = .text(SQLiteSearch.expression(phrase))
  }

  func passes(_ id: Int64) throws -> Bool {
    if !enumerates || isBehind(id) { return try ask(id) }
    let steps = try steps ?? begin(at: id)
    while !isDone, goesDown ? end > id : end < id {
      if let row = try steps.next() {
        end = row.int64(0)
        matches.insert(end)
      } else {
        isDone = true
      }
    }
    return matches.contains(id)
  }

  private func isBehind(_ id: Int64) -> Bool { steps != nil && (goesDown ? id > start : id < start) }

  private func begin(at id: Int64) throws -> Steps {
    start = goesDown ? id + Self.slack : max(0, id - Self.slack)
    end = goesDown ? start + 1 : start - 1
    let steps = try Steps(connection, SQLiteSearch.conversations(down: goesDown), [expression, .integer(start)])
    self.steps = steps
    return steps
  }

  private func ask(_ id: Int64) throws -> Bool {
    try connection.first(SQLiteSearch.has, [expression, .integer(id)]) { _ in true } ?? false
  }
}
