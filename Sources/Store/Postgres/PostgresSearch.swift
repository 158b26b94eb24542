import Model

/// The full-text index, in PostgreSQL's `tsvector` with a GIN index.
///
/// What is indexed are the words as `Words` folds them, with their places, put together here rather than by
/// `to_tsvector`: what a search finds then depends neither on the server's parser nor on its language, and is what a
/// match in memory finds, in every language.
///
/// Source: https://www.postgresql.org/docs/15/datatype-textsearch.html and, for the limits, 12.11 of that manual.
enum PostgresSearch {
  static let schema: [SQL] = [
    """
    -- The words of a message, in pieces where they are too many for one value.
    CREATE TABLE message_words(
      message INTEGER NOT NULL,
      piece INTEGER NOT NULL,
      words tsvector NOT NULL,
      PRIMARY KEY(message, piece)
    )
    """,
    "CREATE INDEX message_words_found ON message_words USING gin(words)",
  ]

  static let add = Insertion("message_words", ["message", "piece", "words"], types: ["words": "tsvector"])
  static let remove: SQL = "DELETE FROM message_words WHERE message = ?1"

  /// Whether a message of the conversation `c` has a phrase.
  static func conversationHas(_ phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return """
      EXISTS (SELECT 1 FROM message_words w WHERE w.words @@ \(match)::tsquery
        AND w.message BETWEEN c.id << \(Codes.messageBits) AND (c.id << \(Codes.messageBits)) + \(Codes.messageLimit - 1))
      """
  }

  /// The conversations that have a phrase; one may come more than once.
  static func conversations(with phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return "SELECT w.message >> \(Codes.messageBits) AS id FROM message_words w WHERE w.words @@ \(match)::tsquery"
  }

  /// The words one after the other, the last one perhaps as a beginning.
  static func expression(_ phrase: Query.Phrase) -> String {
    let words = phrase.folded.split(separator: " ").map { "'\(lexeme(Array($0.utf8)))'" }
    return words.joined(separator: " <-> ") + (phrase.isPrefix ? ":*" : "")
  }

  /// The pieces of a folded text: each as a `tsvector`.
  ///
  /// A value knows places up to 16,383, at most 255 a word, and a megabyte in all; a long text is cut before that.
  /// Pieces overlap, so that a phrase is found across a cut.
  static func pieces(_ folded: String) -> [String] {
    let words = folded.utf8.split(separator: UInt8(ascii: " ")).map { lexeme(Array($0)) }
    var pieces: [String] = []
    var start = 0
    while start < words.count {
      var places: [String: [Int]] = [:]
      var size = 0
      var end = start
      while end < words.count, end - start < Limits.words, size < Limits.bytes {
        if places[words[end], default: []].count == Limits.sameWord { break }
        if places[words[end]] == nil { size += words[end].utf8.count }
        size += 8
        places[words[end], default: []].append(end - start + 1)
        end += 1
      }
      pieces.append(
        places.map { word, places in "'\(word)':\(places.map(String.init).joined(separator: ","))" }
          .joined(separator: " "))
      start = end == words.count ? end : max(end - Limits.overlap, start + 1)
    }
    return pieces
  }

  private enum Limits {
    static let words = 16_000
    static let sameWord = 255
    static let bytes = 500_000
    static let overlap = 64
    /// The most bytes of a word, of 2,046 that the server takes.
    static let word = 1_900
  }

  /// A word as it stands in the index. One that is too long is told apart from others by a digest.
  private static func lexeme(_ word: [UInt8]) -> String {
    guard word.count > Limits.word else { return String(decoding: word, as: UTF8.self) }
    var end = Limits.word
    while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
    let text = String(decoding: word, as: UTF8.self)
    return String(decoding: word[..<end], as: UTF8.self) + Digest.hex(text)
  }
}
