import ArgumentParser
import Desk
import Model

struct Hold: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Take conversations: you work on them and nobody else does.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .hold }
}

struct LetGo: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "let-go", abstract: "Give up holding conversations, so that somebody else may take them.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .letGo }
}

struct Assign: ActionCommand {
  static let configuration = CommandConfiguration(commandName: "assign", abstract: "Give conversations to a teammate.")
  @OptionGroup var targets: Targets

  @Option(help: ArgumentHelp("Who is to hold them.", valueName: "name"))
  var to: String

  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .assign(to: to) }
}

struct Next: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Take the most urgent conversation that nobody holds, hold it, and show it.",
    discussion: "Two people who ask at the same moment never get the same one.")

  @Argument(help: ArgumentHelp("Choose among what this finds.", valueName: "query"))
  var query: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let wanted = try Words.query(query.isEmpty ? "is:open" : query.joined(separator: " "))
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    guard let id = try await desk.takeNext(by: me, matching: wanted) else {
      throw Failure(.no, "Nothing is left to take: all that this finds is held, or there is none.")
    }
    try await session.show(id, on: desk)
  }
}
