import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the process begins.
@main
enum Program {
  @MainActor static func main() async {
    // A reader that went away (`| head`) ends us without a word, also where our parent ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    exit(await run(Array(CommandLine.arguments.dropFirst()), in: .ofProcess()))
  }

  /// Runs one command line.
  /// - Returns: the exit status; everything said has been written.
  static func run(_ arguments: [String], in around: Surroundings) async -> Int32 {
    var status: Int32
    do {
      if let unknown = Words.unknownCommand(in: arguments) { throw unknown }
      let command = try Earshot.parseAsRoot(DashWords.shielded(arguments))
      if let command = command as? any Subcommand {
        try await command.run(Session(around: around, global: command.global))
      } else {
        // The parser's own `help`, and commands that only hold others.
        var command = command
        try command.run()
      }
      status = ExitStatus.done.rawValue
    } catch let end as Ended {
      status = end.status
    } catch {
      status = Words.tell(error, around)
    }
    for output in [around.out, around.error] {
      do { try output.flush() } catch {
        Words.tell(error, to: around.error)
        status = error.status.rawValue
      }
    }
    return status
  }
}
