import ArgumentParser
import Model

/// The root of the command tree. Alone it opens the console.
struct Earshot: Subcommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "earshot",
    abstract: "A terminal console for social media teams: the shared inbox, its clocks, and the line upward.",
    usage: "earshot [options] [command]",
    discussion: """
      Without a command, earshot opens the console on your desk. Each action of the console is a command too, \
      under the same name.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(name: "Bring in", subcommands: [Import.self, Demo.self]),
      CommandGroup(
        name: "Look",
        subcommands: [
          List.self, Show.self, Watch.self, Explain.self, Report.self, Export.self, Views.self, TriageCommand.self,
        ]),
      CommandGroup(
        name: "Work",
        subcommands: [
          Next.self, Hold.self, LetGo.self, Assign.self, Ask.self, HandOver.self, Keep.self, TakeOver.self, Calls.self,
          DraftCommand.self, Reply.self, Note.self, Escalate.self,
          Acknowledge.self, Decide.self, Snooze.self, Wake.self, Label.self, PriorityCommand.self, Correct.self,
          Done.self, Reopen.self, Undo.self, Outbox.self,
        ]),
      CommandGroup(
        name: "Keep house",
        subcommands: [
          Team.self, PolicyCommand.self, DeskCommand.self, Audit.self, Backup.self, ConfigCommand.self, Themes.self,
          Keys.self,
          Completions.self, Man.self,
        ]),
    ])

  /// The names of the commands, in the order of help.
  static var commandNames: [String] {
    commands.map { $0._commandName }
  }

  /// Reads a command line.
  ///
  /// The parser goes through the whole tree of commands several times, which takes longer than most commands do. So what
  /// is said to one is read by that one alone. Where that cannot be, all of them are asked, who know what to say of it.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    var rest = arguments[...]
    var common: [String] = []
    while let word = rest.popFirst() {
      if GlobalOptions.flags.contains(word) {
        common.append(word)
      } else if GlobalOptions.withValue.contains(word), let value = rest.popFirst() {
        common += [word, value]
      } else {
        let command = commands.first { $0._commandName == word }
        if let parsed = try? command?.parseAsRoot(common + rest), parsed is any Subcommand { return parsed }
        break
      }
    }
    return try parseAsRoot(arguments)
  }

  private static var commands: [any ParsableCommand.Type] {
    configuration.groupedSubcommands.flatMap { group in group.subcommands }
  }

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    try await session.openConsole()
  }
}
