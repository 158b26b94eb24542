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
    let here = try await desk(of: Traffic(seed: seed))
    let onFile = try await Database.$current.withValue(.sqlite) { try await desk(of: Traffic(seed: seed)) }
    #expect(here.export == onFile.export)
    #expect(here.items == onFile.items)
    #expect(here.findings == 0)
  }

  private func desk(of traffic: Traffic) async throws -> (export: String, items: [IngestReport.Item], findings: Int) {
    let scene = try await Scene()
    var items: [IngestReport.Item] = []
    for batch in traffic.batches(scene) { items += try await scene.desk.ingest(batch).items }
    var export = ""
    for try await piece in scene.desk.export(try Query(""), as: .ndjson, me: "ana") { export += piece }
    return (export, items, try await scene.desk.verifyTrail().count)
  }
}

/// Messages as a network sends them on its worst day: answers before what they answer, copies, edits, the same id twice,
/// answers of ours to people who have not written, handles in other letter cases.
private struct Traffic {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

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

  private func message(_ scene: Scene, _ dice: inout Dice) -> Incoming {
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

/// A generator that gives the same numbers for the same seed.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }
}
