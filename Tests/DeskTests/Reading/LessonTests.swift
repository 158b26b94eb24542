import Foundation
import Model
import Testing

@testable import Desk
@testable import Triage

@Suite("What corrections teach")
struct LessonTests {
  private final class Corrected {
    let folder: URL
    let desk: Desk
    let ana = Teammate(name: "ana", role: .lead)

    init() async throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("lessons-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      desk = try Desk.open(folder.appendingPathComponent("desk.sqlite").path)
      try await desk.add(ana)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Says something as somebody new; in the thread of another message where one is named.
    func say(_ text: String, _ number: Int, thread: Int? = nil) async throws -> Conversation.ID {
      let author = "f\(thread ?? number)"
      let report = try await desk.ingest([
        Incoming(
          channel: "x:@acme", id: "m\(number)", parent: thread.map { "m\($0)" }, account: author,
          profile: Profile(handle: author, bio: "gardener \(author)"), at: Desk.systemTime(), text: text)
      ])
      switch report.items[0] {
      case .opened(let id), .joined(let id): return id
      default: throw DeskError.unknownConversation(.init(rawValue: 0))
      }
    }

    func does(_ action: Action, _ id: Conversation.ID) async throws {
      let results = try await desk.perform(action, on: [id], by: ana)
      #expect(results.allSatisfy { $0.isDone }, "\(results.map { $0.summary })")
    }
  }

  @Test("a correction teaches the message that was misread; undone, it teaches nothing")
  func corrections() async throws {
    let place = try await Corrected()
    let first = try await place.say("hello there", 1)
    _ = try await place.say("anyone?", 2, thread: 1)
    try await place.does(.correct(.init(kind: .spam)), first)
    let second = try await place.say("good day to you", 3)
    try await place.does(.correct(.init(kind: .praise)), second)
    _ = try await place.desk.undo(on: [second], by: place.ana)
    let third = try await place.say("what a garden", 4)
    try await place.does(.correct(.init(stance: .unsupportive, segment: .journalist)), third)
    let lessons = try await place.desk.lessons()
    #expect(lessons[.kind]?.map(\.label) == ["spam"])
    #expect(lessons[.kind]?.allSatisfy { $0.isCorrection } == true)
    #expect(
      lessons[.stance] == [Lesson(text: "what a garden", label: "unsupportive", isCorrection: true)])
    #expect(
      lessons[.segment] == [Lesson(text: "gardener f4", name: "", label: "journalist", isCorrection: true)])
  }

  @Test("what was answered as it stood is kept beside corrections, four at most to one")
  func confirmed() async throws {
    let place = try await Corrected()
    for number in 1...6 {
      let id = try await place.say("how do I store it, number \(number)?", number)
      try await place.does(.reply(text: "In the fridge."), id)
    }
    #expect(try await place.desk.lessons()[.kind] == [])
    let id = try await place.say("hello there", 7)
    try await place.does(.correct(.init(kind: .spam)), id)
    let kinds = try await place.desk.lessons()[.kind] ?? []
    #expect(kinds.count == 5)
    #expect(kinds.filter { $0.isCorrection }.map(\.label) == ["spam"])
    // The latest.
    #expect(kinds.first?.text == "how do I store it, number 3?")
  }

  @Test("of several that ask, one is told to learn, again after as many more")
  func claim() async throws {
    let place = try await Corrected()
    let other = try Desk.open(place.desk.path)
    for number in 1...3 {
      let id = try await place.say("hello \(number)", number)
      try await place.does(.correct(.init(kind: .spam)), id)
      let claims = [try await place.desk.claimLearning(after: 3), try await other.claimLearning(after: 3)]
      #expect(claims == [number == 3, false])
    }
  }
}
