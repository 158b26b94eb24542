import ArgumentParser
import Desk
import Model

struct Show: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a conversation: who, the thread, why it is what it is, its clocks, its draft.")

  @Argument(help: ArgumentHelp("The conversation's number.", valueName: "id"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    try await session.show(try Words.id(id), on: try session.openDesk(inPlace: true))
  }
}

extension Session {
  func show(_ id: Conversation.ID, on desk: Desk) async throws {
    guard let detail = try await desk.detail(id) else { throw Words.unknown(id) }
    let now = desk.time
    if global.json { return out.line(JSON.detail(detail, now: now).text) }
    for line in ConversationPage(detail, now: now).lines(width: out.columns ?? 100, ink: ink) { out.line(line) }
  }
}
