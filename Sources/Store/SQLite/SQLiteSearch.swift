import Model

/// The full-text index, in SQLite's FTS5.
///
/// Its rows are those of the messages that were said to or by a follower; the text lives in the message alone.
enum SQLiteSearch {
  static let schema: [SQL] = [
    "CREATE VIEW message_said AS SELECT id, text FROM message WHERE direction <> 2",
    """
    CREATE VIRTUAL TABLE message_words USING fts5(
      text, content='message_said', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 2')
    """,
    // One batch of an import is one segment: it fits in memory. Fewer merges while writing.
    "INSERT INTO message_words(message_words, rank) VALUES('hashsize', 16777216)",
  ]

  static let add: SQL = "INSERT INTO message_words(rowid, text) VALUES(?1, ?2)"
  static let remove: SQL = "INSERT INTO message_words(message_words, rowid, text) VALUES('delete', ?1, ?2)"

  /// Whether a message of the conversation `c` has a phrase.
  static func conversationHas(_ phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return """
      EXISTS (SELECT 1 FROM message_words w WHERE w.message_words MATCH \(match)
        AND w.rowid BETWEEN c.id << \(Codes.messageBits) AND (c.id << \(Codes.messageBits)) + \(Codes.messageLimit - 1))
      """
  }

  /// The conversations that have a phrase; one may come more than once.
  static func conversations(with phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return "SELECT w.rowid >> \(Codes.messageBits) FROM message_words w WHERE w.message_words MATCH \(match)"
  }

  /// In the language of FTS5. The words hold letters and digits only. Source: https://sqlite.org/fts5.html, section 3.
  private static func expression(_ phrase: Query.Phrase) -> String {
    "\"\(phrase.words.joined(separator: " "))\"\(phrase.isPrefix ? " *" : "")"
  }
}
