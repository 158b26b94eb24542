import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct ResponseTimesTests {
  /// One conversation a number: the minutes after which we answered; nil for not at all.
  private func desk(_ answers: [Int?], reversed: Bool = false) async throws -> Scene {
    let scene = try await Scene()
    scene.clock.advance(by: .days(3))
    for (number, minutes) in answers.enumerated() {
      let question = scene.message("q\(number)", by: "f\(number)", after: .seconds(number))
      let answer = minutes.map {
        scene.message(
          "a\(number)", parent: "q\(number)", after: .seconds(number) + .minutes($0), "@f\(number) x", ours: true)
      }
      let messages = [question] + (answer.map { [$0] } ?? [])
      for message in reversed ? messages.reversed() : messages { try await scene.receive(message) }
    }
    return scene
  }

  @Test(
    "median and ninth decile by hand",
    arguments: [
      ([], nil, nil), ([nil], nil, nil), ([5], 300, 300), ([1, 3], 120, 180), ([1, 2, 9], 120, 540),
      ([nil, 4, 1, 2, 3, nil], 150, 240), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 330, 540),
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 360, 600), ([0, 0, 0], 0, 0),
    ] as [([Int?], Double?, Double?)])
  func percentiles(answers: [Int?], median: Double?, p90: Double?) async throws {
    for reversed in [false, true] {
      let scene = try await desk(answers, reversed: reversed)
      let report = try await scene.desk.responseTimes(by: .channel)
      let row = ResponseTimes.Row(
        group: Scene.channel, conversations: answers.count, answered: answers.count { $0 != nil }, median: median,
        p90: p90)
      #expect(report.rows == (answers.isEmpty ? [] : [row]), "reversed: \(reversed)")
    }
  }

  @Test("the first answer at or after the first message counts, whatever came before and in whatever order")
  func outOfOrder() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(1))
    for message in [
      scene.message("3", parent: "1", after: .minutes(9), "@mia_h second", ours: true),
      scene.message("2", parent: "1", after: .minutes(4), "@mia_h first", ours: true),
      scene.message("0", thread: "1", after: .minutes(-5), "@mia_h before she wrote", ours: true),
      scene.message("1"),
    ] { try await scene.receive(message) }
    let report = try await scene.desk.responseTimes(by: .kind)
    #expect(report.rows.map(\.median) == [240])
  }

  @Test("a reply written here counts from when it was written; one taken back does not count")
  func ownReplies() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1"))
    scene.clock.advance(by: .minutes(2))
    try await scene.act(.reply(text: "No."), id, by: Scene.ana)
    _ = try await scene.desk.undo(on: [id], by: Scene.ana)
    #expect(try await scene.desk.responseTimes(by: .day).rows.map(\.answered) == [0])
    scene.clock.advance(by: .minutes(2))
    try await scene.act(.reply(text: "Yes."), id, by: Scene.ana)
    let report = try await scene.desk.responseTimes(by: .day)
    #expect(report.rows == [.init(group: "2025-11-21", conversations: 1, answered: 1, median: 240, p90: 240)])
  }

  @Test("the JSON has the fields that programs read")
  func json() {
    let report = ResponseTimes(
      by: .channel,
      rows: [
        .init(group: "x:\"a\"", conversations: 3, answered: 2, median: 90.5, p90: 120),
        .init(group: "y", conversations: 1, answered: 0, median: nil, p90: nil),
      ])
    #expect(
      report.json == """
        [{"channel":"x:\\"a\\"","conversations":3,"answered":2,"median_s":90.5,"p90_s":120},\
        {"channel":"y","conversations":1,"answered":0,"median_s":null,"p90_s":null}]
        """)
  }

  @Test("groups: the busiest first; days in order")
  func groups() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(5))
    try await scene.receive(
      scene.message("1"), scene.message("2", by: "joe", after: .days(1)),
      scene.message("3", by: "eva", after: .days(1)), scene.message("4", by: "kim", channel: "y:acme"))
    #expect(try await scene.desk.responseTimes(by: .channel).rows.map(\.conversations) == [3, 1])
    #expect(try await scene.desk.responseTimes(by: .day).rows.map(\.group) == ["2025-11-21", "2025-11-22"])
    #expect(try await scene.desk.responseTimes(by: .segment).rows.map(\.group) == ["general"])
  }
}
