import ArgumentParser
import Desk
import Model

struct Explain: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a conversation's deadlines: which policy, from when, which hours counted.")

  @Argument(help: ArgumentHelp("The conversation's number.", valueName: "id"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let id = try Words.id(id)
    let explanations = try await session.openDesk().explain(id)
    if global.json { return session.show(explanations.map { .explanation($0) }) }
    if explanations.isEmpty { return session.say("\(id) has no clocks: no policy gives it one.") }
    for (index, explanation) in explanations.enumerated() {
      if index > 0 { session.out.line("") }
      for line in explanation.lines { session.out.line(Words.safe(line, keepsLines: true)) }
    }
  }
}
