import ArgumentParser
import Desk
import Model

struct Reply: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply",
    abstract: "Answer the follower: the reply goes to the outbox and stops the response clocks.",
    discussion: "Until it leaves, `earshot undo` takes it back. What waits is in `earshot outbox list`.")
  @OptionGroup var targets: Targets
  @OptionGroup var text: TextSource
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) throws -> Action {
    .reply(text: try text.required(session, words: targets.others))
  }
}

struct Note: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note for the team; the follower does not see it.")
  @OptionGroup var targets: Targets
  @OptionGroup var text: TextSource
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) throws -> Action {
    .note(text: try text.required(session, words: targets.others))
  }
}

struct DraftCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Show, write or throw away the draft of a conversation's next reply.")

  @Argument(help: ArgumentHelp("The conversation's number; - after it reads the draft.", valueName: "id"))
  var words: [String]

  @OptionGroup var text: TextSource

  @Flag(help: "Throw the draft away.")
  var discard = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let id = try Words.id(words.first)
    let text = try text.read(session, words: Array(words.dropFirst()))
    if text != nil, discard { throw ValidationError("Write a draft or --discard it, not both.") }
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    if discard {
      try await desk.discardDraft(id, by: me)
      return session.say("The draft is thrown away.")
    }
    if let text { try await desk.saveDraft(text, for: id, by: me) }
    guard let detail = try await desk.detail(id) else { throw Words.unknown(id) }
    if global.json { return session.out.line(JSON.draft(detail.draft).text) }
    guard let draft = detail.draft else { throw Failure(.no, "\(id) has no draft") }
    session.out.line(Words.safe(draft.text, keepsLines: true))
  }
}
