extension Connection {
  /// The names of a table's columns, in their order.
  func columns(of table: String) throws -> [String] {
    switch session {
    case .sqlite: try rows("SELECT name FROM pragma_table_info(?1) ORDER BY cid", [.text(table)]) { $0.text(0) }
    case .postgres:
      try rows(
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = to_regclass(?1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """, [.text("earshot.\(table)")]
      ) { $0.text(0) }
    }
  }

  /// Lets the numbers that the database gives rows go on after those that are there.
  func resumeNumbering(of tables: [String]) throws {
    // SQLite always goes on after the greatest.
    guard dialect == .postgres else { return }
    for table in tables {
      _ = try integer(
        SQL(
          """
          SELECT setval(pg_get_serial_sequence('earshot.\(table)', 'id'), COALESCE((SELECT MAX(id) FROM \(table)), 1),
            EXISTS (SELECT 1 FROM \(table)))
          """))
    }
  }
}
