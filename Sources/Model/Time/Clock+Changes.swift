extension Clock {
  /// Stands still from `now`, keeping the working time that is left.
  ///
  /// A clock on a calendar that always counts (safety) never pauses, and one that does not run stays as it is.
  public func paused(at now: Instant, on calendar: WorkingCalendar) -> Clock {
    guard isRunning, !calendar.isAlways else { return self }
    return with(.paused(at: now, left: calendar.workingTime(from: now, to: due)))
  }

  /// Goes on from `now` with the working time that was left; one that is not paused stays as it is.
  public func resumed(at now: Instant, on calendar: WorkingCalendar) -> Clock {
    guard case .paused(let at, let left) = state else { return self }
    var clock = with(.running)
    clock.due = calendar.deadline(from: now, after: left) ?? due + (now - at)
    return clock
  }

  /// Ends, on time or not; a clock that stopped before keeps its first end.
  public func stopped(at now: Instant) -> Clock {
    if case .stopped = state { return self }
    return with(.stopped(at: now))
  }

  /// Working milliseconds that its pauses, those that ended, have added to its target.
  public func pausedTime(on calendar: WorkingCalendar) -> Int64 {
    calendar.isAlways ? 0 : max(0, calendar.workingTime(from: started, to: due) - target)
  }

  /// The same clock under another target: the deadline is counted anew from the clock's own start, and what its pauses
  /// had added (in working time of the calendar they were counted on) is added again.
  ///
  /// On a calendar that always counts nothing is added, and a paused clock runs again, since such a clock never
  /// pauses. A stopped clock stays as it is: what was on time by the rules of its day was on time.
  public func moved(
    to new: Policy.Target, policy: String, from old: WorkingCalendar, to calendar: WorkingCalendar
  ) -> Clock {
    if case .stopped = state { return self }
    let added = calendar.isAlways ? 0 : pausedTime(on: old)
    guard let due = calendar.deadline(from: started, after: new.milliseconds.addingClamped(added)) else { return self }
    var clock = self
    clock.policy = policy
    clock.calendar = calendar.name
    clock.target = new.milliseconds
    clock.due = due
    if case .paused(let at, _) = state {
      clock.state = calendar.isAlways ? .running : .paused(at: at, left: calendar.workingTime(from: at, to: due))
    }
    return clock
  }

  private func with(_ state: State) -> Clock {
    var clock = self
    clock.state = state
    return clock
  }
}

extension PolicyBook {
  /// A clock paused, resumed or moved by this book; nil when the book does not know what it would need.
  public func paused(_ clock: Clock, at now: Instant) -> Clock? {
    calendar(named: clock.calendar).map { clock.paused(at: now, on: $0) }
  }

  public func resumed(_ clock: Clock, at now: Instant) -> Clock? {
    calendar(named: clock.calendar).map { clock.resumed(at: now, on: $0) }
  }

  /// The clock under another policy of the book; nil when that policy gives its kind no time.
  ///
  /// A calendar that is gone since the clock started counts as the new one.
  public func moved(_ clock: Clock, to policy: Policy) -> Clock? {
    guard let target = target(clock.kind, under: policy), let new = calendar(named: target.calendar) else { return nil }
    return clock.moved(
      to: target, policy: policy.name, from: calendar(named: clock.calendar) ?? new, to: new)
  }
}
