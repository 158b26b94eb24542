extension SQL {
  static let conversation = SQL("\(ConversationRow.select) WHERE id = ?1")

  static let conversationOf: SQL = """
    SELECT id FROM conversation WHERE channel = ?1 AND thread = ?2 AND follower = ?3
    """

  static let conversationsIn: SQL = """
    SELECT id, follower FROM conversation WHERE channel = ?1 AND thread = ?2 ORDER BY follower LIMIT ?3
    """

  static let conversationsOf: SQL = """
    SELECT id FROM conversation WHERE follower = ?1 ORDER BY id DESC LIMIT ?2
    """

  static let unfinishedAfter: SQL = """
    SELECT id FROM conversation WHERE id > ?1 AND status <> 3 ORDER BY id LIMIT ?2
    """

  static let holders: SQL = "SELECT DISTINCT holder FROM tally WHERE status <> 3 AND holder <> '' AND n > 0"

  /// Along an index of what is not done: what somebody held once and is done may be very much.
  static func unfinishedHeldBy(_ dialect: Dialect) -> SQL {
    SQL(
      """
      SELECT id FROM conversation \(dialect.index("conversation_by_due"))
      WHERE status IN (0, 1, 2) AND holder = ?1 ORDER BY id LIMIT ?2
      """)
  }

  static let conversationsWakingBy: SQL = """
    SELECT id FROM conversation WHERE wakes_at IS NOT NULL AND wakes_at <= ?1 ORDER BY wakes_at LIMIT ?2
    """

  static let lastConversation: SQL = "SELECT MAX(id) FROM conversation"
  static let headOfConversation: SQL = "SELECT events, head FROM conversation WHERE id = ?1"

  static let threadOfConversation: SQL = "SELECT thread FROM conversation WHERE id = ?1"

  static let channels: SQL = "SELECT id, name FROM channel"
  static let insertChannel: SQL = "INSERT INTO channel(name) VALUES(?1) RETURNING id"

  static let draft: SQL = "SELECT text, author, saved_at, revision FROM draft WHERE conversation = ?1"
  static let draftRevisions: SQL = "SELECT conversation, revision FROM draft"
  static let drafts: SQL = "SELECT conversation, text, author, saved_at, revision FROM draft ORDER BY saved_at DESC"
  static let saveDraft: SQL = """
    INSERT INTO draft(conversation, text, author, saved_at, revision) VALUES(?1, ?2, ?3, ?4, ?5)
    ON CONFLICT(conversation) DO UPDATE SET text = excluded.text, author = excluded.author,
      saved_at = excluded.saved_at, revision = excluded.revision
    """
  static let discardDraft: SQL = "DELETE FROM draft WHERE conversation = ?1"

  static let besideDrafts: SQL = """
    SELECT text, author, saved_at FROM draft_beside WHERE conversation = ?1 ORDER BY saved_at DESC, author
    """
  static let keepBeside: SQL = """
    INSERT INTO draft_beside(conversation, text, author, saved_at) VALUES(?1, ?2, ?3, ?4)
    ON CONFLICT(conversation, author) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at
    """
  static let discardBeside: SQL = "DELETE FROM draft_beside WHERE conversation = ?1 AND author = ?2"

  static let setting: SQL = "SELECT value FROM setting WHERE name = ?1"
  static let saveSetting: SQL = """
    INSERT INTO setting(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value
    """
  static let removeSetting: SQL = "DELETE FROM setting WHERE name = ?1"
}
