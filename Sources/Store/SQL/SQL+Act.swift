extension SQL {
  /// As `StoredAct` reads them.
  private static let actColumns = "sequence, recorded_at, actor, action, events, hash, session"

  /// From the act on that holds the event after a place in the chain.
  static let history = SQL(
    """
    SELECT \(actColumns) FROM act
    WHERE conversation = ?1 AND sequence >= COALESCE(
      (SELECT MAX(sequence) FROM act WHERE conversation = ?1 AND sequence <= ?2 + 1), 0)
    ORDER BY sequence LIMIT ?3
    """)
  /// After a place in a chain, up to the end of another conversation's.
  static let actsBetween = SQL(
    """
    SELECT \(actColumns), conversation FROM act
    WHERE (conversation, sequence) > (?1, ?2) AND conversation <= ?3 ORDER BY conversation, sequence LIMIT ?4
    """)
  static let lastAct: SQL = "SELECT MAX(id) FROM act"
  static let actsAfter: SQL = """
    SELECT id, conversation, recorded_at, actor, action, events FROM act WHERE id > ?1 ORDER BY id LIMIT ?2
    """
  /// What a teammate did, the latest first. The index leaves out what Earshot does by itself: that is most of it.
  static let actsBy: SQL = """
    SELECT id, conversation, sequence, recorded_at, action, events FROM act
    WHERE actor = ?1 AND actor <> 'earshot' AND id < ?2 ORDER BY id DESC LIMIT ?3
    """
  /// What teammates did by a name, the latest first: along the index of what teammates did, which is little.
  static func conversationsByAction(_ dialect: Dialect) -> SQL {
    """
    SELECT conversation FROM act \(dialect.index("act_by_actor")) WHERE actor <> 'earshot' AND action = ?1
    ORDER BY id DESC LIMIT ?2
    """
  }
  static func countOfAction(_ dialect: Dialect) -> SQL {
    "SELECT COUNT(*) FROM act \(dialect.index("act_by_actor")) WHERE actor <> 'earshot' AND action = ?1"
  }
}
