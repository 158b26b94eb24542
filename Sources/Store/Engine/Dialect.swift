import Model

/// All in which the SQL of the two databases differs: the schema, the ways to rows, and the full-text search.
///
/// What it says for each stands in `SQLiteHint` and `SQLiteSearch`, `PostgresDialect` and `PostgresSearch`.
enum Dialect {
  case sqlite, postgres

  /// Which index to take. PostgreSQL has statistics, and chooses by itself.
  func index(_ name: String) -> String { self == .sqlite ? SQLiteHint.index(name) : "" }

  /// To go by the table's own key.
  var byKey: String { self == .sqlite ? SQLiteHint.key : "" }

  /// A statement that makes a table or an index.
  func schema(_ sql: SQL) -> SQL { self == .sqlite ? sql : PostgresDialect.schema(sql) }

  /// A text, or something shorter that differs where the text does: for what need not go over a network again and again.
  func digest(_ text: String) -> String { self == .sqlite ? text : "md5(\(text))" }

  // MARK: Words

  var searchSchema: [SQL] { self == .sqlite ? SQLiteSearch.schema : PostgresSearch.schema }

  /// Whether a conversation, `c`, has a phrase.
  func conversationHas(_ phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    self == .sqlite
      ? SQLiteSearch.conversationHas(phrase, &parameters) : PostgresSearch.conversationHas(phrase, &parameters)
  }

  /// The conversations that have a phrase; one may come more than once.
  func conversations(with phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    self == .sqlite
      ? SQLiteSearch.conversations(with: phrase, &parameters)
      : PostgresSearch.conversations(with: phrase, &parameters)
  }

  /// One of several queries whose rows are merged in an order. SQLite merges as rows are taken; PostgreSQL would sort
  /// all rows of all of them, unless each ends by itself.
  func arm(_ select: String, orderBy: String, end: String) -> String {
    self == .sqlite || end.isEmpty ? select : "(\(select) ORDER BY \(orderBy)\(end))"
  }

  /// A list of ids as a query for them.
  func ids(_ ids: [Int64], _ parameters: inout Parameters) -> String {
    let list = ids.map(String.init).joined(separator: ",")
    switch self {
    case .sqlite: return "SELECT value FROM json_each(\(parameters.mark(.text("[\(list)]"))))"
    case .postgres: return "SELECT unnest(\(parameters.mark(.text("{\(list)}")))::bigint[])"
    }
  }
}

extension Connection {
  /// Adds a message's folded words to the full-text index, or takes them out.
  func index(_ folded: String, of message: Int64, isAdded: Bool) throws {
    switch dialect {
    case .sqlite: try run(isAdded ? SQLiteSearch.add : SQLiteSearch.remove, [.integer(message), .text(folded)])
    case .postgres:
      guard isAdded else { return try run(PostgresSearch.remove, [.integer(message)]) }
      for (number, words) in PostgresSearch.pieces(folded).enumerated() {
        try insert(PostgresSearch.add, [.integer(message), .int(number), .text(words)])
      }
    }
  }
}
