import ArgumentParser
import Desk
import Model

struct TriageLearn: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Learn from what teammates have corrected.",
    discussion: """
      What was corrected with `x` or `earshot correct`, and what was answered as it stood, teach how our reading of the \
      kind, the stance and the segment is to be changed. What the new model is worth is measured on texts that it has not \
      seen (5-fold cross-validation) and shown. One that reads more of them right is kept, and not in use until \
      `earshot triage models --use` says so. The console does the same by itself after each 20 corrections.
      """)

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let desk = try session.openDesk()
    try session.requireWords(on: desk)
    let me = try await session.me(on: desk)
    let results = try await CorrectionLessons(desk: desk, by: me.name).learn()
    if global.json { return session.show(results.map(\.json)) }
    if results.isEmpty {
      return session.say("Nothing has been corrected yet: `x` in the console, or `earshot correct`.")
    }
    for result in results { session.out.line(result.sentence) }
  }
}
