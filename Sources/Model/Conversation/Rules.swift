/// What decisions depend on besides the conversation: the policies, the team, the house rules.
public struct Rules: Sendable {
  public var book: PolicyBook
  public var team: [Teammate]
  /// How long a reply waits in the outbox before it may leave.
  public var undoWindow: Duration
  /// Whose session this is, where the database says so: nobody else can act in it. Nil where it takes our word.
  public var session: String?

  public init(
    book: PolicyBook, team: [Teammate] = [], undoWindow: Duration = .seconds(10), session: String? = nil
  ) {
    self.book = book
    self.team = team
    self.undoWindow = undoWindow
    self.session = session
  }

  public func teammate(_ name: String) -> Teammate? { team.first { $0.name == name } }

  /// Those on the team who are in one of these roles.
  public func people(in roles: [Role]) -> [String] { team.filter { roles.contains($0.role) }.map(\.name) }

  /// Who acts, in the role that they have now.
  ///
  /// - Throws: a ``Refusal`` when their role may not do this, or it is not their session.
  func admit(_ teammate: Teammate, to action: Action.Name) throws(Refusal) -> Teammate {
    var teammate = teammate
    if let session, teammate != .earshot {
      guard teammate.name == session else { throw .notYourself(session: session, asked: teammate.name) }
      guard let present = self.teammate(session) else { throw .unknownTeammate(session) }
      teammate = present
    }
    let allowed = action.allowed
    guard allowed.contains(teammate.role) else {
      // For an auditor it would be everybody else.
      let people = teammate.role == .auditor ? [] : people(in: allowed)
      throw .roleForbids(teammate.role, action: action, allowed: allowed, people: people)
    }
    return teammate
  }
}
