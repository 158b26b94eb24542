extension SQL {
  /// Which messages of followers arrived after an event, up to another.
  static let arrivalsAfter: SQL = """
    SELECT id, recorded_at, body FROM event WHERE id > ?1 AND id <= ?2 AND name = 'received' ORDER BY id
    """
  /// An arrival with who spoke, where, and what triage read: the event beside it.
  static let arrival: SQL = """
    SELECT e.conversation, c.channel, c.thread, c.follower, f.handle, f.followers, c.segment, r.body
    FROM event e
    JOIN conversation c ON c.id = e.conversation
    JOIN follower f ON f.id = c.follower
    LEFT JOIN event r ON r.conversation = e.conversation AND r.sequence = e.sequence + 1 AND r.name = 'read'
    WHERE e.id = ?1
    """
}
