/// The statement that adds a row to a table, in a form in which many rows can go at once.
struct Insertion: Sendable {
  let table: String
  let columns: [String]
  /// The statement for one row.
  let sql: SQL

  /// - Parameter types: what PostgreSQL must be told of a column that is given as text.
  init(_ table: String, _ columns: [String], types: [String: String] = [:]) {
    self.table = table
    self.columns = columns
    let values = columns.enumerated().map { "?\($0 + 1)" + (types[$1].map { "::\($0)" } ?? "") }
    sql = SQL("INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES(\(values.joined(separator: ", ")))")
  }
}

extension Insertion {
  static let conversation = Insertion("conversation", ConversationRow.columns)
  static let follower = Insertion(
    "follower",
    [
      "id", "network", "account", "handle", "handle_key", "name", "bio", "place", "followers", "verified", "segment",
      "also_segments", "segment_corrected", "first_seen", "last_seen", "conversations",
    ])
  static let message = Insertion(
    "message",
    [
      "id", "channel", "direction", "author", "text", "said_at", "remote_id", "parent", "url", "state", "edits",
    ])
  static let act = Insertion(
    "act", ["conversation", "sequence", "recorded_at", "actor", "action", "events", "hash"])
  static let tag = Insertion("conversation_tag", ["tag", "status", "conversation"])
}
