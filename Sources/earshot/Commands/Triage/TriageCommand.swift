import ArgumentParser

/// What Earshot makes of what people say.
struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage", abstract: "What Earshot makes of what people say: warnings.", subcommands: [Warnings.self])
}
