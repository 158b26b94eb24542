extension SQL {
  static let presenceColumns = """
    seat, teammate, since, seen_at, looking, writing, writing_to, writing_since, has_left, lost
    """

  static let presence = SQL("SELECT \(presenceColumns) FROM presence ORDER BY seat")

  /// A seat as it is now; one that others have taken for gone, and cleared away, is there again.
  static let tellPresence = SQL(
    """
    INSERT INTO presence(\(presenceColumns)) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)
    ON CONFLICT(seat) DO UPDATE SET seen_at = excluded.seen_at, looking = excluded.looking,
      writing = excluded.writing, writing_to = excluded.writing_to, writing_since = excluded.writing_since,
      has_left = excluded.has_left
    """)

  /// Seats of a teammate that are gone; what they say of lost holds goes over to the new one.
  static let clearSeats: SQL = """
    DELETE FROM presence WHERE teammate = ?1 AND seat <> ?2 AND (has_left = 1 OR seen_at <= ?3) RETURNING lost
    """
  static let addLost: SQL = "UPDATE presence SET lost = lost + ?2 WHERE seat = ?1"
  /// To be told when they are back: at the seat where they were last seen.
  static let addLostOf: SQL = """
    UPDATE presence SET lost = lost + ?2
    WHERE seat = (SELECT seat FROM presence WHERE teammate = ?1 ORDER BY seen_at DESC, seat LIMIT 1)
    """
}
