import Model

/// How a query is answered: by walking an index in the list's order and passing over what does not match, or, where
/// something asked for is rare, by going to just those rows and sorting them.
struct QueryPlan {
  /// The statuses that can match: a list is walked status by status and merged, because done conversations are many.
  let statuses: [Int]
  /// All terms that are not settled by `statuses`.
  private(set) var terms: [Query.Term]
  let context: QueryContext

  init(_ query: Query, _ context: QueryContext) {
    self.context = context
    var statuses = Set(Status.codes)
    var terms: [Query.Term] = []
    for term in query.terms {
      if let named = term.statuses { statuses.formIntersection(named) } else { terms.append(term) }
    }
    self.statuses = Status.codes.filter(statuses.contains)
    self.terms = terms
  }

  /// Whether the tally alone can count it.
  var isTallied: Bool { terms.allSatisfy(\.condition.isTallied) }

  /// Whether the indexes that lists walk have all that it looks at.
  var isCovered: Bool { terms.allSatisfy(\.condition.isCovered) }

  /// Whether all conversations match.
  var asksForNothing: Bool { terms.isEmpty && statuses.count == Status.codes.count }

  /// The words it asks for.
  var phrases: [Query.Phrase] { Query(terms: terms).phrases }

  /// The same without the words it asks for.
  var withoutPhrases: QueryPlan {
    var plan = self
    plan.terms.removeAll { term in
      if case .text = term.condition { !term.negated } else { false }
    }
    return plan
  }

  /// The words it asks for, and those that it asks not to be there.
  var words: [(phrase: Query.Phrase, isWanted: Bool)] {
    terms.compactMap { term in
      if case .text(let phrase) = term.condition { (phrase, !term.negated) } else { nil }
    }
  }

  /// The same without all that has to do with words.
  var withoutWords: QueryPlan {
    var plan = self
    plan.terms.removeAll { if case .text = $0.condition { true } else { false } }
    return plan
  }

  /// Where something is asked *not* to be that no index has at hand: the same without that, and with it turned round;
  /// the difference of their counts is the count.
  var withoutOneNegation: (without: QueryPlan, with: QueryPlan)? {
    guard let index = terms.firstIndex(where: { $0.negated && !$0.condition.isCovered }) else { return nil }
    var without = self
    without.terms.remove(at: index)
    var with = self
    with.terms[index].negated = false
    return (without, with)
  }

  /// Whether nothing is asked for but deadlines.
  var asksForDeadlinesOnly: Bool {
    terms.allSatisfy { term in
      switch term.condition {
      case .due, .state([.overdue]): true
      default: false
      }
    }
  }

  /// The driver that leads to just what is asked for, without looking at a conversation.
  var onlyDriver: Driver? {
    guard terms.count == 1, let driver = drivers.first else { return nil }
    switch terms[0].condition {
    case .topic, .label, .mention: return driver
    case .text, .followers: return statuses.count == Status.codes.count ? driver : nil
    default: return nil
    }
  }

  /// The same without a condition that is seen to in another way.
  func without(_ condition: Query.Condition?) -> QueryPlan {
    var plan = self
    if let condition, let index = terms.firstIndex(of: Query.Term(condition)) { plan.terms.remove(at: index) }
    return plan
  }

  /// `AND` all terms, each with its marks; empty when there is nothing to add.
  ///
  /// - Parameters:
  ///   - joinsFollower: whether the follower is at hand as `f`.
  ///   - bound: what is certain by itself. Said twice, SQLite would begin at the wrong one.
  func filter(
    _ parameters: inout Parameters, joinsFollower: Bool = false, bound: QueryContext.Bound? = nil
  ) throws -> String {
    var context = context
    context.joinsFollower = joinsFollower
    context.bound = bound
    return try terms.map { term in
      let condition = try term.condition.sql(&parameters, context)
      return term.negated ? " AND NOT (\(condition))" : " AND \(condition)"
    }.joined()
  }

  /// `c.status` is one of those that can match.
  var statusFilter: String { "c.status IN (\(statuses.map(String.init).joined(separator: ", ")))" }
}

extension Query.Term {
  /// The statuses it allows, when it speaks of nothing else.
  fileprivate var statuses: Set<Int>? {
    guard case .state(let states) = condition else { return nil }
    let codes = states.compactMap(\.status)
    guard codes.count == states.count else { return nil }
    return negated ? Set(Status.codes).subtracting(codes) : Set(codes)
  }
}
