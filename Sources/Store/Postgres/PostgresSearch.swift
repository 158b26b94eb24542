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
    has("c.id", parameters.mark(.text(expression(phrase))))
  }

  /// Looked up in the few rows of the conversation. `OFFSET 0` and `IS TRUE` keep the planner, which takes a
  /// conversation for a two-hundredth of all messages, from going through all that has the phrase for each.
  private static func has(_ id: String, _ match: String) -> String {
    """
    EXISTS (SELECT 1 FROM message_words w WHERE (w.words @@ \(match)::tsquery) IS TRUE
      AND w.message BETWEEN \(id) << \(Codes.messageBits) AND (\(id) << \(Codes.messageBits)) + \(Codes.messageLimit - 1)
      OFFSET 0)
    """
  }

  /// The conversations that have a phrase; one may come more than once.
  static func conversations(with phrase: Query.Phrase, _ parameters: inout Parameters) -> String {
    let match = parameters.mark(.text(expression(phrase)))
    return "SELECT w.message >> \(Codes.messageBits) AS id FROM message_words w WHERE w.words @@ \(match)::tsquery"
  }

  /// The conversations that have all of some phrases, each once where they are several.
  ///
  /// - Parameter looksUp: whether those that have the first are looked up for the others, because they are few; else
  ///   what has each is found, and compared.
  static func conversations(
    with phrases: [Query.Phrase], looksUp: Bool, _ parameters: inout Parameters
  ) -> String {
    guard looksUp, let first = phrases.first else {
      return phrases.map { conversations(with: $0, &parameters) }.joined(separator: " INTERSECT ")
    }
    let found = conversations(with: first, &parameters)
    let others = phrases.dropFirst().map { has("found.id", parameters.mark(.text(expression($0)))) }
    return "SELECT found.id FROM (SELECT DISTINCT * FROM (\(found)) AS one) AS found WHERE "
      + others.joined(separator: " AND ")
  }

  /// About how many messages one goes through to find a phrase, as the server has counted its words: those that have all
  /// its words, in whatever order.
  static let plan: SQL = "EXPLAIN (FORMAT JSON) SELECT 1 FROM message_words w WHERE w.words @@ ?1::tsquery"

  /// What the plan says; nil when it says something that we do not know.
  static func rows(ofPlan json: String) -> Int? {
    let name = "\"Plan Rows\":"
    guard let start = json.firstRange(of: name)?.upperBound else { return nil }
    return Int(json[start...].drop { $0 == " " }.prefix { $0.isNumber })
  }

  /// Of a stretch of a list, the rows whose conversations have some phrases, and the last row of a whole stretch,
  /// whatever it has: where the next one begins. Whether a row has them is 1 or 0 after its keys.
  ///
  /// Where the conversations of the stretch lie close together, as they do in a list by time, all messages between the
  /// first and the last are gone through at once, at 0.5 µs each; else those of each conversation, at some 3 µs.
  ///
  /// - Parameter stretch: a query for the keys of at most `length` rows; the last key is the conversation's id.
  static func sifted(
    _ stretch: String, _ order: ListOrder, backwards: Bool, length: Int, with phrases: [Query.Phrase],
    _ parameters: inout Parameters
  ) -> String {
    let columns = order.keys.indices.map { "k\($0 + 1)" }.joined(separator: ", ")
    let id = "k\(order.keys.count)"
    let conditions = phrases.map { phrase in
      let match = parameters.mark(.text(expression(phrase)))
      return """
        CASE WHEN (SELECT most - least < \(closeness) * n FROM ends) THEN \(id) IN (
          SELECT w.message >> \(Codes.messageBits) FROM message_words w WHERE (w.words @@ \(match)::tsquery) IS TRUE
          AND w.message BETWEEN (SELECT least << \(Codes.messageBits) FROM ends)
          AND (SELECT (most << \(Codes.messageBits)) + \(Codes.messageLimit - 1) FROM ends))
        ELSE \(has(id, match)) END
        """
    }
    return """
      WITH stretch AS MATERIALIZED (\(stretch)),
      ends AS MATERIALIZED (SELECT MIN(\(id)) AS least, MAX(\(id)) AS most, COUNT(*) AS n FROM stretch)
      SELECT \(columns), 1 AS has FROM stretch WHERE \(conditions.joined(separator: "\nAND "))
      UNION ALL (SELECT \(columns), 0 FROM stretch WHERE (SELECT n FROM ends) = \(length)
        ORDER BY \(order.orderBy(backwards: !backwards)) LIMIT 1)
      ORDER BY \(order.orderBy(backwards: backwards)), has DESC
      """
  }

  /// As many messages can be gone through in the time that one conversation is looked up.
  private static let closeness = 8

  /// How well conversations answer phrases, as `Ranking` counts it: each id and its rank.
  ///
  /// A message without one of the phrases counts nothing.
  static func ranks(
    of ids: [Conversation.ID], _ phrases: [Query.Phrase], _ parameters: inout Parameters
  ) -> String {
    let match = parameters.mark(.text(phrases.map { "(\(expression($0)))" }.joined(separator: " & ")))
    return """
      SELECT ranked.id, (\(Ranking.fineness) * COALESCE((
        SELECT SUM(ts_rank_cd('{1,1,1,1}', last.words, \(match)::tsquery, 1)::float8) FROM (
          SELECT w.words FROM message_words w
          WHERE w.message BETWEEN ranked.id << \(Codes.messageBits)
            AND (ranked.id << \(Codes.messageBits)) + \(Codes.messageLimit - 1)
          ORDER BY w.message DESC LIMIT \(Ranking.messages)) AS last), 0))::bigint
      FROM (\(Dialect.postgres.ids(ids.map(\.rawValue), &parameters))) AS ranked(id)
      """
  }

  /// One of the forms: the words one after the other, the last one perhaps as a beginning.
  static func expression(_ phrase: Query.Phrase) -> String {
    phrase.forms.map { form in
      let words = form.split(separator: " ").map { "'\(lexeme(Array($0.utf8)))'" }
      return words.joined(separator: " <-> ") + (phrase.isPrefix ? ":*" : "")
    }.joined(separator: " | ")
  }

  /// What nobody has written, since words are parted at spaces.
  static let unwritten = "'no word'"

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
