import Model
import Testing

@Suite struct `Who may do what` {
  @Test func `An auditor may do nothing, and everything may be done by somebody`() {
    for action in Action.Name.allCases {
      #expect(!action.allowed.contains(.auditor))
      #expect(!action.allowed.isEmpty)
    }
    for work in HouseWork.allCases {
      #expect(!work.allowed.contains(.auditor))
      #expect(work.allowed.contains(.lead))
    }
  }

  @Test func `The service does what happens by rule, and speaks for nobody`() {
    for action in Action.Name.allCases {
      #expect(action.allowed.contains(.service) == action.happensByRule, "\(action.rawValue)")
    }
    for action in [Action.Name.reply, .decide, .acknowledge, .note, .undo] { #expect(!action.happensByRule) }
  }

  @Test(arguments: [
    ([Role.agent, .auditor], Role.agent), ([.executive, .lead], .lead), ([.auditor, .service], .service),
    ([.safety, .agent, .strategist], .safety),
  ])
  func `Of several roles the one counts that may most`(roles: [Role], strongest: Role) {
    #expect(Role.strongest(of: roles) == strongest)
    #expect(Role.strongest(of: roles.reversed()) == strongest)
  }

  @Test func `No role, no strongest one`() { #expect(Role.strongest(of: []) == nil) }

  @Test func `Who could is said by role, and by name where those are few`() {
    let allowed = Action.Name.decide.allowed
    #expect(
      Refusal.roleForbids(.agent, action: .decide, allowed: allowed, people: ["cho", "mara"]).description
        == "As an agent you cannot decide. Only a lead, a safety officer or an executive can: cho, mara.")
    #expect(
      Refusal.roleForbids(.service, action: .decide, allowed: allowed, people: ["a", "b", "c", "d", "e"]).description
        == "As the service you cannot decide. Only a lead, a safety officer or an executive can.")
    #expect(
      Refusal.roleForbidsHouse(.agent, .team, people: ["ana", "cho"]).description
        == "As an agent you cannot change the team. Only a lead can: ana, cho.")
    #expect(
      Refusal.roleForbids(.auditor, action: .hold, allowed: Role.acting).description
        == "An auditor cannot hold: an auditor reads and changes nothing.")
  }
}
