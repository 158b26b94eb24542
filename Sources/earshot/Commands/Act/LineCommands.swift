import ArgumentParser
import Desk
import Model

struct Escalate: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Carry conversations up the line: to whom, and why.",
    discussion: "An acknowledgement clock starts. The one asked sees them on the Line screen.")
  @OptionGroup var targets: Targets

  @Option(help: ArgumentHelp("An executive, a safety officer or a lead.", valueName: "name"))
  var to: String

  @Option(help: ArgumentHelp("Why, in a sentence.", valueName: "text"))
  var reason: String

  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .escalate(to: to, reason: reason) }
}

struct Acknowledge: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Say that you have seen what was escalated to you; its clock stops.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .acknowledge }
}

struct Decide: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decide what was escalated to you: approve the draft, answer yourself, hand back, or decline.")

  @Argument(help: ArgumentHelp("The conversation's number.", valueName: "id"))
  var id: String

  @Flag(help: "The draft goes out as it stands; it is printed.")
  var approve = false

  @Option(help: ArgumentHelp("Answer it yourself, with this text.", valueName: "text"))
  var answer: String?

  @Option(help: ArgumentHelp("Back to the holder, with this instruction.", valueName: "text"))
  var handBack: String?

  @Option(help: ArgumentHelp("Decline, for this reason.", valueName: "text"))
  var decline: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let ways = [approve, answer != nil, handBack != nil, decline != nil].count { $0 }
    if ways != 1 { throw ValidationError("Decide one thing: --approve, --answer, --hand-back or --decline.") }
  }

  func run(_ session: Session) async throws {
    let id = try Words.id(id)
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    let decision: Action.Decision
    if let answer {
      decision = .answer(text: answer)
    } else if let handBack {
      decision = .handBack(instruction: handBack)
    } else if let decline {
      decision = .decline(reason: decline)
    } else {
      guard let detail = try await desk.detail(id) else { throw Words.unknown(id) }
      guard let draft = detail.draft else {
        throw Failure(.no, "\(id) has no draft to approve: use --answer, or --hand-back to ask for one")
      }
      // The desk refuses when somebody has changed it meanwhile.
      decision = .approve(text: draft.text)
      if !global.json { session.out.line(Words.safe(draft.text, keepsLines: true)) }
    }
    try session.show(await desk.perform(.decide(decision), on: [id], by: me))
  }
}
