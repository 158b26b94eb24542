/// All the rules of time that are in force: calendars and policies in order, under a version.
///
/// Every target names a calendar of the book that has working time; the initializer and the decoder see to that.
public struct PolicyBook: Equatable, Sendable, Codable {
  /// Grows with every change, so that an event can say which rules it followed.
  public let version: Int
  public let calendars: [WorkingCalendar]
  /// In order: the first that matches counts.
  public let policies: [Policy]
  /// What holds under every policy that does not say otherwise, such as the acknowledgement of an escalation.
  public let common: [Clock.Kind: Policy.Target]
  /// How many minutes a hold survives its holder's being at no seat; 0 for ever.
  public let holdMinutes: Int
  /// Who gets what opens, in order: the first that matches counts.
  public let assignments: [AssignmentRule]
  /// What each teammate can see to, by name.
  public let skills: [String: Skills]

  /// What ``holdMinutes`` is unless somebody says otherwise, and at most.
  public static let usualHoldMinutes = 15
  public static let holdMinutesBound = 7 * 24 * 60

  public init(
    version: Int, calendars: [WorkingCalendar], policies: [Policy], common: [Clock.Kind: Policy.Target] = [:],
    holdMinutes: Int = PolicyBook.usualHoldMinutes, assignments: [AssignmentRule] = [], skills: [String: Skills] = [:]
  ) throws(PolicyError) {
    try Self.check(calendars, policies, common)
    guard (0...Self.holdMinutesBound).contains(holdMinutes) else { throw .badHold(holdMinutes) }
    if let name = Self.firstRepeated(assignments.map(\.name)) { throw .twoRules(name) }
    if let rule = assignments.first(where: \.when.asksForText) { throw .searchesWords(rule: rule.name) }
    self.init(checked: version, calendars, policies, common, holdMinutes: holdMinutes, assignments, skills)
  }

  /// For books that are right by construction.
  init(
    checked version: Int, _ calendars: [WorkingCalendar], _ policies: [Policy],
    _ common: [Clock.Kind: Policy.Target], holdMinutes: Int = PolicyBook.usualHoldMinutes,
    _ assignments: [AssignmentRule] = [], _ skills: [String: Skills] = [:]
  ) {
    self.holdMinutes = holdMinutes
    self.version = version
    self.calendars = calendars
    self.policies = policies
    self.common = common
    self.assignments = assignments
    self.skills = skills
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      version: container.decode(Int.self, forKey: .version),
      calendars: container.decode([WorkingCalendar].self, forKey: .calendars),
      policies: container.decode([Policy].self, forKey: .policies),
      common: container.decode([Clock.Kind: Policy.Target].self, forKey: .common),
      // Earlier desks do not say.
      holdMinutes: container.decodeIfPresent(Int.self, forKey: .holdMinutes) ?? Self.usualHoldMinutes,
      // A desk from before there were such rules has none.
      assignments: container.decodeIfPresent([AssignmentRule].self, forKey: .assignments) ?? [],
      skills: container.decodeIfPresent([String: Skills].self, forKey: .skills) ?? [:])
  }

  public func calendar(named name: String) -> WorkingCalendar? { calendars.first { $0.name == name } }

  public func policy(named name: String) -> Policy? { policies.first { $0.name == name } }

  /// The policy for a conversation as it is now; nil when none matches.
  public func firstMatch(_ subject: QuerySubject, now: Instant) -> Policy? {
    policies.first { $0.when.matches(subject, now: now, me: nil) }
  }

  /// The policy's own target for this kind of clock, else the book's.
  public func target(_ kind: Clock.Kind, under policy: Policy) -> Policy.Target? {
    policy.targets[kind] ?? common[kind]
  }

  /// A running clock that starts at an instant; nil where the policy gives this kind no time.
  public func clock(_ kind: Clock.Kind, under policy: Policy, at start: Instant) -> Clock? {
    guard let target = target(kind, under: policy), let calendar = calendar(named: target.calendar),
      let due = calendar.deadline(from: start, after: target.milliseconds)
    else { return nil }
    return Clock(
      kind: kind, policy: policy.name, calendar: calendar.name, target: target.milliseconds, started: start, due: due)
  }

  private static func check(
    _ calendars: [WorkingCalendar], _ policies: [Policy], _ common: [Clock.Kind: Policy.Target]
  ) throws(PolicyError) {
    if let name = firstRepeated(calendars.map(\.name)) { throw .twoCalendars(name) }
    if let name = firstRepeated(policies.map(\.name)) { throw .twoPolicies(name) }
    for (policy, targets) in policies.map({ ($0.name, $0.targets) }) + [("common", common)] {
      for (kind, target) in targets.ordered(by: { $0.key.rawValue < $1.key.rawValue }) {
        guard let calendar = calendars.first(where: { $0.name == target.calendar }) else {
          throw .noCalendar(target.calendar, policy: policy, kind, known: calendars.map(\.name))
        }
        if !calendar.hasWorkingTime { throw .closedCalendar(calendar.name, policy: policy, kind) }
        if !(1...366 * msPerDay).contains(target.milliseconds) { throw .badTarget(policy: policy, kind) }
      }
    }
  }

  private static func firstRepeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}

/// Why a set of policies cannot be in force.
public enum PolicyError: Error, Equatable, Sendable, CustomStringConvertible {
  case twoCalendars(String)
  case twoPolicies(String)
  case noCalendar(String, policy: String, Clock.Kind, known: [String])
  case closedCalendar(String, policy: String, Clock.Kind)
  case badTarget(policy: String, Clock.Kind)
  case badHold(Int)
  case twoRules(String)
  case searchesWords(rule: String)

  public var description: String {
    switch self {
    case .twoCalendars(let name): "two calendars are called '\(name)': rename one"
    case .twoPolicies(let name): "two policies are called '\(name)': rename one"
    case .noCalendar(let name, let policy, let kind, let known):
      "policy '\(policy)' counts \(kind.rawValue) on '\(name)', which is no calendar: "
        + "there is \(known.joined(separator: ", "))"
    case .closedCalendar(let name, let policy, let kind):
      "policy '\(policy)' counts \(kind.rawValue) on '\(name)', which has no working time: give it hours"
    case .badHold(let minutes):
      "a hold cannot outlive its holder's leaving by \(minutes) minutes: give it 0 (for ever) to \(PolicyBook.holdMinutesBound)"
    case .twoRules(let name): "two rules of assignment are called '\(name)': rename one"
    case .searchesWords(let rule):
      "the rule '\(rule)' searches for words, which a rule cannot: ask for kind:, topic:, lang: and the like"
    case .badTarget(let policy, let kind):
      "policy '\(policy)' must give \(kind.rawValue) more than no time and at most 366 days"
    }
  }
}
