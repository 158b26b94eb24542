import Foundation
import Model
import Testing

@testable import Desk
@testable import Triage

@Suite("Word lists of a desk, as files")
struct WordFilesTests {
  private final class Lists {
    let folder: URL
    let desk: Desk

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("words-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("triage"), withIntermediateDirectories: true)
      desk = try Desk.open(folder.appendingPathComponent("desk.sqlite").path)
      desk.use(words: WordFiles(paths: [folder.appendingPathComponent("triage").path], mayBeMissing: true))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, _ name: String = "products.txt") throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent("triage/\(name)"))
    }

    var topics: [String] { desk.triage().read("Where is my blue fern?").topics }
  }

  @Test("a list that appears, changes and goes is followed; a broken one leaves the last good in force")
  func follows() throws {
    let lists = try Lists()
    #expect(lists.topics == [])
    #expect(lists.desk.wordsInForce().number == 0)
    try lists.write("[topic fern]\nblue fern\n")
    #expect(lists.topics == ["fern"])
    try lists.write("[topic ferns]\nblue fern\n")
    #expect(lists.topics == ["ferns"])
    try lists.write("[topic ferns]\nblue fern\n[symptms]\nache\n")
    #expect(lists.topics == ["ferns"])
    let refused = lists.desk.wordsInForce()
    #expect(
      refused.refusal?.description
        == "\(lists.folder.path)/triage/products.txt:3: there is no section [symptms]; did you mean [symptom]?")
    try lists.write("[topic stylo]\nblue fern\n")
    #expect(lists.topics == ["stylo"])
    #expect(lists.desk.wordsInForce().refusal == nil)
    try FileManager.default.removeItem(at: lists.folder.appendingPathComponent("triage/products.txt"))
    #expect(lists.topics == [])
  }

  @Test("messages that arrive are read by them")
  func ingest() async throws {
    let lists = try Lists()
    try lists.write("[topic fern]\nblue fern\n")
    let report = try await lists.desk.ingest([
      Incoming(
        channel: "x:@acme", id: "1", account: "mia", profile: Profile(handle: "mia"), at: Desk.systemTime(),
        text: "Where is my blue fern?")
    ])
    #expect(report.items.count == 1)
    #expect(try await lists.desk.vocabulary().topics == ["fern"])
  }

  @Test("only texts of the folder are lists, in the order of their names; hidden files are none")
  func folder() throws {
    let lists = try Lists()
    try lists.write("[topic b]\nblue fern\n", "b.txt")
    try lists.write("[topic a]\nblue fern\n", "a.txt")
    try lists.write("[nonsense", "notes.md")
    try lists.write("[nonsense", ".a.txt")
    #expect(lists.topics == ["a", "b"])
  }

  @Test("a file that is no text, that is not there or too large is refused, with its line where it has one")
  func unreadable() throws {
    let lists = try Lists()
    let path = lists.folder.appendingPathComponent("triage/latin.txt")
    try Data([0x5B, 0x75, 0x73, 0x65, 0x5D, 0x0A, 0xE9, 0x0A]).write(to: path)
    #expect(throws: WordListErrors([WordListError(file: path.path, line: 2, problem: .notText)])) {
      try WordFiles(paths: [path.path]).words()
    }
    #expect(throws: WordListErrors.self) { try WordFiles(paths: [lists.folder.path + "/gone.txt"]).words() }
    #expect(try WordFiles(paths: [lists.folder.path + "/gone"], mayBeMissing: true).words().phrases == 0)
    try Data(repeating: 0x20, count: 4 << 20 | 1).write(to: path)
    #expect(throws: WordListErrors([WordListError(file: path.path, line: 0, problem: .tooLarge)])) {
      try WordFiles(paths: [path.path]).words()
    }
  }
}
