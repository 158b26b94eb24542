import Model

/// The order by relevance: the newest matches, the best first, and after them all that is older, the newest first.
///
/// How well a conversation answers is reckoned when a page is asked for, since it hangs on the words of the search;
/// so as many are ranked as can be while somebody waits. A cursor has the rank, the time of opening and the id.
struct Ranking {
  /// Those that are ranked, the best first; the newest first among equals.
  let best: [Cursor]
  /// In a list by time, the place of the last that is ranked; nil when all there are, are.
  let end: Cursor?

  /// As many as are ranked.
  static let most = 1000
  /// As many messages of a conversation count, the latest.
  static let messages = 100
  /// Ranks are told apart by so much of one: what is nearer counts as equal.
  static let fineness = 1000.0
  /// The rank of what is too old to be ranked.
  private static let unranked: Int64 = -1

  /// How many stand before a place.
  func place(of place: Cursor) -> Int { best.count { $0.precedes(place) } }

  static func place(_ rank: Int64?, _ newest: Cursor) -> Cursor { Cursor([rank ?? unranked] + newest.keys) }

  /// A place among those that are not ranked, as one in a list by time; nil for one among those that are.
  static func byTime(_ place: Cursor) -> Cursor? {
    place.keys.first == unranked ? Cursor(Array(place.keys.dropFirst())) : nil
  }
}

extension Cursor {
  /// In a list whose keys all go down.
  fileprivate func precedes(_ other: Cursor) -> Bool { other.keys.lexicographicallyPrecedes(keys) }
}

extension Reader {
  /// - Parameter walk: of the same list by time.
  func ranking(_ walk: Walk, _ phrases: [Query.Phrase], most: Int = Ranking.most) throws -> Ranking {
    var newest = try keys(walk, from: nil, inclusive: false, backwards: false, limit: most + 1)
    let end = newest.count > most ? newest[most - 1] : nil
    newest = Array(newest.prefix(most))
    let ranks = try ranks(newest.map(\.conversation), phrases)
    return Ranking(
      best: newest.map { Ranking.place(ranks[$0.conversation] ?? 0, $0) }.ordered { $0.precedes($1) }, end: end)
  }

  /// The keys of the next rows of a list by relevance.
  ///
  /// - Parameter walk: of the same list by time.
  func keys(
    _ walk: Walk, _ ranking: Ranking, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int
  ) throws -> [Cursor] {
    func isBeyond(_ cursor: Cursor) -> Bool {
      guard let start, start.keys.count == walk.order.keys.count + 1 else { return true }
      if cursor == start { return inclusive }
      return backwards ? cursor.precedes(start) : start.precedes(cursor)
    }
    let old = start.flatMap(Ranking.byTime)
    if backwards {
      var found: [Cursor] = []
      if let end = ranking.end, start == nil || old != nil {
        found = try keys(walk, from: old, inclusive: inclusive, backwards: true, limit: limit)
          .prefix { end.precedes($0) }.map { Ranking.place(nil, $0) }
      }
      return found + ranking.best.reversed().lazy.filter(isBeyond).prefix(limit - found.count)
    }
    let best = Array(ranking.best.lazy.filter(isBeyond).prefix(limit))
    guard let end = ranking.end, best.count < limit else { return best }
    // What was not ranked when the place was taken may be by now, and the other way round.
    let isInside = old.map { end.precedes($0) } ?? false
    let rest = try keys(
      walk, from: isInside ? old : end, inclusive: isInside && inclusive, backwards: false, limit: limit - best.count)
    return best + rest.map { Ranking.place(nil, $0) }
  }

  /// How well conversations answer the words of a search: the sum over their messages, as whole numbers.
  private func ranks(_ ids: [Conversation.ID], _ phrases: [Query.Phrase]) throws -> [Conversation.ID: Int64] {
    if stored.dialect == .postgres {
      var parameters = Parameters()
      let sql = PostgresSearch.ranks(of: ids, phrases, &parameters)
      let found = try connection.rows(SQL(sql), parameters.values) {
        (Conversation.ID(rawValue: $0.int64(0)), $0.int64(1))
      }
      return Dictionary(found, uniquingKeysWith: max)
    }
    var ranks: [Conversation.ID: Int64] = [:]
    for id in ids {
      let texts = try connection.rows(
        .lastTexts, [.integer(Codes.message(id, 1)), .integer(Codes.message(id, Codes.messageLimit - 1))]
      ) { $0.text(0) }
      let rank = texts.reduce(0) { $0 + Query.relevance(of: Words.folded($1), to: phrases) }
      ranks[id] = Int64((rank * Ranking.fineness).rounded())
    }
    return ranks
  }
}
