import ArgumentParser
import Desk
import Model

struct Explain: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a conversation's deadlines, and whom a rule gave it to.",
    discussion: "Which policy, from when, which hours counted; which rule of assignment, and among whom.")

  @Argument(help: ArgumentHelp("The conversation's number.", valueName: "id"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let id = try Words.id(id)
    let desk = try session.openDesk(inPlace: true)
    let explanations = try await desk.explain(id)
    let rulings = try await desk.history(id).compactMap { event in
      if case .ruled(let ruling) = event.body { (ruling: ruling, at: event.at) } else { nil }
    }
    if global.json {
      return session.show(
        explanations.map { .explanation($0) } + rulings.map { .ruling($0.ruling, at: $0.at) })
    }
    for (ruling, at) in rulings { session.out.line("\(Words.safe(ruling.description)), \(at.iso8601).") }
    if explanations.isEmpty { return session.say("\(id) has no clocks: no policy gives it one.") }
    if !rulings.isEmpty { session.out.line("") }
    for (index, explanation) in explanations.enumerated() {
      if index > 0 { session.out.line("") }
      for line in explanation.lines { session.out.line(Words.safe(line, keepsLines: true)) }
    }
  }
}

extension JSON {
  /// Whom a rule of assignment gave a conversation to, and why.
  fileprivate static func ruling(_ ruling: Ruling, at: Instant) -> JSON {
    [
      "kind": "assignment",
      "rule": .string(ruling.rule),
      "by": .string(ruling.way.rawValue),
      "to": .string(ruling.to),
      "among": .strings(ruling.among),
      "loads": .array(ruling.loads.map { .int($0) }),
      "at": .time(at),
    ]
  }
}
