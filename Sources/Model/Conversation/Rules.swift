/// What decisions depend on besides the conversation: the policies, the team, the house rules.
public struct Rules: Sendable {
  public var book: PolicyBook
  public var team: [Teammate]
  /// How long a reply waits in the outbox before it may leave.
  public var undoWindow: Duration

  public init(book: PolicyBook, team: [Teammate] = [], undoWindow: Duration = .seconds(10)) {
    self.book = book
    self.team = team
    self.undoWindow = undoWindow
  }

  public func teammate(_ name: String) -> Teammate? { team.first { $0.name == name } }
}
