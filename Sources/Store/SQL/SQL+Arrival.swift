extension SQL {
  /// What was taken in after an act, up to another: messages of followers, and of ours.
  static let takenInAfter: SQL = """
    SELECT id, recorded_at, events FROM act WHERE id > ?1 AND id <= ?2 AND action = 'ingest' ORDER BY id
    """
  /// An arrival with who spoke and where.
  static let arrival: SQL = """
    SELECT a.conversation, c.channel, c.thread, c.follower, f.handle, f.followers, c.segment, a.events
    FROM act a
    JOIN conversation c ON c.id = a.conversation
    JOIN follower f ON f.id = c.follower
    WHERE a.id = ?1
    """
}
