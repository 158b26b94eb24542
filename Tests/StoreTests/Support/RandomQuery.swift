import Model

/// Queries of every kind, at random, for a ``RandomDesk``.
extension RandomDesk {
  mutating func query() -> Query {
    let terms = (0..<dice.pick([0, 1, 1, 1, 2, 2, 3])).map { _ in
      Query.Term(condition(), negated: dice.chance(25))
    }
    return Query(terms: terms, sort: dice.chance(20) ? nil : dice.pick(Query.Sort.allCases))
  }

  private mutating func condition() -> Query.Condition {
    switch dice.roll(22) {
    case 0, 1: .state(dice.some(Query.State.allCases))
    case 2: .kind(dice.some(Kind.allCases))
    case 3: .also(dice.some(Kind.allCases))
    case 4: .stance(dice.some(Stance.allCases))
    case 5: .segment(dice.some(Segment.builtIn))
    case 6: .topic(dice.some(Self.topics + ["unheard of"]))
    case 7: .language(dice.some(Self.languages))
    case 8: .label(dice.some(Self.labels + ["unheard of"]))
    case 9: .priority(comparisons(Priority.allCases))
    case 10: .urgency(comparisons(Urgency.allCases))
    case 11: .channel(dice.some(Self.channels + ["mastodon", "nowhere"]))
    case 12: .holder(dice.some([.none, .me, .named("ana"), .named("zoe")]))
    case 13: .from(dice.some(Self.handles + ["MIA_H", "é_RUIZ", "nobody"]))
    case 14: .followers(comparisons([0, 7, 212, 300, 5000]))
    case 15: .due(dues())
    case 16: .age(comparisons([0, 3_600_000, 7_200_000, 40_000_000]))
    case 17: .opened([moment()])
    case 18: .updated([moment()])
    case 19: .escalatedTo(dice.some([.none, .me, .named("cho"), .named("ben")]))
    case 20: .mention(dice.some([.me, .named("ben"), .named("zoe")]))
    default: phrase().map { .text($0) } ?? .id(dice.some(ids))
    }
  }

  private mutating func comparisons<V>(_ values: [V]) -> [Query.Comparison<V>] {
    dice.some([0]).map { _ in comparison(values) }
  }

  private mutating func comparison<V>(_ values: [V]) -> Query.Comparison<V> {
    let value = dice.pick(values)
    let other = dice.pick(values)
    return switch dice.roll(6) {
    case 0: .equal(value)
    case 1: .less(value)
    case 2: .atMost(value)
    case 3: .more(value)
    case 4: .atLeast(value)
    default: .between(min(value, other), max(value, other))
    }
  }

  private mutating func dues() -> [Query.Due] {
    dice.some([0]).map { _ in
      switch dice.roll(4) {
      case 0: .overdue
      case 1: .none
      case 2: .left(comparison([-9_000_000, 0, 1_800_000, 90_000_000]))
      default: .instant(comparison([Scene.start, now, now + .hours(2)]))
      }
    }
  }

  private mutating func moment() -> Query.Moment {
    dice.chance(50)
      ? .ago(comparison([0, 3_600_000, 40_000_000]))
      : .instant(comparison([Scene.start, now - .hours(5), now]))
  }

  private mutating func phrase() -> Query.Phrase? {
    let words = (0...dice.pick([0, 0, 1])).map { _ in dice.pick(Self.words) }
    let text = words.joined(separator: " ")
    if dice.chance(30) { return Query.Phrase(String(text.prefix(3)), isPrefix: true) }
    return Query.Phrase(text, inAllForms: dice.chance(60))
  }
}
