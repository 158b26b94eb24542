/// Why the store could not do what it was asked: what happened, to which file, and what to do.
public enum StoreError: Error, Equatable, Sendable {
  /// The file does not exist and was not to be created.
  case missing(path: String)
  /// The folder of the file does not exist or may not be entered.
  case noFolder(path: String)
  /// The file or its folder may not be written.
  case readOnly(path: String)
  /// A server that takes readers only, as one that stands by for another.
  case serverReadsOnly(desk: String)
  case diskFull(path: String)
  /// Not a SQLite file at all.
  case notADatabase(path: String)
  /// A SQLite file of another program.
  case notADesk(path: String)
  /// Written by a newer Earshot.
  case newer(path: String, version: Int, known: Int)
  /// Written before the first release, in a form that is read no more.
  case older(path: String, version: Int)
  /// A file is where something was to be created.
  case exists(path: String)
  case damaged(path: String, detail: String)
  /// Another process kept the file to itself for longer than we wait.
  case locked(path: String)
  /// A disk or network drive failed to read or write.
  case unreadable(path: String, detail: String)
  /// PostgreSQL's client library is not installed.
  case noClient(desk: String, detail: String)
  /// An address that libpq cannot read, or that names what is not there.
  case addressUnusable(desk: String, detail: String)
  /// The address asks for TLS, and the server does not speak it.
  case notEncrypted(desk: String)
  /// The server's certificate, or ours, is not what TLS needs.
  case notTrusted(desk: String, detail: String)
  /// Nobody answers at the address, or the server takes nobody in.
  case serverUnreachable(desk: String, detail: String)
  /// The server asks for a password, and none was given.
  case passwordMissing(desk: String)
  /// The server does not let us in under this name and password.
  case loginRefused(desk: String, detail: String)
  case noDatabase(desk: String, detail: String)
  /// A database without a desk.
  case noDeskHere(desk: String)
  /// The session with the server ended in the midst of it: nothing of it was stored.
  case connectionLost(desk: String, detail: String)
  /// The session ended between the last word of a transaction and the server's answer to it: it may be stored or not.
  case inDoubt(desk: String, detail: String)
  /// The server was known to be away; nothing was tried.
  case away(desk: String)
  /// The server says that our role may not do this.
  case notAllowed(desk: String, detail: String)
  /// The server knows us, and we are in none of the desk's groups.
  case notOnTheTeam(desk: String, login: String)
  /// A desk on a server whose tables are of an earlier version: everybody there is affected when that changes.
  case needsMigration(desk: String, version: Int, known: Int)
  /// Something is where a copy was to go.
  case notEmpty(desk: String)
  /// A copy has not as many rows as what it was made of.
  case copyDiffers(desk: String, detail: String)
  /// Somebody changed the conversation since it was read.
  case changedMeanwhile(conversation: Int64)
  /// The rows contradict what is to be written: a mistake in Earshot, or a file changed by hand.
  case contradiction(path: String, detail: String)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "There is no desk at \(path)."
    case .noFolder(let path): "Cannot open \(path): its folder does not exist or may not be entered. Create it first."
    case .readOnly(let path):
      "Cannot write to \(path): the file or its folder is read-only. Give yourself the right to write there, "
        + "or choose another place with --desk."
    case .serverReadsOnly(let desk):
      "The server of \(desk) takes readers only: it stands by for another, or was told so. Name all servers in the address, "
        + "with target_session_attrs=read-write, and the one that takes writers is found."
    case .diskFull(let path):
      "The disk of \(path) is full. Nothing was lost, and nothing of this was stored: free some space, then try again."
    case .notADatabase(let path): "\(path) is not a desk: it is no SQLite file. Choose another file with --desk."
    case .notADesk(let path): "\(path) is a database of another program. Choose another file with --desk."
    case .newer(let path, let version, let known):
      "\(path) was written by a newer Earshot (version \(version) of the file; this one knows \(known)). "
        + "Update Earshot, or open another desk."
    case .older(let path, let version):
      "\(path) was written before Earshot's first release (version \(version) of the file), in a form that is read no "
        + "more. Import into a new desk; this file is left as it is."
    case .exists(let path): "\(path) exists already and is left as it is. Choose another name, or move it away first."
    case .damaged(let path, let detail):
      "\(path) is damaged (\(detail)). Restore the latest backup; `earshot audit verify` says what is still whole."
    case .locked(let path):
      "Another process has been writing to \(path) for too long. Nothing of this was stored: try again in a moment, "
        + "or find out who keeps it open."
    case .unreadable(let path, let detail):
      "The disk failed on \(path) (\(detail)). Check the disk or the network drive, then try again."
    case .noClient(let desk, let detail):
      "\(desk) needs PostgreSQL's client library, which cannot be loaded (\(detail)). Install libpq "
        + "(Debian: apt-get install libpq5), then try again."
    case .addressUnusable(let desk, let detail):
      "The address \(desk) cannot be used: \(detail). docs/postgresql.md says how they are written."
    case .notEncrypted(let desk):
      "The server of \(desk) does not speak TLS, and its address asks for it (sslmode). Have whoever keeps it switch it on "
        + "(ssl = on). Only on a network that you trust is sslmode=prefer enough."
    case .notTrusted(let desk, let detail):
      "The server of \(desk) is not shown to be the one that its address names (\(detail)). Check the host, which must be the "
        + "name in the server's certificate, and sslrootcert, else ~/.postgresql/root.crt, which must be the authority that "
        + "signed it; sslcert and sslkey, if you have a certificate of your own."
    case .serverUnreachable(let desk, let detail):
      "The server of \(desk) cannot be reached (\(detail)). See that it runs and that host and port are right."
    case .passwordMissing(let desk):
      "The server of \(desk) asks for a password. Put it in ~/.pgpass, which nobody else may read (chmod 600), or in "
        + "PGPASSWORD."
    case .loginRefused(let desk, let detail):
      "The server of \(desk) does not let you in (\(detail)). Check the name and the password in the address, in "
        + "~/.pgpass or in PGPASSWORD."
    case .noDatabase(let desk, let detail):
      "There is no such database: \(desk) (\(detail)). Make it with createdb, then the desk with `earshot desk init`."
    case .noDeskHere(let desk):
      "There is no desk in \(desk) yet. `earshot desk init` makes one there."
    case .connectionLost(let desk, let detail):
      "The connection to \(desk) was lost\(detail.isEmpty ? "" : " (\(detail))"). Nothing of this was done."
    case .inDoubt(let desk, let detail):
      "The connection to \(desk) was lost\(detail.isEmpty ? "" : " (\(detail))"). What was just done may or may not be "
        + "stored: look before you do it again."
    case .away(let desk):
      "The server of \(desk) is away: nothing was done."
    case .notAllowed(let desk, let detail):
      "\(desk) does not allow this to your role (\(detail)). Whoever keeps the server can grant it."
    case .notOnTheTeam(let desk, let login):
      "You are \(login) on the server of \(desk), and not on the team of this desk. A lead puts you there: "
        + "`earshot team add \(login) --role agent`."
    case .needsMigration(let desk, let version, let known):
      "\(desk) was made by an earlier Earshot (version \(version) of its tables; this one writes \(known)). "
        + "`earshot desk migrate` takes it there, once, for everybody."
    case .notEmpty(let desk):
      "\(desk) has something in it already and is left as it is. Copy to a desk that `earshot desk init` has just made."
    case .copyDiffers(let desk, let detail):
      "The copy in \(desk) came out wrong (\(detail)), and nothing of it was kept. Try again; "
        + "if it happens again, tell us."
    case .changedMeanwhile(let conversation):
      "Conversation \(conversation) was changed by somebody else just now. Look at it again, then try again."
    case .contradiction(let path, let detail):
      "\(path) contradicts itself (\(detail)). Nothing of this was stored. Run `earshot audit verify`."
    }
  }
}
