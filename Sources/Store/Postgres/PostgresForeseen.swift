/// What a batch asks for, as a few questions with lists in them.
///
/// Each thing sought is looked up by itself (`LATERAL` with a limit, which the planner cannot take apart), by its index:
/// the cost follows the batch. With a join, a server that has not counted its rows goes through all messages of a
/// channel, or all people of a network, for each batch.
enum PostgresForeseen {
  /// Of messages by the network's ids: those that are here, and those that something here answers.
  static let messages: SQL = """
    SELECT sought.id, here.id, COALESCE(here.thread, answered.thread) FROM unnest(?2::text[]) AS sought(id)
    LEFT JOIN LATERAL (
      SELECT m.id, (SELECT c.thread FROM conversation c WHERE c.id = m.id >> 20) AS thread FROM message m
      WHERE m.channel = ?1 AND m.remote_id = sought.id LIMIT 1) AS here ON true
    LEFT JOIN LATERAL (
      SELECT e.thread FROM expected e
      WHERE here.id IS NULL AND e.channel = ?1 AND e.remote_id = sought.id LIMIT 1) AS answered ON true
    WHERE here.id IS NOT NULL OR answered.thread IS NOT NULL
    """

  static let followers = SQL(
    """
    SELECT f.* FROM unnest(?2::text[]) AS sought(account)
    CROSS JOIN LATERAL (\(SQL.followerSelect) WHERE network = ?1 AND account = sought.account LIMIT 1) AS f
    """)

  /// Of each handle who was seen last.
  static let followersByHandle = SQL(
    """
    SELECT f.* FROM unnest(?2::text[]) AS sought(handle)
    CROSS JOIN LATERAL (
      \(SQL.followerSelect) WHERE handle_key = sought.handle AND \(SQL.onNetwork)
      ORDER BY last_seen DESC, id LIMIT 1) AS f
    """)

  static let followersByID = SQL(
    """
    SELECT f.* FROM unnest(?1::bigint[]) AS sought(id)
    CROSS JOIN LATERAL (\(SQL.followerSelect) WHERE id = sought.id LIMIT 1) AS f
    """)

  /// Each with its head behind what is read of a conversation elsewhere.
  static let conversations = SQL(
    """
    SELECT c.* FROM unnest(?1::bigint[]) AS sought(id)
    CROSS JOIN LATERAL (
      SELECT \(ConversationRow.read.joined(separator: ", ")), head FROM conversation WHERE id = sought.id LIMIT 1) AS c
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

  /// Numbers as one value, an array.
  static func array(_ numbers: [Int64]) -> String { "{\(numbers.map(String.init).joined(separator: ","))}" }
}
