public import Model

extension Reader {
  /// A stretch of a list. Its cost follows what is shown, not what is stored.
  public func page(_ request: PageRequest) throws -> Page {
    let stretch = try stretch(request)
    return Page(
      rows: try rows(stretch.cursors.map(\.conversation)), cursors: stretch.cursors, hasBefore: stretch.hasBefore,
      hasAfter: stretch.hasAfter)
  }

  /// The same stretch as it is now, with those rows only that are not known: mostly one has changed of a hundred.
  public func update(_ request: PageUpdateRequest) throws -> PageUpdate {
    let page = request.page
    var update = try stretch(page)
    if case .at(let place) = page.from {
      update.before = try count(page.query, before: place, me: page.me, now: page.now)
    }
    let unknown = Set(update.cursors.map(\.conversation)).subtracting(request.known).union(request.wanted)
    update.rows = try rows(unknown.ordered())
    return update
  }

  /// - Returns: no row yet.
  private func stretch(_ request: PageRequest) throws -> PageUpdate {
    let plan = try plan(request.query, me: request.me, now: request.now)
    let order = ListOrder(request.query.order)
    let limit = max(request.limit, 0)
    guard !plan.statuses.isEmpty, limit > 0 else {
      return PageUpdate(rows: [], cursors: [], hasBefore: false, hasAfter: false)
    }
    var walk = try walk(plan, order)
    if request.query.order == .relevance { walk.ranking = try ranking(walk, plan.phrases) }
    let start: Cursor?
    let backwards: Bool
    let inclusive: Bool
    switch request.from {
    case .start: (start, backwards, inclusive) = (nil, false, false)
    case .end: (start, backwards, inclusive) = (nil, true, false)
    case .after(let cursor): (start, backwards, inclusive) = (cursor, false, false)
    case .before(let cursor): (start, backwards, inclusive) = (cursor, true, false)
    case .at(let cursor): (start, backwards, inclusive) = (cursor, false, true)
    }
    var cursors = try keys(walk, from: start, inclusive: inclusive, backwards: backwards, limit: limit + 1)
    let hasMore = cursors.count > limit
    if hasMore { cursors.removeLast() }
    // Whether something lies on the other side of where reading began.
    let hasBehind =
      if let start {
        try !keys(walk, from: start, inclusive: !inclusive, backwards: !backwards, limit: 1).isEmpty
      } else { false }
    if backwards { cursors.reverse() }
    return PageUpdate(
      rows: [], cursors: cursors, hasBefore: backwards ? hasMore : hasBehind,
      hasAfter: backwards ? hasBehind : hasMore)
  }

  /// One line of a list, whatever the query; nil when there is no such conversation.
  public func row(_ id: Conversation.ID) throws -> Row? { try rows([id]).first }

  /// Lines of a list, in this order; those there are none of are left out.
  ///
  /// A server is asked once.
  public func rows(_ ids: [Conversation.ID]) throws -> [Row] {
    let values = ids.map { SQLValue.integer($0.rawValue) }
    let statements = stored.dialect == .sqlite ? values.map { (SQL.row, [$0]) } : Self.rows(values)
    let found = try connection.rows(statements) { (row: try Self.row($0), channel: $0.int64(1)) }
    var rows: [Row] = []
    for (row, channel) in found.joined() {
      rows.append(row)
      rows[rows.count - 1].channel = try channelName(channel)
    }
    // A file was asked for one after the other; a server answers in an order of its own.
    if stored.dialect == .sqlite { return rows }
    let known = Dictionary(rows.map { ($0.id, $0) }) { row, _ in row }
    return ids.compactMap { known[$0] }
  }

  /// Statements that have a server look each row up: where it has counted little, or little is there, it would else go
  /// through all followers and messages. Each has more places than there are ids, and is so one of a few that it plans
  /// once, which takes it as long as fifty rows do.
  private static func rows(_ ids: [SQLValue]) -> [(SQL, [SQLValue])] {
    stride(from: 0, to: ids.count, by: places.most).map { start in
      let piece = ids[start..<min(start + places.most, ids.count)]
      let count = places.few.first { $0 >= piece.count } ?? places.most
      var parameters = Parameters()
      // No conversation has the number 0.
      let marks = parameters.marks(piece + Array(repeating: .integer(0), count: count - piece.count))
      let sql = SQL(
        """
        SELECT one.* FROM unnest(ARRAY[\(marks)]) AS sought(id)
        CROSS JOIN LATERAL (\(SQL.rows) WHERE c.id = sought.id OFFSET 0) one
        """)
      return (sql, parameters.values)
    }
  }

  private static let places = (few: [1, 8, 32], most: 128)

  /// The place of a conversation in the list of a query; nil when there is no such conversation.
  public func cursor(of id: Conversation.ID, in query: Query, me: String?, now: Instant) throws -> Cursor? {
    let order = ListOrder(query.order)
    let sql = SQL(
      "SELECT \(order.columns) FROM conversation c JOIN follower f ON f.id = c.follower WHERE c.id = ?1")
    let cursor = try connection.first(sql, [.integer(id.rawValue)]) { Self.cursor($0, order) }
    guard let cursor, query.order == .relevance else { return cursor }
    let plan = try plan(query, me: me, now: now)
    let best = plan.statuses.isEmpty ? [] : try ranking(walk(plan, order), plan.phrases).best
    return best.first { $0.conversation == id } ?? Ranking.place(nil, cursor)
  }

  /// How the rows of a list are come by.
  struct Walk {
    var text: QueryText
    var order: ListOrder
    /// On a server: what is looked for stretch by stretch, and how far.
    var phrases: [Query.Phrase] = []
    var strides: Strides?
    /// On a file: what is looked for row by row.
    var sieves: [PhraseSieve.Wanted] = []
    /// Where the best come first.
    var ranking: Ranking?
  }

  func walk(_ plan: QueryPlan, _ order: ListOrder) throws -> Walk {
    let driver = try driver(of: plan, in: order)
    if stored.dialect == .postgres {
      if driver == nil, let words = try words(of: plan) { return try walk(plan, words, order) }
      return Walk(text: QueryText(plan, driver.map { .go($0) } ?? .walk), order: order)
    }
    if let driver { return sieved(plan, driver, order) }
    // A list by time is walked along with the matches, and ends with what it shows.
    if order.isByTime { return sieved(plan, .walk, order) { _ in true } }
    if let meeting = try meeting(plan, upTo: Self.listed), meeting.count <= Self.few {
      return sieved(meeting.rest, .go(meeting.driver), order) { _ in false }
    }
    let areFew = try areFew(plan.phrases)
    return sieved(plan, .walk, order) { isWanted in isWanted && areFew }
  }

  private func sieved(_ plan: QueryPlan, _ driver: Driver, _ order: ListOrder) -> Walk {
    sieved(plan.without(driver.condition), .go(driver), order) { _ in false }
  }

  /// Words are looked for in one row after the other, as they are taken: a statement that sorts its rows would look into
  /// all of them first.
  private func sieved(
    _ plan: QueryPlan, _ way: QueryText.Way, _ order: ListOrder, enumerates: (_ isWanted: Bool) -> Bool
  ) -> Walk {
    let sieves = plan.words.map {
      PhraseSieve.Wanted(phrase: $0.phrase, isWanted: $0.isWanted, enumerates: enumerates($0.isWanted))
    }
    return Walk(text: QueryText(plan.withoutWords, way), order: order, sieves: sieves)
  }

  func keys(
    _ walk: Walk, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int
  ) throws -> [Cursor] {
    if let ranking = walk.ranking {
      var walk = walk
      walk.ranking = nil
      return try keys(walk, ranking, from: start, inclusive: inclusive, backwards: backwards, limit: limit)
    }
    if let strides = walk.strides {
      return try keys(walk, strides, from: start, inclusive: inclusive, backwards: backwards, limit: limit)
    }
    let order = walk.order
    let (sql, values) = try walk.text.list(
      order, from: start, inclusive: inclusive, backwards: backwards, limit: walk.sieves.isEmpty ? limit : nil)
    guard case .sqlite(let engine) = try connection.session, !walk.sieves.isEmpty else {
      return try connection.rows(sql, values) { Self.cursor($0, order) }
    }
    let texts = FoldedTexts(engine)
    let sieves = walk.sieves.map {
      PhraseSieve($0, engine, texts, goesDown: order.isDescending != backwards)
    }
    let rows = try Steps(engine, sql, values)
    var cursors: [Cursor] = []
    while cursors.count < limit, let row = try rows.next() {
      let cursor = Self.cursor(row, order)
      if try sieves.allSatisfy({ try $0.passes(cursor.conversation.rawValue) }) { cursors.append(cursor) }
    }
    return cursors
  }

  /// How many rows match, those before a place only when there is one, where words are to be looked for in few of them; nil
  /// else, and on a server.
  func countFew(_ plan: QueryPlan, _ order: ListOrder, before place: Cursor?) throws -> Int? {
    guard stored.dialect == .sqlite, !plan.words.isEmpty, let driver = try driver(of: plan, in: order) else {
      return nil
    }
    let walk = sieved(plan, driver, order)
    if walk.sieves.isEmpty { return nil }
    return try keys(walk, from: place, inclusive: false, backwards: place != nil, limit: .max).count
  }

  static func cursor(_ row: Columns, _ order: ListOrder) -> Cursor {
    Cursor(order.keys.indices.map { row.int64(Int32($0)) })
  }

  private static func row(_ row: Columns) throws -> Row {
    let kind = Kind(code: row.int(4))
    let kinds = row.int(5)
    let due = row.int64(14)
    let followers = row.int(22)
    return Row(
      id: .init(rawValue: row.int64(0)), channel: "", status: Status(code: row.int(2), wakes: row.instantOrNil(3)),
      kind: kind, also: Kind.allCases.filter { $0 != kind && $0.bit & kinds != 0 }, stance: Stance(code: row.int(6)),
      segment: Segment(rawValue: row.text(7)), urgency: Urgency(rawValue: row.int(8)) ?? .calm,
      priority: Priority(code: row.int(9)), language: row.text(10), holder: row.wordOrNil(11),
      topics: try WordList.words(row.textOrNil(12)), labels: try WordList.words(row.textOrNil(13)),
      due: due == Codes.never ? nil : Instant(milliseconds: due),
      dueClock: row.isNull(15) ? nil : Clock.Kind(code: row.int(15)), dueStarted: row.instantOrNil(16),
      escalatedTo: row.wordOrNil(17), escalationState: EscalationState(rawValue: row.int(18)) ?? .none,
      follower: .init(rawValue: row.int64(19)), handle: row.text(20), name: row.text(21),
      followers: followers < 0 ? nil : followers, excerpt: row.textOrNil(23) ?? "", messages: row.int(24),
      isAnswered: row.flag(25), draftBy: row.textOrNil(26), toSend: row.int(27), openedAt: row.instant(28),
      lastInboundAt: row.instant(29), updatedAt: row.instant(30), askedBy: row.wordOrNil(31))
  }
}
