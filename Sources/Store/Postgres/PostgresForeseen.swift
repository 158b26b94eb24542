/// What a batch asks for, as a few questions with lists in them.
enum PostgresForeseen {
  /// Of messages by the network's ids: those that are here, and those that something here answers.
  static let messages: SQL = """
    SELECT m.remote_id, m.id, c.thread FROM unnest(?2::text[]) AS sought(id)
    JOIN message m ON m.channel = ?1 AND m.remote_id = sought.id
    JOIN conversation c ON c.id = m.id >> 20
    UNION ALL
    SELECT e.remote_id, NULL, e.thread FROM unnest(?2::text[]) AS sought(id)
    JOIN expected e ON e.channel = ?1 AND e.remote_id = sought.id
    WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.channel = ?1 AND m.remote_id = sought.id)
    """

  static let followers = SQL(
    "\(SQL.followerSelect) f WHERE f.network = ?1 AND f.account IN (SELECT unnest(?2::text[]))")

  static let followersByHandle = SQL(
    """
    \(SQL.followerSelect) f WHERE f.network = ?1 AND f.handle_key IN (SELECT unnest(?2::text[]))
    ORDER BY f.last_seen, f.id DESC
    """)

  /// Each with its head behind what is read of a conversation elsewhere.
  static let conversations = SQL(
    """
    SELECT \(ConversationRow.read.joined(separator: ", ")), head FROM conversation
    WHERE id IN (SELECT unnest(?1::bigint[]))
    """)
}

extension PostgresText {
  /// Texts as one value, an array.
  ///
  /// Source: https://www.postgresql.org/docs/15/arrays.html, 8.15.6
  static func array(_ texts: some Sequence<String>) -> String {
    var array = "{"
    for text in texts {
      if array.utf8.count > 1 { array += "," }
      array += "\""
      for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { array.unicodeScalars.append("\\") }
        array.unicodeScalars.append(scalar)
      }
      array += "\""
    }
    return array + "}"
  }
}
