import ArgumentParser
import Desk
import Model

struct Watch: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Print what happens on the desk as it happens, one JSON object a line, until interrupted.",
    discussion: "Each line is one event of the trail, by whichever process: docs/command-line.md has the fields.")

  @Option(
    help: ArgumentHelp("Begin after the event of this number, to go on where an earlier watch ended.", valueName: "n"))
  var after: Int64?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let desk = try session.openDesk()
    // Subscribed first, read then: nothing falls in between.
    let changes = desk.changes()
    let present = try await desk.lastEvent()
    var last = try await print(on: desk, after: after ?? present, session)
    for await _ in changes { last = try await print(on: desk, after: last, session) }
  }

  /// - Returns: the number of the last event there is.
  private func print(on desk: Desk, after number: Int64, _ session: Session) async throws -> Int64 {
    var last = number
    while true {
      let events = try await desk.events(after: last)
      for event in events { session.out.line(JSON.change(event).text) }
      guard let newest = events.last else { break }
      last = newest.number
    }
    try session.out.flush()
    return last
  }
}
