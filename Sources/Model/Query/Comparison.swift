extension Query {
  /// A value, or a side of it. A range `a..b` has both its ends.
  public enum Comparison<Value: Hashable & Sendable & Comparable>: Hashable, Sendable {
    case equal(Value)
    case less(Value)
    case atMost(Value)
    case more(Value)
    case atLeast(Value)
    case between(Value, Value)

    public func holds(_ value: Value) -> Bool {
      switch self {
      case .equal(let wanted): value == wanted
      case .less(let limit): value < limit
      case .atMost(let limit): value <= limit
      case .more(let limit): value > limit
      case .atLeast(let limit): value >= limit
      case .between(let low, let high): low <= value && value <= high
      }
    }

    func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Comparison<Other> {
      switch self {
      case .equal(let value): .equal(try transform(value))
      case .less(let value): .less(try transform(value))
      case .atMost(let value): .atMost(try transform(value))
      case .more(let value): .more(try transform(value))
      case .atLeast(let value): .atLeast(try transform(value))
      case .between(let low, let high): .between(try transform(low), try transform(high))
      }
    }
  }

  /// When something was: how long ago, or by the calendar (UTC).
  public enum Moment: Hashable, Sendable {
    /// Milliseconds before now.
    case ago(Comparison<Int64>)
    /// Whole days: `>2026-11-01` starts on the 2nd.
    case day(Comparison<CivilDate>)
    case instant(Comparison<Instant>)
  }

  /// What the earliest running deadline is.
  public enum Due: Hashable, Sendable {
    case overdue
    /// No clock runs.
    case none
    /// Milliseconds left; what is overdue has less than nothing left.
    case left(Comparison<Int64>)
    case day(Comparison<CivilDate>)
    case instant(Comparison<Instant>)
  }

  /// A stretch of time, `from ..< before`; nil is without end.
  public struct Stretch: Equatable, Sendable {
    public var from: Instant?
    public var before: Instant?

    public init(from: Instant? = nil, before: Instant? = nil) {
      self.from = from
      self.before = before
    }

    public func contains(_ instant: Instant) -> Bool {
      (from.map { $0 <= instant } ?? true) && (before.map { instant < $0 } ?? true)
    }
  }
}

extension Query.Comparison where Value == Int64 {
  /// The instants that lie so many milliseconds before `now`, as columns in a table are compared.
  public func stretch(before now: Instant) -> Query.Stretch {
    let mirrored: Self =
      switch self {
      case .equal(let value): .equal(value.clampedNegation)
      case .less(let value): .more(value.clampedNegation)
      case .atMost(let value): .atLeast(value.clampedNegation)
      case .more(let value): .less(value.clampedNegation)
      case .atLeast(let value): .atMost(value.clampedNegation)
      case .between(let low, let high): .between(high.clampedNegation, low.clampedNegation)
      }
    return mirrored.stretch(after: now)
  }

  /// The instants that lie so many milliseconds after `now`.
  public func stretch(after now: Instant) -> Query.Stretch {
    map { Instant(milliseconds: now.milliseconds.addingClamped($0)) }.stretch
  }
}

extension Query.Comparison where Value == Instant {
  public var stretch: Query.Stretch {
    func next(_ instant: Instant) -> Instant { Instant(milliseconds: instant.milliseconds.addingClamped(1)) }
    return switch self {
    case .equal(let value): .init(from: value, before: next(value))
    case .less(let limit): .init(before: limit)
    case .atMost(let limit): .init(before: next(limit))
    case .more(let limit): .init(from: next(limit))
    case .atLeast(let limit): .init(from: limit)
    case .between(let low, let high): .init(from: low, before: next(high))
    }
  }
}

extension Query.Comparison where Value == CivilDate {
  /// Days by UTC.
  public var stretch: Query.Stretch {
    func start(_ date: CivilDate) -> Instant { Instant(milliseconds: Int64(date.days) * msPerDay) }
    func end(_ date: CivilDate) -> Instant { start(date.advanced(by: 1)) }
    return switch self {
    case .equal(let day): .init(from: start(day), before: end(day))
    case .less(let day): .init(before: start(day))
    case .atMost(let day): .init(before: end(day))
    case .more(let day): .init(from: end(day))
    case .atLeast(let day): .init(from: start(day))
    case .between(let first, let last): .init(from: start(first), before: end(last))
    }
  }
}

extension Query.Moment {
  /// The instants for which it holds.
  public func stretch(now: Instant) -> Query.Stretch {
    switch self {
    case .ago(let comparison): comparison.stretch(before: now)
    case .day(let comparison): comparison.stretch
    case .instant(let comparison): comparison.stretch
    }
  }
}

extension Query.Due {
  /// The deadlines for which it holds; nil for "no deadline".
  public func stretch(now: Instant) -> Query.Stretch? {
    switch self {
    case .none: nil
    case .overdue: Query.Stretch(before: now)
    case .left(let comparison): comparison.stretch(after: now)
    case .day(let comparison): comparison.stretch
    case .instant(let comparison): comparison.stretch
    }
  }
}
