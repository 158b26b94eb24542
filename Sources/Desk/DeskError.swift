public import Model
public import Store

/// Why the desk could not do what it was asked, in words that say what to do.
///
/// What the rules forbid in one conversation is a ``Model/Refusal`` in an ``ActionResult``; this is for the rest.
public enum DeskError: Error, Hashable, Sendable {
  /// The file, the disk or the database says no.
  case store(StoreError)
  case unknownConversation(Conversation.ID)
  case unknownTeammate(String, team: [String])
  case teammateExists(String)
  case badName(String, why: String)
  case unknownView(String, views: [String])
  /// There is no such version of a model; version 0 where there is none of the name.
  case unknownModel(String, version: Int)
  /// The rules forbid it whatever the conversation.
  case refused(Refusal)
  /// A desk must keep somebody who can assign work and change the team.
  case lastLead(String)
  /// What the desk stores contradicts itself.
  case damaged(String)
  /// Somebody ended it before it was done; what it changed until then stays.
  case cancelled
  /// A file that was to be written could not be.
  case cannotWrite(String, why: String)
  /// The connection broke while it was being stored: it may have been, or not.
  case inDoubt(Doubt, StoreError)
  /// What was in doubt was not stored.
  case notStored
}

extension DeskError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .store(let error): error.description
    case .unknownConversation(let id):
      "There is no conversation \(id) on this desk. `earshot list` shows which there are."
    case .unknownTeammate(let name, let team):
      team.isEmpty
        ? "Nobody is on this desk yet, so not \(name) either."
        : "Nobody on this desk is called \(name). There is \(team.joined(separator: ", "))."
    case .teammateExists(let name): "Somebody on this desk is called \(name) already. Choose another name."
    case .badName(let name, let why): "\"\(name)\" cannot be a name: \(why)."
    case .unknownView(let name, let views):
      "There is no view called \(name). There is \(views.joined(separator: ", "))."
    case .unknownModel(let name, let version):
      (version == 0 ? "Nothing called \(name) has been taught." : "\(name) has no version \(version).")
        + " `earshot triage models` lists what there is."
    case .refused(let refusal): refusal.description
    case .lastLead(let name): "\(name) is the only lead of this desk. Make somebody else a lead first."
    case .damaged(let what):
      "The desk contradicts itself: \(what). `earshot audit verify` says what is whole; restore the latest backup."
    case .cancelled: "Ended before it was done."
    case .cannotWrite(let path, let why): "Cannot write \(path): \(why)."
    case .inDoubt:
      "The connection broke while this was being stored. It may be stored or not: look before you do it again."
    case .notStored: "It was not stored when the connection broke, and nothing was done: do it again."
    }
  }
}

extension DeskError {
  /// Whether it came of a server that is gone, or was not asked because it is.
  public var isOutage: Bool {
    switch self {
    case .store(.connectionLost), .store(.inDoubt), .store(.away), .store(.serverUnreachable), .inDoubt: true
    default: false
    }
  }

  /// Any error of the work below as one that a person can act on.
  init(_ error: any Error) {
    switch error {
    case let error as DeskError: self = error
    case let error as StoreError: self = .store(error)
    case let error as Refusal: self = .refused(error)
    default: self = .damaged(String(describing: error))
    }
  }
}
