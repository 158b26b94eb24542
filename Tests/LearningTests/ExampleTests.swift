import Foundation
import Testing

@testable import Learning

/// The examples from which the shipped models are trained.
@Suite struct ExampleTests {
  static let training = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Training")

  static func files(_ folder: String) throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: training.appending(path: folder).path).sorted()
      .filter { $0.hasSuffix(".tsv") }.map { name in
        (name, try String(contentsOf: training.appending(path: folder).appending(path: name), encoding: .utf8))
      }
  }

  @Test("every line of the example messages can be read, and there are thousands in six languages")
  func messages() throws {
    var count = 0
    var languages: Set<Substring> = []
    for file in try Self.files("messages") {
      count += try ExampleFile.messages(file.text, file: file.name).count
      languages.insert(file.name.split(separator: ".")[1])
    }
    #expect(count > 5_000)
    #expect(languages.isSuperset(of: ["en", "fr", "de", "es", "it", "pt"]))
  }

  @Test("every line of the example profiles can be read")
  func profiles() throws {
    let count = try Self.files("profiles").reduce(0) { try $0 + ExampleFile.profiles($1.text, file: $1.name).count }
    #expect(count > 1_000)
  }

  @Test(
    "a line that is no example is refused with its number",
    arguments: [
      ("question\t-\t0\ty\t-", "x.tsv:1: 5 fields between tabs, and 6 are wanted"),
      ("query\t-\t0\ty\t-\tWhy?", "x.tsv:1: query is no kind"),
      ("question\t-\tgood\ty\t-\tWhy?", "x.tsv:1: a stance is +, 0 or -, not good"),
      ("# head\nquestion\t-\t0\tperhaps\t-\tWhy?", "x.tsv:2: perhaps stands where y or n must stand"),
      ("question\t-\t0\ty\tfire\tWhy?", "x.tsv:1: fire is no alarm"),
    ])
  func refuses(_ line: String, _ message: String) {
    #expect {
      try ExampleFile.messages(line, file: "x.tsv")
    } throws: { "\($0)" == message }
  }
}
