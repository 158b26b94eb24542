import Desk
import Model

extension ConsoleState {
  /// What time alone brings about.
  mutating func timePassed() -> [Effect] {
    var effects = saveDraftIfDue()
    if let told = notice, !told.stays, now >= told.until { notice = nil }
    sending.removeAll { now >= $0.leaves }
    if !isBusy, !list.waiting.isEmpty { list.fold(height: layout.listHeight) }
    effects += refreshIfDue()
    effects += countIfDue()
    effects += retryDrafts()
    return effects
  }

  /// Counts again after a change, though not at each one of many, and where time alone has changed what is counted.
  private mutating func countIfDue() -> [Effect] {
    guard !isAway else { return [] }
    let byTime = now - counts.last >= recountPause || hasCrossedADeadline
    guard byTime || counts.isDue(at: now) else { return [] }
    counts.asked(at: now)
    return [.count(countedQueries)] + listen() + (byTime ? [.wakeSnoozed] : [])
  }

  /// Asks what rings, whenever counts are taken; never again before the answer is there.
  mutating func listen() -> [Effect] {
    guard !isListening else { return [] }
    isListening = true
    return [.listen]
  }

  /// Counts that change with time alone (overdue, due soon) are taken again so often; more seldom where nobody has
  /// pressed a key for a while: fifty consoles that are merely open must not keep a server busy.
  private var recountPause: Duration { now - lastInput < .seconds(60) ? .seconds(20) : .seconds(60) }

  /// Whether a clock in sight has run out since the last count.
  private var hasCrossedADeadline: Bool {
    let (last, now) = (counts.last, now)
    for row in list.shown(height: layout.listHeight) {
      if let due = row.due, due > last, due < now { return true }
    }
    return false
  }

  /// A draft that the desk could not take is tried again now and then; what is in doubt is looked up.
  private mutating func retryDrafts() -> [Effect] {
    guard !isAway, !unsaved.isEmpty || !doubts.isEmpty, now - lastRetry >= .seconds(5) else { return [] }
    lastRetry = now
    let isOpen = Set(doubts.filter(\.action.sends).flatMap(\.doubt.conversations))
    let beingWritten = compose.map { $0.failure == nil || $0.isSending } ?? false ? compose?.id : nil
    let drafts = unsaved.filter { !isOpen.contains($0.key) && $0.key != beingWritten }
    return doubts.map { .settle($0) }
      + drafts.ordered { $0.key < $1.key }.map { .saveDraft($0.value, $0.key, on: bases[$0.key] ?? 0) }
  }

  /// The next moment at which the picture changes, or something is to be done, without anybody doing anything.
  var nextMoment: Instant {
    var moments = [TimeText.nextMinute(now)]
    if let since = compose?.dirtySince { moments.append(since + ConsoleState.draftPause) }
    if let notice, !notice.stays { moments.append(notice.until) }
    if !sending.isEmpty { moments.append(TimeText.nextSecond(now)) }
    if !list.waiting.isEmpty, prompt == nil, overlay == nil, compose == nil {
      moments.append(max(lastInput + ConsoleState.pause, now + .milliseconds(50)))
    }
    if let since = acting.values.min(), now - since < ConsoleState.patience {
      moments.append(since + ConsoleState.patience)
    }
    moments += momentsToAskAgain
    if settings.clock.hasSeconds { moments.append(TimeText.nextSecond(now)) }
    moments += countdowns
    if let going = nextGoing { moments.append(going) }
    return moments.min().map { max($0, now + .milliseconds(5)) } ?? now + .seconds(60)
  }

  /// When the desk is asked again without anybody's doing; never while its server is away. The header then counts down.
  private var momentsToAskAgain: [Instant] {
    if case .away(_, let nextTry) = live { return nextTry.map { $0 > now } ?? false ? [TimeText.nextSecond(now)] : [] }
    var moments = [counts.last + recountPause]
    if let due = counts.due { moments.append(due) }
    if refreshing.isEmpty {
      if stale != nil { moments.append(lastRefresh + refreshPause) }
      if behind.contains(tab) {
        moments.append(now)
      } else if !behind.isEmpty, let due = otherList.due {
        moments.append(due)
      }
    }
    if !unsaved.isEmpty || !doubts.isEmpty { moments.append(lastRetry + .seconds(5)) }
    return moments
  }

  /// When each countdown in sight shows something else. None that shows hours alone wakes the console every second.
  private var countdowns: [Instant] {
    let (layout, second) = (layout, second)
    guard layout.mode != .tooSmall else { return [] }
    var dues: [Instant] = []
    if layout.list != nil {
      for row in list.shown(height: layout.listHeight) {
        if let due = tab == .line ? reasons[row.id]?.clock?.due ?? row.due : row.due { dues.append(due) }
      }
    }
    if layout.conversation != nil, let clocks = reading?.detail?.conversation.clocks {
      for clock in clocks where clock.isRunning { dues.append(clock.due) }
    }
    return dues.map { due in
      TimeText.secondAtOrAfter(second + .milliseconds(DurationText.countdownChange((due - second).inMilliseconds)))
    }
  }
}

extension ConsoleState {
  /// The second that countdowns show. They all step together, as the wall clock does: each at a moment of its own would
  /// be a frame of its own, and most of a frame's bytes are there to begin and to end it.
  var second: Instant { Instant(milliseconds: now.milliseconds - ((now.milliseconds % 1000) + 1000) % 1000) }
}

extension TimeText {
  static func secondAtOrAfter(_ instant: Instant) -> Instant {
    nextSecond(Instant(milliseconds: instant.milliseconds - 1))
  }

  static func nextSecond(_ now: Instant) -> Instant {
    Instant(milliseconds: (now.milliseconds / 1000 + 1) * 1000)
  }

  static func nextMinute(_ now: Instant) -> Instant {
    Instant(milliseconds: (now.milliseconds / 60_000 + 1) * 60_000)
  }
}
