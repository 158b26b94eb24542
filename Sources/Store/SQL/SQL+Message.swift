import Model

extension SQL {
  private static let messageColumns =
    "id, direction, author, text, said_at, remote_id, parent, url, state, edits"

  /// Between two ids, forwards or backwards.
  static let messages = SQL("SELECT \(messageColumns) FROM message WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3")
  static let messagesBackwards =
    SQL("SELECT \(messageColumns) FROM message WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT ?3")

  /// What was said in a conversation last, notes left out.
  static let lastTexts =
    SQL(
      """
      SELECT text FROM message WHERE id BETWEEN ?1 AND ?2 AND direction <> \(Message.Direction.note.rawValue)
      ORDER BY id DESC LIMIT \(Ranking.messages)
      """)

  static let messageVersions: SQL = """
    SELECT text, replaced_at FROM message_version WHERE message = ?1 ORDER BY version
    """

  static let knownMessage: SQL = "SELECT id FROM message WHERE channel = ?1 AND remote_id = ?2"
  static let expectedMessage: SQL = "SELECT thread FROM expected WHERE channel = ?1 AND remote_id = ?2"
  static let expectMessage: SQL = """
    INSERT INTO expected(channel, remote_id, thread) VALUES(?1, ?2, ?3) ON CONFLICT(channel, remote_id) DO NOTHING
    """

  static let messageText: SQL = "SELECT text, edits FROM message WHERE id = ?1"
  static let keepVersion: SQL = """
    INSERT INTO message_version(message, version, text, replaced_at) VALUES(?1, ?2, ?3, ?4)
    """
  static let updateMessage: SQL = "UPDATE message SET text = ?2, state = ?3, edits = ?4 WHERE id = ?1"
  static let setMessageState: SQL = "UPDATE message SET state = ?2 WHERE id = ?1"
  static let setRemoteID: SQL = "UPDATE message SET remote_id = ?2 WHERE id = ?1"

  static let insertOutbox: SQL = "INSERT INTO outbox(message, leaves_at) VALUES(?1, ?2)"
  static let removeOutbox: SQL = "DELETE FROM outbox WHERE message = ?1"
  static let outbox: SQL = """
    SELECT o.message, o.leaves_at, m.channel, m.author, m.text, m.said_at, f.id, f.handle, c.thread,
      COALESCE(i.remote_id, c.thread)
    FROM outbox o
    JOIN message m ON m.id = o.message
    JOIN conversation c ON c.id = o.message >> 20
    JOIN follower f ON f.id = c.follower
    LEFT JOIN message i ON i.id = (c.id << 20) + c.last_inbound
    WHERE o.message > ?1
    ORDER BY o.message LIMIT ?2
    """
  static let outboxBetween: SQL = "SELECT message FROM outbox WHERE message BETWEEN ?1 AND ?2"
}
