extension SQL {
  /// All that a line of a list shows.
  static let row = SQL("\(rows) WHERE c.id = ?1")
  /// Of which conversations is to be added.
  static let rows = """
    SELECT c.id, c.channel, c.status, c.wakes_at, c.kind, c.kinds, c.stance, c.segment, c.urgency, c.priority,
      c.language, c.holder, c.topics, c.labels, c.due, c.due_clock, c.due_started, c.escalated_to, c.escalation,
      c.follower, f.handle, f.name, f.followers, substr(m.text, 1, 300), c.messages, c.answered, d.author,
      c.to_send, c.opened_at, c.heard_at, c.updated_at, c.asked_by
    FROM conversation c
    JOIN follower f ON f.id = c.follower
    LEFT JOIN message m ON m.id = (c.id << 20) + CASE WHEN c.last_inbound > 0 THEN c.last_inbound ELSE 1 END
    LEFT JOIN draft d ON d.conversation = c.id
    """
}
