import CTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Screen {
  /// Does what Ctrl-Z does elsewhere: gives the terminal to the shell, and returns when the person comes back.
  public func suspend() {
    away {
      terminal_stop_here()
      _ = terminal_signals_take()
    }
  }

  /// Runs a program in the foreground on this terminal, an editor for example, and waits for its end.
  ///
  /// - Parameter command: the program, looked up in `PATH`, and its arguments. No shell reads them.
  /// - Returns: the exit status; 128 and the signal's number when a signal ended it.
  /// - Throws: `ScreenError.cannotRun`.
  public func run(_ command: [String]) throws(ScreenError) -> Int32 {
    let name = command.first ?? ""
    let outcome = away { Screen.spawn(command) }
    switch outcome {
    case .success(let status): return status
    case .failure(let error): throw .cannotRun(command: name, reason: String(cString: strerror(error.code)))
    }
  }

  private struct SystemError: Error { var code: Int32 }

  private static func spawn(_ command: [String]) -> Result<Int32, SystemError> {
    guard let program = command.first else { return .failure(SystemError(code: ENOENT)) }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // The child begins with no signal blocked, whatever this thread blocks. Our handlers end with exec, as handlers do.
    // It stays in our process group, which owns the terminal.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, nil, &attributes, &arguments, environ)
    guard code == 0 else { return .failure(SystemError(code: code)) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return .failure(SystemError(code: errno)) }
    }
    let signal = status & 0x7F
    return .success(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }
}
