/// What the command says to the shell. Documented in `docs/command-line.md`; the numbers above 60 are those of
/// `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Refused, not found, or findings: the answer is no.
  case no = 1
  /// The command line, or a query in it, cannot be understood.
  case usage = 64
  /// What was to be read is not what it should be.
  case badData = 65
  /// A file to read cannot be opened.
  case noInput = 66
  /// A file to write cannot be made.
  case cannotCreate = 73
  /// The disk: full, read-only, or failing.
  case io = 74
  /// Another process is in the way; try again.
  case busy = 75
  /// A configuration or policy file is wrong.
  case badConfig = 78
  /// Stopped by Ctrl-C.
  case interrupted = 130
}
