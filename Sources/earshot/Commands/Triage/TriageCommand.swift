import ArgumentParser

/// What Earshot makes of what people say.
struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "What Earshot makes of what people say: readings and why, how good they are, warnings.",
    discussion: "docs/triage.md says how texts are read.",
    subcommands: [
      TriageRead.self, TriageExplain.self, TriageEval.self, TriageTeach.self, TriageLearn.self, TriageModels.self,
      TriageLists.self,
      Warnings.self,
    ])
}
