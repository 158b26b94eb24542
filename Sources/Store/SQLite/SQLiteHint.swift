/// Which way SQLite is to take. Without statistics its planner guesses, and guesses differently from one version to
/// the next; an index that is named and cannot be used is an error, which the tests would see.
///
/// Source: https://sqlite.org/lang_indexedby.html
enum SQLiteHint {
  static func index(_ name: String) -> String { "INDEXED BY \(name)" }
  /// By the table's own key only.
  static let key = "NOT INDEXED"
}
