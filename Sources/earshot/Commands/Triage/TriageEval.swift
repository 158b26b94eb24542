import ArgumentParser
import Channels
import Foundation
import Learning
import Triage

struct TriageEval: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how well texts of a labelled file are read.",
    discussion: """
      FILE is a table (CSV, TSV) or has a JSON object a line. Each column that is called like a reading of ours (kind, \
      stance, tone, needs_reply, escalate, adverse_event, complaint, question, lang; segment, org, health for profiles) \
      is compared with what we read; --label and --name name one that is called otherwise.
      """)

  @Argument(help: ArgumentHelp("The file; - is the standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The column of the text (text or bio unless told).", valueName: "column"))
  var text: String?

  @Option(help: ArgumentHelp("The column of the label.", valueName: "column"))
  var label: String?

  @Option(help: ArgumentHelp("Which reading the label is to be compared with, or what was taught.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Labels that fewer texts have are left out of the macro-F1.", valueName: "number"))
  var least = 1

  @Option(help: ArgumentHelp("How many of the worst mistakes to show.", valueName: "number"))
  var worst = 5

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let readings = try compared()
    let columns = ["text", "bio", "name"] + readings.map(\.column) + (text.map { [$0] } ?? [])
    let records = try session.records(file, columns: columns)
    var evaluations = readings.map { Evaluation(name: $0.name) }
    let triage = try await session.triage().reading
    for record in records {
      let profile = text == nil && record[0] == nil
      guard let body = text != nil ? record[columns.count - 1] : record[0] ?? record[1] else { continue }
      let read: (String) -> Evaluation.Given?
      if profile {
        let found = triage.examineProfile(name: record[2] ?? "", bio: body, followers: nil, verified: false)
        read = { name in ReadingName(rawValue: name)?.label(of: found).map { .init(label: $0) } }
      } else {
        let found = triage.examine(body)
        read = { name in
          if let taught = found.taught.first(where: { $0.name == name }) {
            return .init(label: taught.label, score: taught.score)
          }
          return ReadingName(rawValue: name)?.label(of: found).map { .init(label: $0) }
        }
      }
      for (index, reading) in readings.enumerated() {
        guard let truth = record[3 + index], !truth.isEmpty, let given = read(reading.name) else { continue }
        evaluations[index].add(text: body, truth: truth, given: given)
      }
    }
    evaluations.removeAll { $0.count == 0 }
    if evaluations.isEmpty {
      throw Failure(
        .badData, "\(file) has no column that is called like a reading of ours.\nName one with --label and --name.")
    }
    if global.json { return session.out.line(JSON.array(evaluations.map { $0.json(least: least, worst: worst) }).text) }
    for (index, evaluation) in evaluations.enumerated() {
      if index > 0 { session.out.line("") }
      evaluation.show(session, least: least, worst: worst)
    }
  }

  /// Names of readings and the columns with their labels.
  private func compared() throws -> [(name: String, column: String)] {
    if label == nil, name == nil { return ReadingName.allCases.map { ($0.rawValue, $0.rawValue) } }
    let column = label ?? name ?? ""
    return [(name ?? column, column)]
  }
}
