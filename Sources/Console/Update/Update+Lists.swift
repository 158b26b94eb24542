import Desk
import Model

extension ConsoleState {
  // MARK: Asking

  /// Asks for a list from its beginning.
  mutating func reload(_ tab: Tab) -> [Effect] {
    self[list: tab].isLoading = true
    let list = self[list: tab]
    return [.load(tab, request(list, .start), .start, generation: list.generation)]
  }

  /// Asks for the other end of the list that is shown.
  mutating func load(_ end: LoadPurpose) -> [Effect] {
    guard !list.isLoading else { return [] }
    list.isLoading = true
    return [.load(tab, request(list, end == .end ? .end : .start), end, generation: list.generation)]
  }

  /// Asks for rows beside those loaded where the cursor or the window comes near their end.
  mutating func fill() -> [Effect] {
    guard !list.isLoading, list.hasLoaded else { return [] }
    let margin = layout.listHeight * 2
    if list.hasAfter, list.top + margin > list.rows.count, let place = list.rows.last.flatMap({ list.places[$0.id] }) {
      list.isLoading = true
      return [.load(tab, request(list, .after(place)), .after, generation: list.generation)]
    }
    if list.hasBefore, list.top < margin / 2, let place = list.rows.first.flatMap({ list.places[$0.id] }) {
      list.isLoading = true
      return [.load(tab, request(list, .before(place)), .before, generation: list.generation)]
    }
    return []
  }

  private func request(_ list: ListState, _ from: PageRequest.Start, limit: Int = ListState.pageSize) -> PageRequest {
    PageRequest(query: list.query, me: me.name, now: now, limit: limit, from: from)
  }

  /// All that is counted: views, segments, tabs, the list itself.
  var countedQueries: [Query] {
    var queries =
      side.entries.map(\.query) + [CountOf.everything, CountOf.line, CountOf.forMe, CountOf.soon, CountOf.urgent]
    if !queries.contains(inbox.query) { queries.append(inbox.query) }
    return queries
  }

  /// What is counted beside views and segments.
  enum CountOf {
    static let everything = Query()
    static let line = Query(.state([.escalated]))
    static let forMe = Query(.state([.escalated]), .escalatedTo([.me]))
    static let urgent = Query(.state([.open]), .priority([.equal(.urgent)]))
    static let soon = Query(.state([.open]), .due([.left(.less(30 * 60_000))]))
  }

  // MARK: Hearing

  mutating func loaded(_ tab: Tab, _ page: Page, _ purpose: LoadPurpose, generation: Int) -> [Effect] {
    guard generation == self[list: tab].generation else { return [] }
    let height = layout.listHeight
    let wasEmpty = !self[list: tab].hasLoaded
    switch purpose {
    case .start: self[list: tab].show(page, atEnd: false, height: height)
    case .end: self[list: tab].show(page, atEnd: true, height: height)
    case .after: self[list: tab].append(page)
    case .before: self[list: tab].prepend(page)
    }
    // Of the larger window, too, what waits must be known, and what has changed while it was read.
    if !self[list: tab].waiting.isEmpty || self[list: tab].outdated != [] { stale = stale ?? [] }
    isLive()
    var effects: [Effect] = []
    if tab == .line {
      effects += reasonsToLoad(page.rows)
      // Somebody on whom others wait sees first what waits.
      let forMe = page.rows.contains { $0.escalatedTo == me.name && $0.isWaitingForDecision }
      if wasEmpty, me.role == .executive, forMe, reading == nil, compose == nil { self.tab = .line }
    }
    if tab == self.tab { effects += follow() }
    return effects
  }

  private func reasonsToLoad(_ rows: [Row]) -> [Effect] {
    let unknown = rows.prefix(100).map(\.id).filter { reasons[$0] == nil }
    return unknown.isEmpty ? [] : [.loadReasons(unknown)]
  }

  mutating func changed(_ changes: DeskChange?) -> [Effect] {
    presence = changes?.presence ?? presence
    guard let changes, !changes.isReload else {
      for tab in Tab.allCases { self[list: tab].hear(of: nil) }
      stale = (stale ?? []).union(inbox.rows.map(\.id)).union(line.rows.map(\.id))
      if let reading { stale?.insert(reading.id) }
      areCallsStale = true
      return [.loadHouse]
    }
    if !changes.conversations.isEmpty { stale = (stale ?? []).union(changes.conversations) }
    let calls = calls ?? []
    if changes.areCallsChanged || calls.contains(where: { changes.conversations.contains($0.conversation) }) {
      areCallsStale = true
    }
    return changes.areSettingsChanged ? [.loadHouse] : []
  }

  /// Has what is shown read again at once: an action of our own has changed it.
  mutating func refreshSoon(_ ids: Set<Conversation.ID>) -> [Effect] {
    stale = (stale ?? []).union(ids)
    lastRefresh = now - refreshPause
    otherList.hurry()
    counts.hurry()
    return []
  }

  /// At most so often is what is shown read again, however much comes in: at once after a quiet time; ten times a second
  /// in a burst; less often where the desk answers slowly, so that fifty seats leave it time to answer them.
  var refreshPause: Duration { max(.milliseconds(100), min(answerTime * 3, .milliseconds(500))) }

  /// What to read again, when something has changed and the last answer has come. The list that is not on the screen is
  /// read no more often than counts are taken, or when its tab is opened.
  mutating func refreshIfDue() -> [Effect] {
    guard refreshing.isEmpty, inbox.hasLoaded, !isAway else { return [] }
    var effects: [Effect] = []
    if let ids = stale, now - lastRefresh >= refreshPause { effects += readChanged(ids) }
    let isOtherDue = behind.contains { $0 != tab } && otherList.isDue(at: now)
    if isOtherDue { otherList.asked(at: now) }
    for list in Tab.allCases where behind.contains(list) && (list == tab || isOtherDue) {
      behind.remove(list)
      refreshing.insert(list)
      effects.append(refresh(list))
    }
    return effects
  }

  private mutating func readChanged(_ ids: Set<Conversation.ID>) -> [Effect] {
    stale = nil
    for tab in Tab.allCases { self[list: tab].hear(of: ids) }
    behind = Set(Tab.allCases)
    lastRefresh = now
    otherList.hear(at: now)
    counts.hear(at: now)
    var effects: [Effect] = []
    if let reading, ids.contains(reading.id) || ids.isEmpty { effects.append(.open(reading.id)) }
    if areCallsStale { effects.append(.hearCalls) }
    areCallsStale = false
    let carried = ids.filter { reasons[$0] != nil }
    if !carried.isEmpty { effects.append(.loadReasons(carried.ordered())) }
    return effects
  }

  private mutating func refresh(_ tab: Tab) -> Effect {
    let list = self[list: tab]
    // As much as there is, but not what lies far behind what is looked at.
    let near = max(1, min(list.rows.count, max(list.index, list.top + layout.listHeight) + ListState.pageSize))
    // In steps, so that a server meets few statements.
    let limit = min(ListState.capacity, (near + ListState.pageSize - 1) / ListState.pageSize * ListState.pageSize)
    var from = PageRequest.Start.start
    if list.hasBefore, let first = list.rows.first, let place = list.places[first.id] { from = .at(place) }
    let (known, wanted) = self[list: tab].ask()
    return .refresh(
      tab, PageUpdateRequest(request(list, from, limit: limit), known: known, wanted: wanted),
      generation: list.generation)
  }

  mutating func refreshed(_ tab: Tab, _ update: PageUpdate, generation: Int) -> [Effect] {
    refreshing.remove(tab)
    if tab == self.tab { answerTime = (answerTime * 3 + (now - lastRefresh)) / 4 }
    isLive()
    guard generation == self[list: tab].generation else { return [] }
    let height = layout.listHeight
    guard self[list: tab].take(update, height: height) else {
      // Rows that were left out are here no more: all are read.
      stale = stale ?? []
      return []
    }
    if !isBusy || tab != self.tab { self[list: tab].fold(height: height) }
    return tab == .line ? reasonsToLoad(line.fresh?.rows ?? line.rows) : []
  }

  /// Something was read. Whether a server is away the desk says by itself.
  mutating func isLive() {
    if live != .live, !isAway { live = .live }
  }

  mutating func counted(_ counts: [Query: Int]) -> [Effect] {
    let waited = side.waitingForMe
    for index in side.entries.indices {
      if let count = counts[side.entries[index].query] { side.entries[index].count = count }
    }
    side.everything = counts[CountOf.everything] ?? side.everything
    side.onTheLine = counts[CountOf.line] ?? side.onTheLine
    side.waitingForMe = counts[CountOf.forMe] ?? side.waitingForMe
    side.dueSoon = counts[CountOf.soon] ?? side.dueSoon
    inbox.total = counts[inbox.query] ?? inbox.total
    line.total = counts[line.query] ?? line.total
    let urgent = side.urgent
    side.urgent = counts[CountOf.urgent] ?? urgent
    if let waited, let waiting = side.waitingForMe, waiting > waited {
      say(
        .warning,
        "Carried up to you just now\(tab == .line ? "" : " · \(settings.keys.hint(for: .line) ?? ":") shows it")")
      return alert(.line, "Carried up to you just now")
    }
    guard let urgent, let now = side.urgent, now > urgent else { return [] }
    return alert(.urgent, "\(now - urgent) urgent just now, \(now) in all")
  }

  /// Calls the person, where that is wanted and it is not their quiet time.
  func alert(_ occasion: ConsoleSettings.Alerts.Occasion, _ text: String) -> [Effect] {
    let local = settings.zone.local(now)
    guard settings.alerts.by != .none, settings.alerts.occasions.contains(occasion),
      !settings.alerts.isQuiet(local.hour * 60 + local.minute)
    else { return [] }
    return [.alert(text)]
  }

  /// The words of escalations; a decision on what I carried up is told at once.
  mutating func heard(_ new: [Conversation.ID: LineReason]) -> [Effect] {
    var effects: [Effect] = []
    for (id, reason) in new.ordered(by: { $0.key < $1.key }) {
      if let before = reasons[id]?.escalation, before.at == reason.escalation.at, !before.isDecided,
        reason.escalation.from == me.name, case .decided(let verdict, let by, _) = reason.escalation.state,
        by != me.name
      {
        let words = "\(by) \(verdict.said) \(handle(id))\(reason.answer.map { ": \($0)" } ?? "")"
        say(verdict.comesBack ? .warning : .success, words)
        effects += alert(.line, "\(by) \(verdict.said) \(handle(id))")
      }
      reasons[id] = reason
    }
    return effects
  }

  mutating func house(_ house: House) -> [Effect] {
    team = house.team
    labels = house.labels
    topics = house.topics
    channels = house.channels
    segments = house.segments
    let before = side.views.map(\.title)
    side.show(house.views, segments: Segment.builtIn)
    if before != house.views.map(\.name) || side.entries.contains(where: { $0.count == nil }) {
      return [.count(countedQueries)]
    }
    return []
  }

  /// For so long after a key somebody is sure to be looking.
  static let attention: Duration = .seconds(3)

  mutating func opened(_ id: Conversation.ID, _ detail: Detail?) -> [Effect] {
    guard reading?.id == id else { return [] }
    guard let detail else {
      reading?.failure = "This conversation is no longer on the desk"
      return []
    }
    reading?.show(detail)
    draftArrived(detail)
    // Opened just now, or while somebody looks at it.
    return now - lastInput < ConsoleState.attention ? see() : []
  }

  mutating func failed(_ failure: Failure, _ words: String) {
    switch failure {
    case .list(let tab): self[list: tab].isLoading = false
    case .refresh(let tab):
      refreshing.remove(tab)
      if case .stale = live {} else { live = .stale(since: now, why: words) }
      // It is tried again, less eagerly.
      self[list: tab].hear(of: nil)
      stale = stale ?? []
      lastRefresh = now + .seconds(2)
    case .open(let id):
      if reading?.id == id { reading?.failed(words) }
    case .act(let ids):
      for id in ids { acting[id] = nil }
      compose?.isSending = false
    case .draft(let id, let text):
      unsaved[id] = text
      if compose?.id == id { compose?.failure = words }
    case .other: break
    }
    say(.error, words)
  }
}

extension Escalation.Verdict {
  /// Whether there is still something to do for who carried it up.
  var comesBack: Bool { self == .handedBack || self == .declined }

  /// What somebody did: `dana approved …`.
  var said: String {
    switch self {
    case .approved: "approved"
    case .answered: "answered"
    case .handedBack: "handed back"
    case .declined: "declined"
    }
  }
}
