import Model

extension Query.Condition {
  /// The condition on a row `c` of conversations, or of the tally where ``isTallied``: the counterpart of
  /// `Query.matches`. Never NULL, so that it can be negated.
  func sql(_ parameters: inout Parameters, _ context: QueryContext) throws -> String {
    switch self {
    case .state(let states): return any(states.map { $0.sql(&parameters, context) })
    case .kind(let kinds): return among("c.kind", kinds.map { .int($0.code) }, &parameters)
    case .also(let kinds): return "c.kinds & \(kinds.mask) <> 0"
    case .stance(let stances): return among("c.stance", stances.map { .int($0.code) }, &parameters)
    case .segment(let segments): return among("c.segment", segments.map { .text($0.rawValue) }, &parameters)
    case .language(let languages): return among("c.language", languages.map { .text($0) }, &parameters)
    case .priority(let wanted):
      let codes = Priority.allCases.filter { priority in wanted.contains { $0.holds(priority) } }.map(\.code)
      return among("c.priority", codes.map { .int($0) }, &parameters)
    case .urgency(let wanted):
      let codes = Urgency.allCases.filter { urgency in wanted.contains { $0.holds(urgency) } }.map(\.rawValue)
      return among("c.urgency", codes.map { .int($0) }, &parameters)
    case .channel(let names):
      return among("c.channel", names.flatMap(context.channels).map { .integer($0) }, &parameters)
    case .holder(let people): return person("c.holder", people, &parameters, context)
    case .escalatedTo(let people): return person("c.escalated_to", people, &parameters, context)
    case .topic(let names): return try tagged(.topic, names, &parameters, context)
    case .label(let names): return try tagged(.label, names, &parameters, context)
    case .mention(let people): return try tagged(.mention, context.names(people), &parameters, context)
    case .id(let ids): return among("c.id", ids.map { .integer($0.rawValue) }, &parameters)
    case .from(let handles):
      return "c.follower IN (\(Self.followers(handles, &parameters)))"
    case .followers(let wanted):
      let compared = any(wanted.map { $0.sql("f.followers", &parameters) { .int($0) } })
      if context.joinsFollower { return "f.followers >= 0 AND \(compared)" }
      return "EXISTS (SELECT 1 FROM follower f WHERE f.id = c.follower AND f.followers >= 0 AND \(compared))"
    case .due(let wanted): return any(wanted.map { $0.sql(&parameters, context) })
    case .age(let wanted):
      return any(wanted.map { $0.stretch(before: context.now).sql("c.heard_at", &parameters, context) })
    case .opened(let wanted):
      return any(wanted.map { $0.stretch(now: context.now).sql("c.opened_at", &parameters, context) })
    case .updated(let wanted):
      return any(wanted.map { $0.stretch(now: context.now).sql("c.updated_at", &parameters, context) })
    case .text(let phrase): return context.dialect.conversationHas(phrase, &parameters)
    }
  }

  /// The ids of followers who go by one of some handles.
  static func followers(_ handles: [String], _ parameters: inout Parameters) -> String {
    let keys = parameters.marks(handles.map { .text($0.lowercased()) })
    return "SELECT f.id FROM follower f WHERE f.handle_key IN (\(keys))"
  }

  /// Whether the tally has all that the condition looks at.
  var isTallied: Bool {
    switch self {
    case .state(let states): states.allSatisfy(\.isTallied)
    case .kind, .also, .stance, .segment, .language, .priority, .urgency, .channel, .holder: true
    case .topic, .label, .mention, .from, .followers, .due, .age, .opened, .updated, .id, .escalatedTo, .text: false
    }
  }

  /// Whether the indexes that lists walk have all that the condition looks at.
  var isCovered: Bool {
    switch self {
    case .state(let states): states.allSatisfy { $0 != .toSend && $0 != .corrected && $0 != .asked }
    case .kind, .also, .stance, .segment, .language, .priority, .urgency, .channel, .holder, .due, .age, .opened,
      .updated, .id:
      true
    case .topic, .label, .mention, .from, .followers, .escalatedTo, .text: false
    }
  }

  private func tagged(
    _ family: TagFamily, _ names: [String], _ parameters: inout Parameters, _ context: QueryContext
  ) throws -> String {
    let ids = try names.compactMap { try context.tags(Tag(family: family, name: $0)) }
    if ids.isEmpty { return nothing }
    let marks = parameters.marks(ids.map { .integer($0) })
    return """
      EXISTS (SELECT 1 FROM conversation_tag t WHERE t.tag IN (\(marks)) AND t.status = c.status
        AND t.conversation = c.id)
      """
  }
}

extension Query.State {
  fileprivate func sql(_ parameters: inout Parameters, _ context: QueryContext) -> String {
    switch self {
    case .open: "c.status = 0"
    case .pending: "c.status = 1"
    case .snoozed: "c.status = 2"
    case .done: "c.status = 3"
    case .held: "c.holder <> ''"
    case .unheld: "c.holder = ''"
    case .mine: person("c.holder", [.me], &parameters, context)
    case .overdue: Query.Due.overdue.sql(&parameters, context)
    case .escalated: "c.escalation IN (1, 2)"
    case .answered: "c.answered = 1"
    case .unanswered: "c.answered = 0"
    case .toSend: "c.to_send > 0"
    case .corrected: "c.kind_corrected = 1"
    case .asked: "c.asked_by > ''"
    }
  }

  /// The code of the status that it is; nil for the rest.
  var status: Int? {
    switch self {
    case .open: 0
    case .pending: 1
    case .snoozed: 2
    case .done: 3
    case .held, .unheld, .mine, .overdue, .escalated, .answered, .unanswered, .toSend, .corrected, .asked: nil
    }
  }

  fileprivate var isTallied: Bool {
    switch self {
    case .overdue, .toSend, .corrected, .asked: false
    case .open, .pending, .snoozed, .done, .held, .unheld, .mine, .escalated, .answered, .unanswered: true
    }
  }
}

extension Query.Due {
  fileprivate func sql(_ parameters: inout Parameters, _ context: QueryContext) -> String {
    guard var stretch = stretch(now: context.now) else { return "c.due = \(Codes.never)" }
    // Without an end it still ends before "never".
    stretch.before = stretch.before ?? Instant(milliseconds: Codes.never)
    return stretch.sql("c.due", &parameters, context)
  }
}

extension Query.Stretch {
  fileprivate func sql(_ column: String, _ parameters: inout Parameters, _ context: QueryContext) -> String {
    var (from, before) = (from, before)
    if let bound = context.bound, bound.column == column {
      if bound.isLeast, let start = from, bound.value >= start.milliseconds { from = nil }
      if !bound.isLeast, let end = before, bound.value < end.milliseconds { before = nil }
    }
    let start = from.map { "\(column) >= \(parameters.mark(.instant($0)))" }
    let end = before.map { "\(column) < \(parameters.mark(.instant($0)))" }
    let parts = [start, end].compactMap { $0 }
    return parts.isEmpty ? "1 = 1" : "(\(parts.joined(separator: " AND ")))"
  }
}

extension Query.Comparison {
  fileprivate func sql(_ column: String, _ parameters: inout Parameters, _ value: (Value) -> SQLValue) -> String {
    switch self {
    case .equal(let wanted): "\(column) = \(parameters.mark(value(wanted)))"
    case .less(let limit): "\(column) < \(parameters.mark(value(limit)))"
    case .atMost(let limit): "\(column) <= \(parameters.mark(value(limit)))"
    case .more(let limit): "\(column) > \(parameters.mark(value(limit)))"
    case .atLeast(let limit): "\(column) >= \(parameters.mark(value(limit)))"
    case .between(let low, let high):
      "\(column) BETWEEN \(parameters.mark(value(low))) AND \(parameters.mark(value(high)))"
    }
  }
}

extension [Kind] {
  var mask: Int { reduce(0) { $0 | $1.bit } }
}

/// True of no row.
private let nothing = "1 = 0"

private func any(_ conditions: [String]) -> String {
  conditions.count == 1 ? conditions[0] : "(\(conditions.joined(separator: " OR ")))"
}

private func among(_ column: String, _ list: [SQLValue], _ parameters: inout Parameters) -> String {
  list.isEmpty ? nothing : "\(column) IN (\(parameters.marks(list)))"
}

private func person(
  _ column: String, _ people: [Query.Person], _ parameters: inout Parameters, _ context: QueryContext
) -> String {
  among(column, context.names(people).map { .text($0) }, &parameters)
}

extension QueryContext {
  /// The names that are meant; that of nobody is empty.
  func names(_ people: [Query.Person]) -> [String] {
    people.compactMap { person in
      switch person {
      case .none: ""
      case .me: me
      case .named(let name): name
      }
    }
  }
}
