/// Why an action was refused, in words that say what to do next.
public enum Refusal: Error, Hashable, Sendable {
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
  case roleForbids(Role, action: Action.Name, allowed: [Role])
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
    case .roleForbids(let role, let action, let allowed):
      "A teammate in the role \(role.rawValue) cannot \(action.rawValue); "
        + "\(allowed.map(\.rawValue).joined(separator: ", ")) can."
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
