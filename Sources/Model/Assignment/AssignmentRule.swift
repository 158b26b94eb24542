/// Who gets a conversation when it opens, without anybody's doing: the first rule whose query matches is the one that counts.
public struct AssignmentRule: Equatable, Sendable, Codable {
  /// How one of several is chosen.
  public enum Way: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who holds the fewest open conversations; of several the first.
    case load
    /// One after the other.
    case turn
  }

  /// Unique in its book; the trail records it.
  public var name: String
  /// The conversations that it is for; the empty query is for all.
  public var when: Query
  /// The teammates who can get them, in order; empty for everybody who may hold one.
  public var to: [String]
  public var way: Way
  /// Whether only those get one who are at a seat.
  public var isOnlyHere: Bool

  public init(name: String, when: Query = Query(), to: [String] = [], way: Way = .load, isOnlyHere: Bool = false) {
    self.name = name
    self.when = when
    self.to = to
    self.way = way
    self.isOnlyHere = isOnlyHere
  }
}

/// What a teammate can see to. Who has none noted down can see to all.
public struct Skills: Equatable, Sendable, Codable {
  /// ISO 639-1; empty for all.
  public var languages: [String]
  /// Empty for all.
  public var segments: [Segment]

  public init(languages: [String] = [], segments: [Segment] = []) {
    self.languages = languages
    self.segments = segments
  }

  /// Whether they can see to a conversation. One whose language cannot be told is for everybody.
  public func fit(_ conversation: Conversation) -> Bool {
    (languages.isEmpty || conversation.language == "und" || languages.contains(conversation.language))
      && (segments.isEmpty || segments.contains(conversation.segment))
  }
}

/// What a rule has found: whom it gives a conversation to, and among whom.
public struct Ruling: Equatable, Sendable {
  /// The name of the rule.
  public var rule: String
  public var way: AssignmentRule.Way
  public var to: String
  /// Those who could have got it, in the rule's order.
  public var among: [String]
  /// How many open conversations each of them held.
  public var loads: [Int]

  public init(rule: String, way: AssignmentRule.Way, to: String, among: [String], loads: [Int]) {
    self.rule = rule
    self.way = way
    self.to = to
    self.among = among
    self.loads = loads
  }
}

extension Ruling: CustomStringConvertible {
  /// Why it went to whom, for a person.
  public var description: String {
    let others = among.filter { $0 != to }
    let why: String =
      if others.isEmpty {
        "nobody else could get it"
      } else if way == .turn {
        "whose turn it was, among \(among.joined(separator: ", "))"
      } else {
        "who held the fewest open ones: "
          + zip(among, loads).map { "\($0) \($1)" }.joined(separator: ", ")
      }
    return "Assigned to \(to) by the rule \"\(rule)\": \(why)"
  }
}
