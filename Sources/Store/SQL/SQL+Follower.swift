extension SQL {
  private static let followerColumns = """
    id, network, account, handle, name, bio, place, followers, verified, segment, also_segments, segment_corrected,
    first_seen, last_seen, conversations
    """

  static let followerSelect = "SELECT \(followerColumns) FROM follower"
  static let follower = SQL("\(followerSelect) WHERE id = ?1")
  static let followerByAccount = SQL("\(followerSelect) WHERE network = ?1 AND account = ?2")
  static let followerByHandle = SQL(
    """
    \(followerSelect) WHERE handle_key = ?2 AND \(onNetwork) ORDER BY last_seen DESC, id LIMIT 1
    """)
  /// So that no index is taken for it: a network has most of the followers, and PostgreSQL may think that it has few.
  static let onNetwork = "network || '' = ?1"
  /// What changes with most messages: no index is touched.
  static let updateFollower: SQL = """
    UPDATE follower SET name = ?2, bio = ?3, place = ?4, verified = ?5, segment = ?6, also_segments = ?7,
      segment_corrected = ?8, first_seen = ?9, last_seen = ?10 WHERE id = ?1
    """
  static let updateFollowerNames: SQL = """
    UPDATE follower SET account = ?2, handle = ?3, handle_key = ?4, followers = ?5
    WHERE id = ?1
    """
  static let countConversations: SQL = "UPDATE follower SET conversations = conversations + ?2 WHERE id = ?1"
  static let lastFollower: SQL = "SELECT MAX(id) FROM follower"
}
