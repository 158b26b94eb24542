/// What runs statements that return rows. The conformer goes through them; what is made of a row is added here, so that
/// little has to be compiled anew for each type that a row is read into.
protocol RowSource {
  /// Goes through the rows of a statement, at most so many, by a function that must not use the connection itself.
  func each(_ sql: SQL, _ values: [SQLValue], upTo limit: Int, _ take: (Columns) throws -> Void) throws
}

extension RowSource {
  /// Every row of a statement, read by a function that must not use the connection itself.
  func rows<T>(_ sql: SQL, _ values: [SQLValue] = [], _ read: (Columns) throws -> T) throws -> [T] {
    var rows: [T] = []
    try each(sql, values, upTo: .max) { rows.append(try read($0)) }
    return rows
  }

  /// The first row, if there is one.
  func first<T>(_ sql: SQL, _ values: [SQLValue] = [], _ read: (Columns) throws -> T) throws -> T? {
    var row: T?
    try each(sql, values, upTo: 1) { row = try read($0) }
    return row
  }

  /// The first column of the first row; 0 when there is no row or it is NULL.
  func integer(_ sql: SQL, _ values: [SQLValue] = []) throws -> Int64 {
    try first(sql, values) { $0.int64(0) } ?? 0
  }
}
