/// Why a terminal cannot be used, and what to do about it.
public enum ScreenError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// `TERM` is not set.
  case noTerminalType
  /// The system has no description of this type.
  case unknownTerminalType(String)
  /// The type cannot place the cursor.
  case cannotPlaceCursor(String)
  /// The screen library refused.
  case cannotStart(String)
  /// A program could not be run.
  case cannotRun(command: String, reason: String)

  public var description: String {
    switch self {
    case .notATerminal:
      "the console needs a terminal for input and output; in a pipe or a script use the subcommands, see --help"
    case .noTerminalType:
      "TERM is not set, so the terminal's abilities are unknown; try TERM=xterm-256color"
    case .unknownTerminalType(let name):
      "this system does not know the terminal type \"\(name)\" (TERM); "
        + "install its description (Debian: ncurses-term) or try TERM=xterm-256color"
    case .cannotPlaceCursor(let name):
      "a terminal of type \"\(name)\" (TERM) cannot place the cursor, which the console needs; "
        + "if yours can, try TERM=xterm-256color, else use the subcommands, see --help"
    case .cannotStart(let name):
      "the screen could not be set up for terminal type \"\(name)\" (TERM)"
    case .cannotRun(let command, let reason):
      "\(command) could not be run: \(reason)"
    }
  }
}
