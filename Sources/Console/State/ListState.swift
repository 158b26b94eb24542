import Desk
import Model

/// A window on a list of conversations: the rows near the cursor, in the store's order.
///
/// Invariants: the cursor is a conversation, not a row; nothing that happens elsewhere moves it to another one. What
/// came or moved meanwhile waits in `fresh` until `fold`. Row contents are always what the store last said.
struct ListState: Sendable {
  /// At most so many rows are kept; the far end goes when the near one grows.
  static let capacity = 600
  /// How many rows are asked for at a time.
  static let pageSize = 120

  var query: Query
  private(set) var rows: [Row] = []
  private(set) var places: [Conversation.ID: Cursor] = [:]
  /// Rows of the whole list before the first one loaded, as far as known.
  private(set) var base = 0
  private(set) var hasBefore = false
  private(set) var hasAfter = false
  /// How many there are in all; nil until counted.
  var total: Int?
  /// The conversation with the cursor.
  private(set) var cursor: Conversation.ID?
  /// Where that stands in `rows`.
  private(set) var index = 0
  /// The first row shown.
  private(set) var top = 0
  /// What the store says now, where that is not what is shown.
  private(set) var fresh: Page?
  private(set) var waiting = Waiting()
  /// Conversations that have changed since the rows were asked for; nil for any may have.
  private(set) var outdated: Set<Conversation.ID>? = []
  var selected: Set<Conversation.ID> = []
  /// Where a range began.
  var rangeStart: Conversation.ID?
  /// Grows with each new query, so that a late answer to an old one is known.
  private(set) var generation = 0
  /// A page was asked for and has not come.
  var isLoading = false
  var hasLoaded = false

  /// What waits to slide in.
  struct Waiting: Equatable, Sendable {
    /// Conversations that are not shown yet.
    var new = 0
    /// Whether any that are shown have moved, or are no longer of this list.
    var moved = false
    var isEmpty: Bool { new == 0 && !moved }
  }

  init(query: Query) { self.query = query }

  var isEmpty: Bool { rows.isEmpty }
  var row: Row? { rows.indices.contains(index) ? rows[index] : nil }
  /// The rows in sight.
  func shown(height: Int) -> ArraySlice<Row> {
    let first = min(max(0, top), rows.count)
    return rows[first..<min(rows.count, first + max(0, height))]
  }

  func row(_ id: Conversation.ID) -> Row? { position(of: id).map { rows[$0] } }
  /// Where a conversation stands; most often it is the one with the cursor. Rows are large: none is copied on the way.
  private func position(of id: Conversation.ID?) -> Int? {
    if rows.indices.contains(index), rows[index].id == id { return index }
    return rows.indices.first { rows[$0].id == id }
  }
  func contains(_ id: Conversation.ID) -> Bool { places[id] != nil }

  /// Begins anew with another query, or the same one again.
  mutating func restart(_ query: Query) {
    let generation = generation + 1
    self = ListState(query: query)
    self.generation = generation
  }

  // MARK: Pages

  /// The first answer to a query, or a jump to an end of the list.
  mutating func show(_ page: Page, atEnd: Bool, height: Int) {
    rows = page.rows
    places = ListState.places(of: page.cursors)
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    base = atEnd && hasBefore ? max(0, (total ?? rows.count) - rows.count) : 0
    settle()
    isLoading = false
    hasLoaded = true
    index = atEnd ? max(0, rows.count - 1) : 0
    cursor = row?.id
    top = atEnd ? max(0, rows.count - height) : 0
  }

  /// Rows that follow those loaded.
  mutating func append(_ page: Page) {
    isLoading = false
    // What was offered is of a smaller window than this is now.
    fresh = nil
    let new = page.rows.filter { !contains($0.id) }
    rows += new
    places.merge(ListState.places(of: page.cursors)) { _, new in new }
    hasAfter = page.hasAfter
    let excess = min(rows.count - ListState.capacity, top - ListState.pageSize)
    if excess > 0 {
      drop(rows.prefix(excess))
      rows.removeFirst(excess)
      base += excess
      index -= excess
      top -= excess
      hasBefore = true
    }
  }

  /// Rows that come before those loaded.
  mutating func prepend(_ page: Page) {
    isLoading = false
    fresh = nil
    let new = page.rows.filter { !contains($0.id) }
    rows = new + rows
    places.merge(ListState.places(of: page.cursors)) { _, new in new }
    hasBefore = page.hasBefore
    index += new.count
    top += new.count
    base = hasBefore ? max(1, base - new.count) : 0
    let excess = rows.count - ListState.capacity
    if excess > 0 {
      drop(rows.suffix(excess))
      rows.removeLast(excess)
      hasAfter = true
    }
  }

  private mutating func drop(_ gone: ArraySlice<Row>) {
    for row in gone { places[row.id] = nil }
  }

  private static func places(of cursors: [Cursor]) -> [Conversation.ID: Cursor] {
    Dictionary(cursors.map { ($0.conversation, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Live

  /// Conversations have changed; nil for any may have.
  mutating func hear(of ids: Set<Conversation.ID>?) {
    guard let ids, let known = outdated else {
      outdated = nil
      return
    }
    let all = known.union(ids)
    // So many are read with the page.
    outdated = all.count > ListState.pageSize ? nil : all
  }

  /// What of the rows need not be read again, and what is to be read whether or not it still stands here: what has
  /// changed, or, where that is not known, what is in sight and around it.
  mutating func ask() -> (known: Set<Conversation.ID>, wanted: Set<Conversation.ID>) {
    // A page on its way may be older than what is asked for now.
    defer { if !isLoading { outdated = [] } }
    guard let outdated else {
      let near = rows[max(0, top - 50)..<min(rows.count, max(0, top) + 150)]
      return ([], Set(near.map(\.id)))
    }
    let here = Set(rows.map(\.id)).union(fresh?.rows.map(\.id) ?? [])
    return (here.subtracting(outdated), outdated)
  }

  /// The same stretch of the list as the store has it now, without what we have of it.
  ///
  /// - Returns: whether we still have it; else all rows are to be read.
  mutating func take(_ update: PageUpdate, height: Int) -> Bool {
    refresh(update.rows)
    if let before = update.before { stands(behind: before) }
    if !rows.isEmpty, rows.elementsEqual(update.cursors, by: { $0.id == $1.conversation }) {
      places = ListState.places(of: update.cursors)
      (hasBefore, hasAfter) = (update.hasBefore, update.hasAfter)
      if !hasBefore { base = 0 }
      settle()
      return true
    }
    var known: [Conversation.ID: Row] = [:]
    for row in [fresh?.rows ?? [], rows, update.rows].joined() { known[row.id] = row }
    let there = update.cursors.compactMap { known[$0.conversation] }
    guard there.count == update.cursors.count else {
      hear(of: nil)
      return false
    }
    let page = Page(rows: there, cursors: update.cursors, hasBefore: update.hasBefore, hasAfter: update.hasAfter)
    if rows.isEmpty { show(page, atEnd: false, height: height) } else { offer(page) }
    return true
  }

  /// Rows as the store has them now, in place; order and cursor stay. What it says of a follower holds for all their rows.
  mutating func refresh(_ now: [Row]) {
    if now.isEmpty { return }
    let byID = Dictionary(now.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byFollower = Dictionary(now.map { ($0.follower, $0) }, uniquingKeysWith: { first, _ in first })
    func renew(_ rows: inout [Row]) {
      for i in rows.indices {
        if let row = byID[rows[i].id] {
          rows[i] = row
        } else if let row = byFollower[rows[i].follower] {
          rows[i].follow(row)
        }
      }
    }
    renew(&rows)
    if var page = fresh {
      // So that its rows are changed in place.
      fresh = nil
      renew(&page.rows)
      fresh = page
    }
  }

  /// The same stretch of the list as the store has it now; what differs in order waits.
  mutating func offer(_ page: Page) {
    refresh(page.rows)
    let present = page.rows.map(\.id)
    // What follows the last one loaded is not new: it has not been scrolled to yet.
    let end = hasAfter ? (present.lastIndex { contains($0) } ?? -1) + 1 : present.count
    waiting.new = present[..<end].count { !contains($0) }
    let there = Set(present)
    let shown = rows.map(\.id)
    let kept = shown.filter { there.contains($0) }
    // What others have pushed off the end of the page is not gone.
    let last = page.hasAfter ? shown.lastIndex { there.contains($0) } ?? 0 : shown.count
    let gone = shown[..<last].contains { !there.contains($0) }
    waiting.moved = gone || kept != present.filter { contains($0) }
    fresh = page
  }

  /// So many rows of the whole list come before the first one loaded.
  mutating func stands(behind count: Int) { if hasBefore { base = count } }

  /// Lets what waits slide in. The cursor stays on its conversation and, unless the list stands at its top, on its
  /// line of the screen; when the conversation is no longer of the list, its row stays until the cursor leaves it.
  mutating func fold(height: Int) {
    guard let page = fresh else { return }
    let line = index - top
    let wasAtTop = top == 0
    let ghost = row.flatMap { held in page.rows.contains { $0.id == held.id } ? nil : held }
    let neighbours = Set(rows.prefix(index).map(\.id))
    rows = page.rows
    let oldPlaces = places
    places = ListState.places(of: page.cursors)
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    if !hasBefore { base = 0 }
    if let ghost {
      // Behind the last of those that stood before it.
      let place = (rows.lastIndex { neighbours.contains($0.id) } ?? -1) + 1
      rows.insert(ghost, at: min(place, rows.count))
      places[ghost.id] = oldPlaces[ghost.id]
    }
    settle()
    index = position(of: cursor) ?? 0
    cursor = row?.id
    top = wasAtTop && index < height ? 0 : index - line
    clampTop(height: height)
  }

  /// Nothing waits any more; what is no longer there is no longer selected.
  private mutating func settle() {
    fresh = nil
    waiting = Waiting()
    selected = selected.filter { contains($0) }
    if let start = rangeStart, !contains(start) { rangeStart = nil }
  }

  /// Takes rows out that an action of one's own has taken from the list; the cursor goes to what follows.
  mutating func remove(_ ids: Set<Conversation.ID>, height: Int) {
    guard rows.contains(where: { ids.contains($0.id) }) else { return }
    let before = rows.prefix(index).count { ids.contains($0.id) }
    let above = rows.prefix(top).count { ids.contains($0.id) }
    let removed = rows.count { ids.contains($0.id) }
    rows.removeAll { ids.contains($0.id) }
    for id in ids { places[id] = nil }
    selected.subtract(ids)
    if let start = rangeStart, ids.contains(start) { rangeStart = nil }
    total = total.map { max(0, $0 - removed) }
    index = min(max(0, index - before), max(0, rows.count - 1))
    cursor = row?.id
    top = max(0, top - above)
    if let page = fresh { offer(page) }
    clampTop(height: height)
  }

  // MARK: Moving

  /// Puts the cursor on a row; scrolls by half a page when that row is not in sight, so that most moves cost nothing.
  mutating func move(to target: Int, height: Int) {
    guard !rows.isEmpty else { return }
    index = min(max(0, target), rows.count - 1)
    cursor = rows[index].id
    if index < top { top = min(index, top - height / 2) }
    if index >= top + height { top = max(index - height + 1, top + (height + 1) / 2) }
    clampTop(height: height)
    if let rangeStart, let start = position(of: rangeStart) {
      selected = Set(rows[min(start, index)...max(start, index)].map(\.id))
    }
  }

  mutating func move(to id: Conversation.ID, height: Int) {
    if let target = position(of: id) { move(to: target, height: height) }
  }

  /// Scrolls what is shown, as a wheel does; the cursor comes along where it would go out of sight.
  mutating func scroll(by lines: Int, height: Int) {
    top = max(0, min(top + lines, rows.count - max(1, height)))
    let visible = min(max(index, top), top + height - 1)
    if visible != index { move(to: visible, height: height) }
  }

  mutating func clampTop(height: Int) {
    top = max(0, min(top, rows.count - max(1, height)))
    guard height > 0, !rows.isEmpty else { return }
    if index < top { top = index }
    if index >= top + height { top = index - height + 1 }
  }
}

extension Row {
  /// Takes over what a later row says of the follower.
  fileprivate mutating func follow(_ later: Row) {
    (handle, name, followers) = (later.handle, later.name, later.followers)
  }
}
