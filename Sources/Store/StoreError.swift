/// Why the store could not do what it was asked: what happened, to which file, and what to do.
public enum StoreError: Error, Hashable, Sendable {
  /// The file does not exist and was not to be created.
  case missing(path: String)
  /// The folder of the file does not exist or may not be entered.
  case noFolder(path: String)
  /// The file or its folder may not be written.
  case readOnly(path: String)
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
    case .changedMeanwhile(let conversation):
      "Conversation \(conversation) was changed by somebody else just now. Look at it again, then try again."
    case .contradiction(let path, let detail):
      "\(path) contradicts itself (\(detail)). Nothing of this was stored. Run `earshot audit verify`."
    }
  }
}
