import Model

extension Reader {
  /// Where a plan asks for several phrases, and few enough matches of each to go through them: what is left of the
  /// plan, and the way to the conversations that have all of them. Asking the index about one conversation takes as
  /// long as going through hundreds.
  ///
  /// - Parameter limit: the most matches of each that are worth going through.
  func meeting(_ plan: QueryPlan, upTo limit: Int) throws -> (rest: QueryPlan, driver: Driver, count: Int)? {
    let phrases = plan.phrases
    guard phrases.count > 1, try areFew(phrases, limit) else { return nil }
    let ids = try conversations(with: phrases)
    let driver = Driver(condition: nil, ids: { SQLiteSearch.ids(ids, &$0) }, estimate: .counted)
    return (plan.withoutPhrases, driver, ids.count)
  }

  /// The conversations that have all of some phrases, in the order of their ids: the index hands out each phrase's
  /// matches in that order, and what stands in all of them is kept.
  private func conversations(with phrases: [Query.Phrase]) throws -> [Int64] {
    let engine = try connection
    let streams = try phrases.map { phrase in
      try Steps(
        engine, SQLiteSearch.conversations(down: false), [.text(SQLiteSearch.expression(phrase)), .integer(0)])
    }
    guard let first = streams.first else { return [] }
    var heads = try streams.map { try $0.next()?.int64(0) }
    var met: [Int64] = []
    while let candidate = heads[0] {
      var isInAll = true
      for index in heads.indices.dropFirst() {
        while let head = heads[index], head < candidate { heads[index] = try streams[index].next()?.int64(0) }
        guard let head = heads[index] else { return met }
        if head > candidate { isInAll = false }
      }
      if isInAll, met.last != candidate { met.append(candidate) }
      heads[0] = try first.next()?.int64(0)
    }
    return met
  }
}
