public import Model
public import Store

/// Why the desk could not do what it was asked, in words that say what to do.
///
/// What the rules forbid in one conversation is a ``Model/Refusal`` in an ``ActionResult``; this is for the rest.
public enum DeskError: Error, Equatable, Sendable {
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
  /// The server refuses it to the login; in which role it is, if in any, and who could.
  case forbidden(login: String, Role?, leads: [String], detail: String)
  /// The login may not make other logins: the SQL for whoever keeps the server.
  case keeperNeeded([String])
  /// Who owns the tables of a desk can do all there, so they stay its lead.
  case ownsTheDesk(String)
  /// Somebody belongs to a group in a way that the desk's own lead cannot change.
  case grantedByAnother(String)
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
    case .forbidden(let login, .auditor, _, let detail):
      "\(login) is an auditor on this desk, who reads and changes nothing (the server: \(detail))."
    case .forbidden(let login, let role?, let leads, let detail):
      "\(login) is \(role.person) on this desk and may not do this (the server: \(detail))."
        + (leads.isEmpty ? "" : " Ask a lead: \(leads.joined(separator: ", ")).")
    case .forbidden(let login, nil, let leads, let detail):
      "\(login) is not on the team of this desk (the server: \(detail))."
        + (leads.isEmpty ? "" : " Ask a lead: \(leads.joined(separator: ", ")).")
    case .keeperNeeded: "Your login may not make logins on this server. Have whoever keeps it run the lines above."
    case .ownsTheDesk(let name):
      "\(name) owns the tables of this desk, and so stays its lead. Who keeps the server can give them to another (ALTER "
        + "TABLE … OWNER TO), then `earshot desk migrate`."
    case .grantedByAnother(let name):
      "\(name) has a role on this desk that whoever keeps the server gave, and only they can take it back (REVOKE)."
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
