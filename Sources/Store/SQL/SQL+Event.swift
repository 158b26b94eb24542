extension SQL {
  static let insertEvent: SQL = """
    INSERT INTO event(conversation, sequence, recorded_at, actor, action, name, body, hash)
    VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """
  static let history: SQL = """
    SELECT sequence, recorded_at, actor, action, name, body, hash FROM event
    WHERE conversation = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3
    """
  static let lastEvent: SQL = "SELECT MAX(id) FROM event"
  static let changesAfter: SQL = """
    SELECT id, conversation, recorded_at, actor, action, name FROM event WHERE id > ?1 ORDER BY id LIMIT ?2
    """
}
