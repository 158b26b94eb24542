/// Why an action was refused, in words that say what to do next.
public enum Refusal: Error, Equatable, Sendable {
  case heldBy(String, since: Instant?)
  case notHeldByYou(holder: String?)
  /// Nobody holds it: there is nobody to ask, and nothing to take over.
  case heldByNobody
  /// Somebody else asks for it already.
  case askedAlready(by: String, holder: String)
  /// Nobody asks for it.
  case notAsked
  /// To take it over for somebody who does not ask for it.
  case doesNotAsk(String)
  /// The role may not do this; who may, by role and by name.
  case roleForbids(Role, action: Action.Name, allowed: [Role], people: [String] = [])
  /// The role may not do this to the desk as a whole.
  case roleForbidsHouse(Role, HouseWork, people: [String] = [])
  /// The database knows who acts by their login, and it is not the one asked for.
  case notYourself(session: String, asked: String)
  case alreadyDone
  case notDone
  case notSnoozed
  case nothingChanges(String)
  case emptyText(Action.Name)
  case unknownTeammate(String)
  case notOnTheLine(String, Role)
  case alreadyEscalated(to: String)
  case notEscalated
  case notAddressedToYou(to: String)
  case draftChanged
  case safetyClockRuns
  case snoozeInThePast
  case nothingToUndo
  case cannotUndo(what: String, why: String)
  case notInTheOutbox(message: Int)
}

extension Refusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .heldBy(let name, _): "Held by \(name). `ask` asks \(name) to hand it over; a lead can `take-over`."
    case .notHeldByYou(let holder?): "Held by \(holder), not by you."
    case .notHeldByYou(nil): "Nobody holds it."
    case .heldByNobody: "Nobody holds it: `hold` takes it."
    case .askedAlready(let name, let holder):
      "\(name) asks \(holder) for it already. Wait for the answer; a lead can `take-over`."
    case .notAsked: "Nobody asks for it."
    case .doesNotAsk(let name): "\(name) does not ask for it: `assign` gives it to them."
    case .roleForbids(let role, let action, let allowed, let people):
      Self.words(role, cannot: action.rawValue.replacing("-", with: " "), allowed, people)
    case .roleForbidsHouse(let role, let work, let people):
      Self.words(role, cannot: work.words, work.allowed, people)
    case .notYourself(let session, let asked):
      "You are \(session) on this desk: its server knows you by your login. To act as \(asked), log in as \(asked)."
    case .alreadyDone: "It is done already. Reopen it first."
    case .notDone: "It is not done."
    case .notSnoozed: "It is not snoozed."
    case .nothingChanges(let what): what
    case .emptyText(let action): "There is no text to \(action.rawValue). Write something first."
    case .unknownTeammate(let name): "Nobody on this desk is called \(name). `earshot team` lists everybody."
    case .notOnTheLine(let name, let role):
      "\(name) is \(role.rawValue): only an executive, a safety officer or a lead is on the line."
    case .alreadyEscalated(let to): "It is with \(to) already, not decided yet."
    case .notEscalated: "It is not escalated."
    case .notAddressedToYou(let to): "It was escalated to \(to), not to you."
    case .draftChanged: "The draft has changed since you read it. Read it again, then decide."
    case .safetyClockRuns:
      "A suspected side effect: hand it to the safety team first (escalate), or correct the kind."
    case .snoozeInThePast: "That moment has passed. Snooze until a later one."
    case .nothingToUndo: "Nothing of yours to undo here."
    case .cannotUndo(let what, let why): "\(what) cannot be undone: \(why)."
    case .notInTheOutbox(let message): "Message \(message) is not waiting in the outbox."
    }
  }
}

extension Refusal {
  /// Who may, by role, and by name where those are few.
  private static func words(_ role: Role, cannot what: String, _ allowed: [Role], _ people: [String]) -> String {
    if role == .auditor { return "An auditor cannot \(what): an auditor reads and changes nothing." }
    let roles = allowed.map(\.person)
    let oneOf = roles.count > 1 ? "\(roles.dropLast().joined(separator: ", ")) or \(roles.last ?? "")" : roles.joined()
    let names = people.isEmpty || people.count > 4 ? "" : ": \(people.joined(separator: ", "))"
    return "As \(role.person) you cannot \(what). Only \(oneOf) can\(names)."
  }
}
