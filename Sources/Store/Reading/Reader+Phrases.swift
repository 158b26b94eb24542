import Model

extension Reader {
  /// Where a plan asks for several phrases, and few enough matches of each to go through them: what is left of the
  /// plan, and the way to the conversations that have all of them. Asking the index about one conversation takes as
  /// long as going through hundreds. On a file only: a server meets them by itself.
  ///
  /// - Parameter limit: the most matches of each that are worth going through.
  func meeting(_ plan: QueryPlan, upTo limit: Int) throws -> (rest: QueryPlan, driver: Driver, count: Int)? {
    let phrases = plan.phrases
    guard phrases.count > 1, let ids = try conversations(with: phrases, upTo: limit) else { return nil }
    let dialect = stored.dialect
    let driver = Driver(condition: nil, ids: { dialect.ids(ids, &$0) }, estimate: .counted)
    return (plan.withoutPhrases, driver, ids.count)
  }

  /// The conversations that have all of some phrases, in the order of their ids: the index hands out each phrase's
  /// matches in that order, and what stands in all of them is kept. Nil when one of them has more matches than the limit
  /// before that is known.
  private func conversations(with phrases: [Query.Phrase], upTo limit: Int) throws -> [Int64]? {
    guard case .sqlite(let engine) = try connection.session else { return nil }
    let streams = try phrases.map { phrase in
      try Steps(
        engine, SQLiteSearch.conversations(down: false), [.text(SQLiteSearch.expression(phrase)), .integer(0)])
    }
    var heads = try streams.map { try $0.next()?.int64(0) }
    var taken = [Int](repeating: 1, count: streams.count)
    func advance(_ index: Int) throws {
      heads[index] = try streams[index].next()?.int64(0)
      taken[index] += 1
    }
    var met: [Int64] = []
    while let candidate = heads[0] {
      var isInAll = true
      for index in heads.indices.dropFirst() {
        while let head = heads[index], head < candidate, taken[index] <= limit { try advance(index) }
        guard let head = heads[index] else { return met }
        if head != candidate { isInAll = false }
      }
      if isInAll, met.last != candidate { met.append(candidate) }
      try advance(0)
      if taken.contains(where: { $0 > limit }) { return nil }
    }
    return met
  }
}
