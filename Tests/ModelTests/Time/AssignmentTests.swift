import Model
import Testing

@Suite("Rules of assignment")
struct AssignmentTests {
  private static let now = Instant(milliseconds: 1_794_823_200_000)

  private static func conversation(_ kind: Kind = .question, _ segment: Segment = .patient, _ language: String = "fr")
    -> QuerySubject
  {
    var conversation = Conversation(
      id: .init(rawValue: 1), channel: "mastodon:@acme", thread: "t", follower: .init(rawValue: 1), openedAt: now)
    conversation.kind = kind
    conversation.segment = segment
    conversation.language = language
    return QuerySubject(conversation: conversation, profile: Profile(handle: "mia"))
  }

  private static func book(_ rules: [AssignmentRule], skills: [String: Skills] = [:]) throws -> PolicyBook {
    let standard = PolicyBook.standard
    return try PolicyBook(
      version: 1, calendars: standard.calendars, policies: standard.policies, assignments: rules, skills: skills)
  }

  private static func rule(
    _ name: String, _ when: Query.Condition? = nil, to: [String] = [], way: AssignmentRule.Way = .load,
    isOnlyHere: Bool = false
  ) -> AssignmentRule {
    AssignmentRule(
      name: name, when: when.map { Query($0) } ?? Query(), to: to, way: way, isOnlyHere: isOnlyHere)
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var rules: [AssignmentRule]
    var skills: [String: Skills] = [:]
    var here: Set<String> = []
    var loads: [String: Int] = [:]
    var turns: [String: String] = [:]
    var subject = AssignmentTests.conversation()
    /// `rule to`, or nil for nobody.
    var expected: String?
  }

  @Test(arguments: [
    Row(testDescription: "no rule, nobody", rules: [], expected: nil),
    Row(testDescription: "no rule that matches, nobody", rules: [rule("spam", .kind([.spam]))], expected: nil),
    Row(
      testDescription: "the first that matches counts",
      rules: [rule("spam", .kind([.spam])), rule("fr", .language(["fr"]), to: ["ben"]), rule("all", to: ["ana"])],
      expected: "fr ben"),
    Row(
      testDescription: "where nobody fits the first that matches, no other rule is asked",
      rules: [rule("fr", .language(["fr"]), to: ["ben"], isOnlyHere: true), rule("all")], here: ["ana"], expected: nil),
    Row(
      testDescription: "who holds the fewest", rules: [rule("all", to: ["ana", "ben", "cho"])],
      loads: ["ana": 3, "ben": 1, "cho": 2], expected: "all ben"),
    Row(
      testDescription: "of several with the fewest the first", rules: [rule("all", to: ["cho", "ben", "ana"])],
      loads: ["ana": 1, "ben": 1, "cho": 2], expected: "all ben"),
    Row(
      testDescription: "without names everybody who may hold one, in the order of the team", rules: [rule("all")],
      loads: ["ana": 1], expected: "all ben"),
    Row(
      testDescription: "never one who changes nothing, nor one who has left",
      rules: [rule("x", to: ["ida", "zoe", "dev"])],
      expected: "x dev"),
    Row(
      testDescription: "only who is here", rules: [rule("x", to: ["ana", "ben", "cho"], isOnlyHere: true)],
      here: ["ben", "cho"], loads: ["ben": 2, "cho": 1], expected: "x cho"),
    Row(
      testDescription: "who speaks the language and knows the segment",
      rules: [rule("x", to: ["ana", "ben", "cho", "dev"])],
      skills: [
        "ana": Skills(languages: ["en"]), "ben": Skills(languages: ["fr"], segments: [.hcp]),
        "cho": Skills(languages: ["en", "fr"], segments: [.patient, .carer]),
      ], loads: ["dev": 1], expected: "x cho"),
    Row(
      testDescription: "a language that cannot be told is for everybody", rules: [rule("x", to: ["ana", "ben"])],
      skills: ["ana": Skills(languages: ["en"])], subject: conversation(.question, .patient, "und"), expected: "x ana"),
    Row(
      testDescription: "by turn the first begins", rules: [rule("x", to: ["ana", "ben", "cho"], way: .turn)],
      loads: ["ana": 9], expected: "x ana"),
    Row(
      testDescription: "by turn the next after the last, around",
      rules: [rule("x", to: ["ana", "ben", "cho"], way: .turn)],
      turns: ["x": "cho"], expected: "x ana"),
    Row(
      testDescription: "by turn past who does not fit",
      rules: [rule("x", to: ["ana", "ben", "cho"], way: .turn, isOnlyHere: true)], here: ["ana", "cho"],
      turns: ["x": "ana"], expected: "x cho"),
    Row(
      testDescription: "by turn after one who is no longer here",
      rules: [
        rule("x", to: ["ana", "ben", "cho"], way: .turn, isOnlyHere: true)
      ], here: ["ana", "cho"], turns: ["x": "ben"], expected: "x cho"),
    Row(
      testDescription: "by turn, when it is the only one's again", rules: [rule("x", to: ["ana"], way: .turn)],
      turns: ["x": "ana"], expected: "x ana"),
  ])
  func chooses(row: Row) throws {
    let staff = PolicyBook.Staff(team: Case.team, here: row.here, loads: row.loads, turns: row.turns)
    let ruling = try Self.book(row.rules, skills: row.skills).ruling(on: row.subject, staff, now: Self.now)
    #expect(ruling.map { "\($0.rule) \($0.to)" } == row.expected)
  }

  @Test("many are spread evenly, whichever way", arguments: AssignmentRule.Way.allCases)
  func spread(way: AssignmentRule.Way) throws {
    let book = try Self.book([Self.rule("x", to: ["ana", "ben", "cho"], way: way)])
    var staff = PolicyBook.Staff(team: Case.team)
    var got: [String: Int] = [:]
    for _ in 0..<300 {
      let ruling = try #require(book.ruling(on: Self.conversation(), staff, now: Self.now))
      staff.follow(ruling)
      got[ruling.to, default: 0] += 1
    }
    #expect(got == ["ana": 100, "ben": 100, "cho": 100])
  }

  @Test("a ruling is in the trail before the hold, reads back, and says why")
  func trail() throws {
    let it = Case(.question)
    let ruling = Ruling(rule: "Fr \"1\"", way: .load, to: "ana", among: ["ana", "ben"], loads: [1, 4])
    let outcome = it.conversation.assign(by: ruling, at: it.now, rules: it.rules, profile: it.profile)
    #expect(outcome.by == "earshot" && outcome.action == .assign)
    #expect(outcome.events == [.ruled(ruling), .holder(from: nil, to: "ana")])
    #expect(outcome.calls.isEmpty)
    #expect(try Event.Body.bodies(json: Event.Body.json(outcome.events)) == outcome.events)
    #expect(
      ruling.description == "Assigned to ana by the rule \"Fr \"1\"\": who held the fewest open ones: ana 1, ben 4")
    var held = outcome.conversation
    held.holder = "cho"
    #expect(held.assign(by: ruling, at: it.now, rules: it.rules, profile: it.profile).events.isEmpty)
  }

  @Test("two rules of one name, and one that searches words, cannot be in force")
  func refused() {
    #expect(throws: PolicyError.twoRules("x")) { try Self.book([Self.rule("x"), Self.rule("x")]) }
    #expect(throws: PolicyError.searchesWords(rule: "x")) {
      try Self.book([AssignmentRule(name: "x", when: Query("price"))])
    }
  }
}
