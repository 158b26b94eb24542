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

struct Ask: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask whoever holds conversations to hand them over to you.",
    discussion: "The holder sees it at once, and answers with `hand-over` or `keep`. `undo` takes the request back.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .ask }
}

struct HandOver: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "Give conversations to the teammate who asks you for them, drafts included.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .handOver }
}

struct Keep: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Answer no to the teammate who asks you for conversations.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .keep }
}

struct TakeOver: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-over", abstract: "As a lead, take conversations from whoever holds them.",
    discussion: "Who held them is told. `--for` gives them to the teammate who asks for them.")
  @OptionGroup var targets: Targets

  @Option(name: .customLong("for"), help: ArgumentHelp("The teammate who asks for them.", valueName: "name"))
  var whom: String?

  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .takeOver(for: whom) }
}

/// What calls the one who asks.
struct Calls: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "calls",
    abstract: "What calls you: notes that name you, who asks for what you hold, what became of what you asked for.",
    discussion: "What you have seen in the console, or with --seen, calls no more.")

  @Flag(help: "They have been seen: they call no more.")
  var seen = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    let calls = try await desk.calls(for: me)
    if global.json {
      session.show(calls.map(\.json))
    } else if calls.isEmpty {
      session.say("Nothing calls you.")
    } else {
      for item in calls { session.out.line("\(item.conversation)  \(Words.safe(item.sentence))") }
    }
    guard seen else { return }
    for id in Set(calls.map(\.conversation)).sorted() { try await desk.saw(id, by: me) }
  }
}

extension CallItem {
  /// One line of JSON.
  var json: JSON {
    [
      "id": .int(conversation.rawValue),
      "what": .string(call.occasion.word),
      "by": .string(call.by),
      "at": .time(call.at),
      "author": .string(handle),
      "message": .int(call.message),
      "text": .string(words),
    ]
  }
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
    let wanted = try Words.query(query.isEmpty ? ["is:open"] : query)
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    guard let id = try await desk.takeNext(by: me, matching: wanted) else {
      throw Failure(.no, "Nothing is left to take: all that this finds is held, or there is none.")
    }
    try await session.show(id, on: desk)
  }
}
