extension SQL {
  static let addToTally: SQL = """
    INSERT INTO tally(status, kind, kinds, stance, segment, urgency, priority, language, holder, channel, escalation,
      answered, n)
    VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    ON CONFLICT(status, kind, kinds, stance, segment, urgency, priority, language, holder, channel, escalation,
      answered)
    DO UPDATE SET n = tally.n + excluded.n
    """
  static let removeEmptyTally: SQL = """
    DELETE FROM tally WHERE status = ?1 AND kind = ?2 AND kinds = ?3 AND stance = ?4 AND segment = ?5
      AND urgency = ?6 AND priority = ?7 AND language = ?8 AND holder = ?9 AND channel = ?10 AND escalation = ?11
      AND answered = ?12 AND n = 0
    """

  static let tag: SQL = "SELECT id FROM tag WHERE family = ?1 AND name = ?2"
  static let conversationsOfTag: SQL = "SELECT conversations FROM tag WHERE family = ?1 AND name = ?2"
  static let insertTag: SQL = "INSERT INTO tag(family, name, conversations) VALUES(?1, ?2, 0) RETURNING id"
  static let countTag: SQL = "UPDATE tag SET conversations = conversations + ?2 WHERE id = ?1"
  static let removeTag: SQL = "DELETE FROM conversation_tag WHERE tag = ?1 AND status = ?2 AND conversation = ?3"
  static let tags: SQL = """
    SELECT name, conversations FROM tag WHERE family = ?1 AND conversations > 0 ORDER BY conversations DESC, name
    """

  static let storedTally = SQL("SELECT \(TallyKey.columns), n FROM tally")
  static let tallyOfRows = SQL(
    "SELECT \(TallyKey.columns), COUNT(*) FROM conversation GROUP BY \(TallyKey.columns)")
  static let tagged: SQL = """
    SELECT c.conversation FROM conversation_tag c JOIN tag t ON t.id = c.tag
    WHERE t.family = ?1 AND t.name = ?2 AND c.status = ?3 AND c.conversation BETWEEN ?4 AND ?5
    """
  static let wronglyCountedTags: SQL = """
    SELECT t.name FROM tag t
    WHERE t.conversations <> (SELECT COUNT(*) FROM conversation_tag c WHERE c.tag = t.id)
    """
}
