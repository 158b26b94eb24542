import Model

/// How a server looks for words that are common: the list is walked in strides, and each stretch is asked at once which
/// of its conversations have them.
///
/// The index (GIN) finds all that has a word and knows no order: for a page of a list it would fetch everything to keep
/// sixty. Walking finds sixty early where many have the words, and never where none does. So one walks for as long as
/// the index would have taken, and then asks the index: that costs about twice the better of the two at most, however
/// wrong the server was about the words.
struct Strides {
  /// How many rows of the list to look at.
  var patience: Int
  /// How many in the first stretch; each is four times as long as the one before.
  var first = 250
  /// By the index, after that.
  let otherwise: QueryText

  fileprivate static let longest = 16_000
}

extension Reader {
  /// About how many messages the server goes through to find a phrase; nil on a file, where one counts.
  func messages(with phrase: Query.Phrase) throws -> Int? {
    if stored.dialect == .sqlite { return nil }
    guard let rows = try messages(PostgresSearch.expression(phrase)) else { return nil }
    let others = phrase.forms.count - 1
    guard others > 0, let unknown = try messages(PostgresSearch.unwritten) else { return rows }
    // The server takes each word that it has not counted for a rare one, also when nobody wrote it, and adds them up. Of
    // a word's forms most are not written: together they count for one.
    return max(unknown, rows - others * unknown)
  }

  private func messages(_ expression: String) throws -> Int? {
    if let known = estimates[expression] { return known }
    let plan = try connection.first(PostgresSearch.plan, [.text(expression)]) { $0.text(0) }
    let rows = plan.flatMap(PostgresSearch.rows(ofPlan:))
    estimates[expression] = rows
    return rows
  }

  /// On a server, the way to the conversations that have all the words that a plan asks for.
  func words(of plan: QueryPlan) throws -> Driver? {
    if stored.dialect == .sqlite || plan.phrases.isEmpty { return nil }
    let phrases = try plan.phrases.map { (phrase: $0, messages: try messages(with: $0) ?? .max / 8) }
      .ordered { $0.messages < $1.messages }
    // To look one up takes three times as long as to find it by the index.
    let looksUp = phrases.count > 1 && phrases[0].messages * 3 < phrases[1].messages
    return Driver(
      condition: nil,
      ids: { PostgresSearch.conversations(with: phrases.map(\.phrase), looksUp: looksUp, &$0) }, estimate: .counted)
  }

  /// - Parameter words: the way to all conversations that have the words of the plan.
  func walk(_ plan: QueryPlan, _ words: Driver, _ order: ListOrder) throws -> Walk {
    let rest = plan.withoutPhrases
    let found = try plan.phrases.compactMap(messages).min() ?? 0
    // In the time that the index takes to fetch and check a row, so many are walked.
    let patience = order.isByTime ? found * 4 : found
    return Walk(
      text: QueryText(rest, .walk), order: order, phrases: plan.phrases,
      strides: Strides(patience: patience, otherwise: QueryText(rest, .go(words))))
  }

  /// The keys of the next rows that have the words.
  func keys(
    _ walk: Walk, _ strides: Strides, from start: Cursor?, inclusive: Bool, backwards: Bool, limit: Int
  ) throws -> [Cursor] {
    let order = walk.order
    var (place, inclusive) = (start, inclusive)
    var (walked, length) = (0, strides.first)
    var cursors: [Cursor] = []
    while walked < strides.patience {
      let (sql, values) = try walk.text.sifted(
        order, with: walk.phrases, from: place, inclusive: inclusive, backwards: backwards, length: length)
      let rows = try connection.rows(sql, values) { row in
        (cursor: Self.cursor(row, order), has: row.flag(Int32(order.keys.count)))
      }
      cursors += rows.lazy.filter(\.has).map(\.cursor)
      if cursors.count >= limit { return Array(cursors.prefix(limit)) }
      // Without an end, the list has come to its own.
      guard let last = rows.last, !last.has else { return cursors }
      (place, inclusive) = (last.cursor, false)
      walked += length
      // At this rate patience will not do.
      if walked * (limit - cursors.count) > 2 * strides.patience * max(cursors.count, 1) { break }
      length = min(length * 4, Strides.longest)
    }
    let (sql, values) = try strides.otherwise.list(
      order, from: place, inclusive: inclusive, backwards: backwards, limit: limit - cursors.count)
    return try cursors + connection.rows(sql, values) { Self.cursor($0, order) }
  }

  /// How many rows with the words of a plan stand before a place, where it is not far from the list's beginning: a
  /// screen asks again and again, and counting all that has the words takes long. Nil for one that is farther, and on a
  /// file.
  func countNear(_ plan: QueryPlan, _ order: ListOrder, before place: Cursor) throws -> Int? {
    guard stored.dialect == .postgres, !plan.phrases.isEmpty else { return nil }
    let found = try keys(
      walk(plan, order), from: place, inclusive: false, backwards: true, limit: Self.near + 1)
    return found.count > Self.near ? nil : found.count
  }

  /// How many rows of a list are counted one by one.
  private static let near = 1000
}
