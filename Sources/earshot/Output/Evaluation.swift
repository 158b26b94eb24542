import Foundation
import Learning
import Triage

/// How one reading compares with the labels of a file.
struct Evaluation {
  /// What was read.
  struct Given {
    var label: String
    /// How likely the label is, where a score is known.
    var score: Double?
  }

  private struct Row {
    var text: String
    var truth: String
    var given: Given
  }

  let name: String
  private var rows: [Row] = []

  init(name: String) { self.name = name }

  var count: Int { rows.count }

  mutating func add(text: String, truth: String, given: Given) {
    let reading = ReadingName(rawValue: name)
    let plain = Given(label: reading?.normalised(given.label) ?? given.label, score: given.score)
    rows.append(Row(text: text, truth: reading?.normalised(truth) ?? truth, given: plain))
  }

  private var confusion: Confusion {
    let labels = Set(rows.map(\.truth) + rows.map(\.given.label)).sorted()
    var confusion = Confusion(labels)
    for row in rows {
      guard let truth = labels.firstIndex(of: row.truth), let given = labels.firstIndex(of: row.given.label) else {
        continue
      }
      confusion.add(truth: truth, given: given)
    }
    return confusion
  }

  /// The area under the curve, of two labels with scores.
  private func area(_ labels: [String]) -> Double? {
    guard labels.count == 2, let yes = labels.last, rows.allSatisfy({ $0.given.score != nil }) else { return nil }
    return RankMeasure.area(
      rows.map { row in
        let score = row.given.score ?? 0
        return (Float(row.given.label == yes ? score : 1 - score), row.truth == yes)
      })
  }

  /// The mistakes of which we were surest, where there are scores; else the shortest, which are the plainest.
  private func mistakes(_ limit: Int) -> [Row] {
    let wrong = rows.filter { $0.truth != $0.given.label }
    return Array(
      wrong.sorted { ($1.given.score ?? 0, $0.text.utf8.count) < ($0.given.score ?? 0, $1.text.utf8.count) }
        .prefix(limit))
  }

  func show(_ session: Session, least: Int, worst: Int) {
    let confusion = confusion
    var head = "\(name): \(Words.grouped(count)) texts, accuracy \(Self.figure(confusion.accuracy)), "
    head += "macro-F1 \(Self.figure(confusion.macroF1(least: least)))"
    if let area = area(confusion.labels) { head += ", AUC \(Self.figure(area))" }
    session.out.line(head)
    var table = Table(
      .init(title: "label"), .init(title: "texts", isNumber: true), .init(title: "precision", isNumber: true),
      .init(title: "recall", isNumber: true), .init(title: "F1", isNumber: true), .init(title: "taken for"))
    for (index, label) in confusion.labels.enumerated() {
      let others = confusion.labels.indices.filter { $0 != index && confusion.counts[index][$0] > 0 }
        .sorted { confusion.counts[index][$0] > confusion.counts[index][$1] }
        .map { "\(confusion.labels[$0]) \(confusion.counts[index][$0])" }.joined(separator: ", ")
      table.add(
        "\(label)", "\(confusion.support(index))", "\(Self.figure(confusion.precision(index)))",
        "\(Self.figure(confusion.recall(index)))", "\(Self.figure(confusion.f1(index)))", "\(others)")
    }
    session.show(table)
    for row in mistakes(worst) {
      session.out.line(Words.safe("  \(row.truth), taken for \(row.given.label): \(row.text)"))
    }
  }

  func json(least: Int, worst: Int) -> JSON {
    let confusion = confusion
    let labels = confusion.labels.enumerated().map { index, label -> JSON in
      [
        "label": .string(label), "texts": .int(confusion.support(index)),
        "precision": .double(Self.rounded(confusion.precision(index))),
        "recall": .double(Self.rounded(confusion.recall(index))), "f1": .double(Self.rounded(confusion.f1(index))),
      ]
    }
    return [
      "name": .string(name), "texts": .int(count), "accuracy": .double(Self.rounded(confusion.accuracy)),
      "macro_f1": .double(Self.rounded(confusion.macroF1(least: least))),
      "auc": area(confusion.labels).map { .double(Self.rounded($0)) } ?? .null, "labels": .array(labels),
      "confusion": .array(confusion.counts.map { .array($0.map { .int($0) }) }),
      "mistakes": .array(
        mistakes(worst).map {
          ["truth": .string($0.truth), "given": .string($0.given.label), "text": .string($0.text)]
        }),
    ]
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  static func figure(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return "\(thousandths / 1000)." + String("000\(thousandths % 1000)".suffix(3))
  }
}
