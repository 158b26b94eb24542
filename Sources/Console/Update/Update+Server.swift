import Desk
import Model
import Terminal

extension ConsoleState {
  /// Whether the desk's server is gone.
  var isAway: Bool { if case .away = live { true } else { false } }

  /// Takes in that the server went, when it is tried again, or that it is back.
  mutating func server(_ server: ServerState) -> [Effect] {
    switch server {
    case .away(let since, let nextTry):
      live = .away(since: since, nextTry: nextTry)
      return []
    case .live:
      guard isAway else { return [] }
      live = .live
      return readAgain()
    }
  }

  /// After an outage nothing is taken for granted: all that is shown is read again, and what was kept goes to the desk.
  private mutating func readAgain() -> [Effect] {
    say(.success, "The server is back: all that you see is being read again")
    let longAgo = now - .seconds(60)
    lastRefresh = longAgo
    otherList.hurry()
    counts = Aside(last: longAgo, seat: setup.seat)
    lastRetry = longAgo
    var effects = changed(nil)
    for tab in Tab.allCases where !self[list: tab].hasLoaded { effects += reload(tab) }
    return effects
  }

  /// Takes in that a call came to nothing because the server is gone. What was only to be read is read when it is back,
  /// and the header says why it is old; what a person wanted done is refused in words.
  mutating func unreachable(_ failure: Failure, _ error: DeskError) {
    switch failure {
    case .list(let tab):
      self[list: tab].isLoading = false
      if !self[list: tab].hasLoaded { say(.warning, refusal(error)) }
    case .refresh(let tab):
      refreshing.remove(tab)
      self[list: tab].hear(of: nil)
      stale = stale ?? []
      lastRefresh = now
    case .open(let id):
      if reading?.id == id { reading?.failed("The server is away: this is read as soon as it is back") }
    case .act(let ids):
      for id in ids { acting[id] = nil }
      let isReply = compose.map { ids.contains($0.id) && $0.isSending } ?? false
      if isReply {
        compose?.isSending = false
        compose?.dirtySince = now
      }
      say(.error, refusal(error) + (isReply ? " Your text is kept." : ""))
    case .draft(let id, let text):
      unsaved[id] = text
      if compose?.id == id { compose?.failure = "the server is away" }
    case .other: break
    }
  }

  private func refusal(_ error: DeskError) -> String {
    if case .store(.inDoubt) = error { return error.description }
    guard case .away(let since, _) = live else { return "The server is away: nothing was done." }
    return "The server is away since \(clock(since)): nothing was done."
  }

  private func clock(_ instant: Instant) -> String { TimeText.clock(instant, zone: settings.zone) }

  /// What the header says of a server that is away, in all words that there is room for, the longest first.
  func awayWords(since: Instant, nextTry: Instant?) -> [String] {
    let left = nextTry.map { max(0, ($0 - now).inMilliseconds + 999) / 1000 } ?? 0
    let start = "◌ away since \(clock(since))"
    guard left > 0 else { return ["\(start), trying again now", "\(start) · trying", start] }
    return ["\(start), trying again in \(left) s", "\(start), again in \(left) s", "\(start) · \(left) s", start]
  }
}
