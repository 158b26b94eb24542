import ArgumentParser
import Desk
import Model

struct Snooze: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze",
    abstract: "Hide conversations until a time, or until the follower writes again. Clocks go on.",
    usage: "earshot snooze <id> ... <duration>\nearshot snooze <id> ... --until <time>")
  @OptionGroup var targets: Targets

  @Option(help: ArgumentHelp("Until when: 2026-11-23T09:00, by UTC.", valueName: "time"))
  var until: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let end = try end()
    try await session.perform(on: targets) { now in .snooze(until: end(now)) }
  }

  /// When it ends, as of now.
  private func end() throws -> (Instant) -> Instant {
    let durations = targets.others.joined(separator: " ")
    if let until {
      guard durations.isEmpty else { throw ValidationError("Say a duration or --until, not both.") }
      guard let time = Instant(iso8601: until) else {
        throw ValidationError("--until: '\(until)' is no time; write it as 2026-11-23T09:00 (UTC).")
      }
      return { _ in time }
    }
    if durations.isEmpty { throw ValidationError("Say how long: 30m, 4h, 2d; or --until a time.") }
    do throws(DurationText.Failure) {
      let span = Duration.milliseconds(try DurationText.parse(durations))
      return { now in now + span }
    } catch {
      throw ValidationError("'\(durations)': \(error.message).")
    }
  }
}

struct Wake: ActionCommand {
  static let configuration = CommandConfiguration(commandName: "wake", abstract: "End a snooze now.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .wake }
}

struct Done: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Close conversations: nothing is left to do.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .done }
}

struct Reopen: ActionCommand {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Open again what is done.")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) -> Action { .reopen }
}

struct Undo: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back your last action, or your last one on these conversations.",
    discussion: "A reply can be taken back until it leaves, ten seconds after it was written.")

  @Argument(
    help: ArgumentHelp("The conversations' numbers; none for your last action, wherever it was.", valueName: "id"))
  var ids: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let ids = try ids.map { try Words.id($0) }
    let desk = try session.openDesk()
    let me = try await session.me(on: desk)
    let results = try await ids.isEmpty ? desk.undoLast(by: me) : desk.undo(on: ids, by: me)
    if results.isEmpty { throw Refusal.nothingToUndo }
    try session.show(results)
  }
}
