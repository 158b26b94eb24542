import Model

/// The full-text index, in SQLite's FTS5.
///
/// It holds the words of what was said to or by a follower, folded by `Words`, and no text: the text lives in the
/// message alone. What remains to be done is to part words at spaces, which `ascii` does, and so a search finds
/// exactly what a match in memory finds.
enum SQLiteSearch {
  static let schema: [SQL] = [
    "CREATE VIRTUAL TABLE message_words USING fts5(words, content='', columnsize=0, tokenize='ascii')",
    // One batch of an import is one segment: it fits in memory. Fewer merges while writing.
    "INSERT INTO message_words(message_words, rank) VALUES('hashsize', 16777216)",
  ]

  static let add: SQL = "INSERT INTO message_words(rowid, words) VALUES(?1, ?2)"
  static let remove: SQL = "INSERT INTO message_words(message_words, rowid, words) VALUES('delete', ?1, ?2)"

  /// Whether a message of the conversation `c` has a phrase. For many conversations: all that have it are gone through
  /// once, for to look one up takes as long as going through hundreds.
  static func conversationHas(_ phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    "c.id IN (\(conversations(with: phrase, &parameters)))"
  }

  /// The conversations that have a phrase; one may come more than once.
  static func conversations(with phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return "SELECT w.rowid >> \(Codes.messageBits) FROM message_words w WHERE w.message_words MATCH \(match)"
  }

  /// Whether the conversation `?2` has a phrase, `?1` in the language of FTS5.
  static let has: SQL = """
    SELECT 1 FROM message_words WHERE message_words MATCH ?1 AND rowid BETWEEN ?2 << 20 AND (?2 << 20) + 1048575 LIMIT 1
    """

  /// The conversations that have a phrase, from one on: up or down.
  static func conversations(down: Bool) -> SQL {
    down
      ? """
      SELECT rowid >> 20 FROM message_words WHERE message_words MATCH ?1 AND rowid <= (?2 << 20) + 1048575
      ORDER BY rowid DESC
      """
      : "SELECT rowid >> 20 FROM message_words WHERE message_words MATCH ?1 AND rowid >= ?2 << 20 ORDER BY rowid"
  }

  /// Whether any message has `?1`, in the language of FTS5.
  static let isThere: SQL = "SELECT 1 FROM message_words WHERE message_words MATCH ?1 LIMIT 1"

  /// In the language of FTS5. The words hold letters and digits only. Source: https://sqlite.org/fts5.html, section 3.
  static func expression(_ phrase: Query.Phrase) -> String {
    phrase.forms.map { expression($0) + (phrase.isPrefix ? " *" : "") }.joined(separator: " OR ")
  }

  /// Words next to each other.
  static func expression(_ folded: String) -> String { "\"\(folded)\"" }
}
