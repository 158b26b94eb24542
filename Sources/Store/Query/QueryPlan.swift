import Model

/// How a query is answered: by walking an index in the list's order and passing over what does not match, or, where
/// something asked for is rare, by going to just those rows and sorting them.
struct QueryPlan {
  /// The statuses that can match: a list is walked status by status and merged, because done conversations are many.
  let statuses: [Int]
  /// All terms that are not settled by `statuses`.
  let terms: [Query.Term]
  let context: QueryContext

  init(_ query: Query, _ context: QueryContext) {
    self.context = context
    var statuses = Set(Status.codes)
    var terms: [Query.Term] = []
    for term in query.terms {
      if let named = term.statuses { statuses.formIntersection(named) } else { terms.append(term) }
    }
    self.statuses = statuses.sorted()
    self.terms = terms
  }

  /// Whether the tally alone can count it.
  var isTallied: Bool { terms.allSatisfy(\.condition.isTallied) }

  /// `AND` all terms, each with its marks; empty when there is nothing to add.
  func filter(_ parameters: inout Parameters) throws -> String {
    try terms.map { term in
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
