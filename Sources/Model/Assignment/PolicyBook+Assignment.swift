extension PolicyBook {
  /// What the rules look at besides the conversation.
  public struct Staff: Sendable {
    public var team: [Teammate]
    /// The names of those who are at a seat.
    public var here: Set<String>
    /// How many open conversations each holds; who is missing holds none.
    public var loads: [String: Int]
    /// Whom each rule that goes by turn gave last, by the rule's name.
    public var turns: [String: String]

    public init(
      team: [Teammate], here: Set<String> = [], loads: [String: Int] = [:], turns: [String: String] = [:]
    ) {
      self.team = team
      self.here = here
      self.loads = loads
      self.turns = turns
    }

    /// Takes a ruling into account.
    public mutating func follow(_ ruling: Ruling) {
      loads[ruling.to, default: 0] += 1
      if ruling.way == .turn { turns[ruling.rule] = ruling.to }
    }
  }

  /// Whom a conversation that opens goes to; nil where no rule matches, or nobody fits the first that does.
  public func ruling(on subject: QuerySubject, _ staff: Staff, now: Instant) -> Ruling? {
    guard let rule = assignments.first(where: { $0.when.matches(subject, now: now, me: nil) }) else { return nil }
    let able = staff.team.filter(\.role.mayAct).map(\.name)
    let order = rule.to.isEmpty ? able : rule.to
    let fitting = order.filter { name in
      able.contains(name) && (!rule.isOnlyHere || staff.here.contains(name))
        && skills[name]?.fit(subject.conversation) ?? true
    }
    let loads = fitting.map { staff.loads[$0] ?? 0 }
    let chosen: String? =
      switch rule.way {
      case .load: zip(fitting, loads).min { $0.1 < $1.1 }?.0
      case .turn: next(in: order, after: staff.turns[rule.name], among: fitting)
      }
    guard let chosen else { return nil }
    return Ruling(rule: rule.name, way: rule.way, to: chosen, among: fitting, loads: loads)
  }

  /// The first of the fitting who comes after the last one in a circle; the last one need not fit any more.
  private func next(in order: [String], after last: String?, among fitting: [String]) -> String? {
    guard let place = last.flatMap({ order.firstIndex(of: $0) }) else { return fitting.first }
    return (order[(place + 1)...] + order[...place]).first { fitting.contains($0) }
  }
}

extension Conversation {
  /// Decides what follows from a ruling: it is held by whom the rule has found, and the trail says why.
  public func assign(by ruling: Ruling, at now: Instant, rules: Rules, profile: Profile) -> Outcome {
    var deliberation = Deliberation(self, .assign, by: .earshot, at: now, rules: rules, profile: profile)
    if holder == nil {
      deliberation.emit(.ruled(ruling))
      deliberation.hold(ruling.to)
    }
    return deliberation.outcome
  }
}
