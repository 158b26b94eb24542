import ArgumentParser
import Desk
import Foundation
import Learning
import Model
import Triage

struct TriageTeach: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "teach", abstract: "Teach the desk from a labelled file.",
    discussion: """
      NAME is a reading of ours (kind, stance, needs_reply, escalate, adverse_event, complaint, question; of profiles \
      segment, org, health), or a new one of messages that comes beside ours. With a profile's bio counts its name, where \
      the file has a column called name. What the new model is worth is measured on texts that it has not seen (5-fold \
      cross-validation) and shown, then it is put in use; `triage models` lists all versions and leads back.
      """)

  @Argument(
    help: ArgumentHelp("The file, CSV, TSV or a JSON object a line; - is the standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The column of the text (text, or bio for profiles).", valueName: "column"))
  var text: String?

  @Option(help: ArgumentHelp("The column of the label.", valueName: "column"))
  var label = "label"

  @Option(help: ArgumentHelp("What is taught: a reading of ours, or a new name.", valueName: "name"))
  var name: String

  @Flag(help: "Keep the model, and do not put it in use yet.")
  var keepOff = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    guard name.wholeMatch(of: /[a-z0-9_]{1,40}/) != nil else {
      throw ValidationError("'\(name)' cannot be a name: it has small letters, digits and _, 40 at the most.")
    }
    if TaughtModel.isKept(name) {
      throw ValidationError("'\(name)' is kept for what `earshot triage learn` learns; take another name.")
    }
    let isOfProfiles = ReadingName(rawValue: name)?.isOfProfiles == true
    let desk = try session.openDesk()
    try session.requireWords(on: desk)
    let me = try await session.me(on: desk)
    let column = text ?? (isOfProfiles ? "bio" : "text")
    // A column called name is a profile's, unless it is the one with the labels.
    let records = try session.records(file, columns: [column, label] + (label == "name" ? [] : ["name"]))
    var texts: [(text: String, name: String)] = []
    var labels: [String] = []
    for record in records {
      guard let text = record[0], let label = record[1], !text.isEmpty, !label.isEmpty else { continue }
      texts.append((text, record.count > 2 ? record[2] ?? "" : ""))
      labels.append(label)
    }
    let bar = ProgressBar(title: "teaching", output: session.around.error)
    let triage = desk.triage()
    func features(_ texts: [(text: String, name: String)], _ triage: Triage) -> [Features] {
      texts.map { isOfProfiles ? triage.features(name: $0.name, bio: $0.text) : triage.features(of: $0.text) }
    }
    let taught: Teaching
    do throws(Teaching.Problem) {
      taught = try Teaching(name, features(texts, triage), labels: labels) { bar.show($0, "\(name)") }
    } catch {
      bar.clear()
      throw Failure(.badData, "\(Words.safe(file)): \(error)")
    }
    bar.clear()
    let figures = Figures(taught)
    let version = try await desk.keep(
      model: name, bytes: taught.model.encoded(), texts: texts.count, figures: figures.json.text, by: me.name)
    if !global.json { figures.show(session, name: name, version: version, texts: texts.count) }
    if !keepOff { try await desk.use(model: name, version: version, by: me) }
    if global.json {
      return session.out.line(
        JSON.object([
          .init(name: "name", value: .string(name)), .init(name: "version", value: .int(version)),
          .init(name: "texts", value: .int(texts.count)), .init(name: "used", value: .bool(!keepOff)),
          .init(name: "figures", value: figures.json),
        ]).text)
    }
    session.out.line(
      keepOff
        ? "It is kept and not in use. `earshot triage models --use \(name) --number \(version)` puts it in use."
        : "It is in use. `earshot triage models --off \(name)` takes it out again.")
  }
}

/// What cross-validation says of a model.
private struct Figures {
  let taught: Teaching

  init(_ taught: Teaching) { self.taught = taught }

  var json: JSON {
    let confusion = taught.confusion
    return [
      "accuracy": .double(rounded(confusion.accuracy)), "macro_f1": .double(rounded(confusion.macroF1())),
      "auc": taught.area.map { .double(rounded($0)) } ?? .null,
      "labels": .array(
        confusion.labels.indices.map { index in
          [
            "label": .string(confusion.labels[index]), "texts": .int(confusion.support(index)),
            "precision": .double(rounded(confusion.precision(index))),
            "recall": .double(rounded(confusion.recall(index))), "f1": .double(rounded(confusion.f1(index))),
          ]
        }),
    ]
  }

  func show(_ session: Session, name: String, version: Int, texts: Int) {
    let confusion = taught.confusion
    var head = "\(name) \(version), taught on \(Words.grouped(texts)) texts; 5-fold cross-validation: accuracy "
    head += "\(Evaluation.figure(confusion.accuracy)), macro-F1 \(Evaluation.figure(confusion.macroF1()))"
    if let area = taught.area { head += ", AUC \(Evaluation.figure(area))" }
    session.out.line(head)
    var table = Table(
      .init(title: "label"), .init(title: "texts", isNumber: true), .init(title: "precision", isNumber: true),
      .init(title: "recall", isNumber: true), .init(title: "F1", isNumber: true))
    for index in confusion.labels.indices {
      table.add(
        "\(confusion.labels[index])", "\(confusion.support(index))", "\(Evaluation.figure(confusion.precision(index)))",
        "\(Evaluation.figure(confusion.recall(index)))", "\(Evaluation.figure(confusion.f1(index)))")
    }
    session.show(table)
  }

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
