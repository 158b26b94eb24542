import ArgumentParser
import Desk

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
    var arguments = CommandLine.arguments
    hidePasswords(of: arguments)
    if !arguments.isEmpty { arguments.removeFirst() }
    let around = Surroundings.ofProcess()
    exit(await run(arguments, in: around))
  }

  /// Lists of processes show what a command was called with, to everybody on the machine: from here on without the
  /// passwords of addresses.
  private static func hidePasswords(of arguments: [String]) {
    for index in arguments.indices {
      let shown = DeskAddress.hidingPasswords(in: arguments[index])
      guard shown != arguments[index], let word = CommandLine.unsafeArgv[index] else { continue }
      let room = strlen(word)
      memset(word, 0, room)
      for (offset, byte) in shown.utf8.prefix(room).enumerated() { word[offset] = CChar(bitPattern: byte) }
    }
  }

  /// Runs one command line.
  /// - Returns: the exit status; everything said has been written.
  static func run(_ arguments: [String], in around: Surroundings) async -> Int32 {
    var status: Int32
    do {
      let shielded = DashWords.shielded(arguments)
      if let line = Listing.line(shielded) {
        try await line.listing.run(Session(around: around, global: line.common))
      } else {
        if let unknown = Words.unknownCommand(in: arguments) { throw unknown }
        let command = try Earshot.parsed(shielded)
        if let command = command as? any Subcommand {
          try await command.run(Session(around: around, global: command.global.given))
        } else {
          // The parser's own `help`, and commands that only hold others.
          var command = command
          try command.run()
        }
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
