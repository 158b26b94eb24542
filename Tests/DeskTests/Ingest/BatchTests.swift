import Chance
import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// On a server a batch asks its questions at once and adds its rows many at a time; on a file one by one. What comes of
/// it is the same.
@Suite(.onBothDatabases) struct BatchTests {
  @Test(
    "the same batches make the same desk on either database, whatever is in them", arguments: [1, 2, 3] as [UInt64])
  func sameDesk(seed: UInt64) async throws {
    let here = try await desk(of: Traffic(seed: seed).batches)
    let onFile = try await Database.$current.withValue(.sqlite) { try await desk(of: Traffic(seed: seed).batches) }
    #expect(here.export == onFile.export)
    #expect(here.items == onFile.items)
    #expect(here.findings == 0)
  }

  @Test(
    "people answered, mentioned, renamed within one batch: the same desk on either database, wherever batches end",
    arguments: [(4, 1), (5, 9), (6, 60), (7, 400)] as [(UInt64, Int)])
  func crowd(seed: UInt64, size: Int) async throws {
    func messages(_ scene: Scene) -> [[Incoming]] {
      let all = Crowd.messages(600, scene, SplitMix(seed: seed))
      return stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
    }
    let here = try await desk(of: messages)
    let onFile = try await Database.$current.withValue(.sqlite) { try await desk(of: messages) }
    #expect(here.export == onFile.export)
    #expect(here.items == onFile.items)
    #expect(here.findings == 0)
    // Some found whom they speak to, others opened for somebody who had not written.
    #expect(here.items.contains { if case .joined = $0 { true } else { false } })
    #expect(here.export.contains("nobody_yet"))
  }

  private func desk(
    of batches: (Scene) -> [[Incoming]]
  ) async throws -> (export: String, items: [IngestReport.Item], findings: Int) {
    let scene = try await Scene()
    var items: [IngestReport.Item] = []
    for batch in batches(scene) { items += try await scene.desk.ingest(batch).items }
    var export = ""
    for try await piece in scene.desk.export(try Query(""), as: .ndjson, me: "ana") { export += piece }
    return (export, items, try await scene.desk.verifyTrail().count)
  }
}

/// Messages as a network sends them on its worst day: answers before what they answer, copies, edits, the same id twice,
/// answers of ours to people who have not written, handles in other letter cases.
private struct Traffic {
  var dice: SplitMix

  init(seed: UInt64) { dice = SplitMix(seed: seed) }

  private static let words = [
    "Where is my order?", "tab\there", "back\\slash \\N", "line\nfeed\r", "nul\u{0}nul", "{\"a\",NULL}",
    "",
    "price is too high", "thanks!", "👩‍👩‍👧 rash after the tablets", "'quoted' \"twice\"",
  ]

  func batches(_ scene: Scene) -> [[Incoming]] {
    var dice = dice
    return (0..<12).map { _ in
      (0..<[1, 7, 40, 150][dice.below(4)]).map { _ in message(scene, &dice) }
    }
  }

  private func message(_ scene: Scene, _ dice: inout SplitMix) -> Incoming {
    let ours = dice.below(5) == 0
    let people = ["mia_h", "Mia_H", "joe", "zo\u{E9}", "a\"b", "c\\d", "e,f", "{g}"] + (0..<40).map { "user\($0)" }
    let to = people[dice.below(people.count)]
    let text = Self.words[dice.below(Self.words.count)] + " \(dice.below(50))"
    let changes: [Incoming.Change] = [.new, .new, .new, .new, .edited, .deleted]
    return scene.message(
      "m\(dice.below(900))", by: people[dice.below(people.count)],
      parent: dice.below(3) == 0 ? "m\(dice.below(900))" : nil,
      thread: dice.below(12) == 0 ? "m\(dice.below(900))" : nil, after: .seconds(dice.below(100_000)),
      ours ? "@\(to) \(text)" : text, ours: ours, bio: dice.below(6) == 0 ? "nurse \(dice.below(9))" : "",
      change: changes[dice.below(changes.count)], channel: dice.below(4) == 0 ? "bluesky:acme" : Scene.channel)
  }
}

/// Few handles, and more accounts that take them from each other, in different letter cases and on two networks;
/// answers of ours that say whom they speak to by a handle, by the thread alone, or not at all.
private enum Crowd {
  private static let handles = ["mia", "Mia", "MIA_h", "joe", "zo\u{E9}", "nobody_yet"]
  private static let channels = [Scene.channel, "bluesky:@acme"]

  static func messages(_ count: Int, _ scene: Scene, _ dice: SplitMix) -> [Incoming] {
    var dice = dice
    return (0..<count).map { number in
      let handle = handles[dice.below(handles.count)]
      let ours = dice.below(3) == 0
      let thread = dice.below(2) == 0 ? "t\(dice.below(60))" : nil
      let other = handles[dice.below(handles.count)]
      let head = ["", "@\(handle) ", "Ask @\(handle): ", "@\(other) @\(handle) "][dice.below(4)]
      var message = scene.message(
        "n\(number)", by: "account\(dice.below(14))", parent: dice.below(6) == 0 ? "n\(dice.below(count))" : nil,
        thread: thread, after: .seconds(dice.below(2000)), (ours ? head : "") + "number \(number)", ours: ours,
        channel: channels[dice.below(4) / 3])
      if !ours {
        if dice.below(4) == 0 { message.account = handle }
        message.profile.handle = handle
      }
      return message
    }
  }
}

extension SplitMix {
  fileprivate mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
