import ArgumentParser
import Desk
import Foundation
import Model

struct TriageModels: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List what the desk has been taught; put a version in use, or none.")

  @Option(help: ArgumentHelp("Put a version of this model in use: the latest, or --number.", valueName: "name"))
  var use: String?

  @Option(name: .customLong("number"), help: ArgumentHelp("Which version --use means.", valueName: "version"))
  var number: Int?

  @Option(help: ArgumentHelp("Take this model out of use.", valueName: "name"))
  var off: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let desk = try session.openDesk()
    if let off { try await desk.use(model: off, version: nil, by: session.me(on: desk)) }
    if let use {
      let latest = try await desk.models().filter { $0.name == use }.map(\.version).max()
      try await desk.use(model: use, version: number ?? latest ?? 0, by: session.me(on: desk))
    }
    let models = try await desk.models()
    if global.json {
      return session.show(
        models.map { model in
          [
            "name": .string(model.name), "version": .int(model.version), "used": .bool(model.isUsed),
            "taught_at": .string(model.at.iso8601), "by": .string(model.by), "texts": .int(model.texts),
            "figures": .raw(model.figures),
          ]
        })
    }
    if models.isEmpty { return session.say("Nothing has been taught yet: `earshot triage teach`.") }
    var table = Table(
      .init(title: "name"), .init(title: "version", isNumber: true), .init(title: "used"),
      .init(title: "texts", isNumber: true), .init(title: "by cross-validation"), .init(title: "taught"))
    for model in models {
      table.add(
        "\(model.name)", "\(model.version)", model.isUsed ? "in use" : "", "\(Words.grouped(model.texts))",
        "\(Self.worth(model))",
        "\(model.at.iso8601) by \(model.by)")
    }
    session.show(table)
    for refusal in desk.refusedModels() { session.say(Words.safe("Not read by: \(refusal)")) }
  }

  /// What a model is worth on texts that it has not seen.
  private static func worth(_ model: StoredModel) -> String {
    let figures = (try? JSONSerialization.jsonObject(with: Data(model.figures.utf8))) as? [String: Any]
    if let macro = figures?["macro_f1"] as? Double { return "macro-F1 \(Evaluation.figure(macro))" }
    if let right = figures?["right"] as? Int, let all = figures?["corrections"] as? Int,
      let before = figures?["right_without"] as? Int
    {
      return "\(right) of \(all) corrections, \(before) without"
    }
    return "?"
  }
}
