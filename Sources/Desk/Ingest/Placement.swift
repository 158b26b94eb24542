internal import Model
internal import Store

/// Gives the conversations that a batch opens to whom the rules of assignment say, within the batch's transaction.
struct Placement {
  private let rules: Rules
  private let now: Instant
  private var staff: PolicyBook.Staff
  private let turns: [String: String]

  /// - Returns: nil where there are no rules: then it costs nothing.
  init?(_ writer: Writer, rules: Rules, at now: Instant) throws {
    guard !rules.book.assignments.isEmpty else { return nil }
    self.rules = rules
    self.now = now
    turns = try writer.value(.turns) ?? [:]
    let isAnyOnlyHere = rules.book.assignments.contains(where: \.isOnlyHere)
    staff = PolicyBook.Staff(
      team: rules.team, here: isAnyOnlyHere ? Set(SeatPlan(try writer.presence()).names(at: now)) : [],
      loads: try writer.counts(by: .holder, of: Query(.state([.open])), me: nil, now: now), turns: turns)
  }

  /// What follows for a conversation that has just opened; nil where it goes to nobody.
  mutating func outcome(for conversation: Conversation, _ profile: Profile) -> Outcome? {
    guard conversation.holder == nil, conversation.status == .open else { return nil }
    let subject = QuerySubject(conversation: conversation, profile: profile)
    guard let ruling = rules.book.ruling(on: subject, staff, now: now) else { return nil }
    staff.follow(ruling)
    return conversation.assign(by: ruling, at: now, rules: rules, profile: profile)
  }

  /// Keeps whose turn it is. After the last message of the batch.
  func finish(_ writer: Writer) throws {
    guard staff.turns != turns else { return }
    let names = Set(rules.book.assignments.map(\.name))
    try writer.set(.turns, to: staff.turns.filter { names.contains($0.key) })
  }
}
