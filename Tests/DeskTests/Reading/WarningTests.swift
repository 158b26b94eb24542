import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct WarningTests {
  /// A day of a voice every ten minutes, each of somebody else.
  private func usual(_ scene: Scene) -> [Incoming] {
    (0..<144).map { number in
      scene.message("usual\(number)", by: "u\(number)", after: .minutes(number * 10), "Where is my parcel #\(number)?")
    }
  }

  private func storm(_ scene: Scene, after: Duration) -> [Incoming] {
    (0..<12).map { number in
      scene.message(
        "storm\(number)", by: "s\(number)", after: after + .seconds(number * 20), "Paid twice as much #priceOfLiving")
    }
  }

  @Test func `A storm rings while it lasts, also where another process brings it in`() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(1))
    _ = try await scene.desk.ingest(usual(scene))
    let watch = WarningWatch(scene.desk)
    #expect(try await watch.active().isEmpty)
    scene.clock.advance(by: .minutes(5))
    _ = try await scene.anotherDesk().ingest(storm(scene, after: .days(1)))
    let warning = try #require(try await watch.active().first)
    #expect(warning.headline == "#priceOfLiving ×12 in 10 min")
    #expect(warning.conversations.count == 12)
    let found = try await scene.desk.count([warning.query], me: "ana")
    #expect(found == [12])
    scene.clock.advance(by: .hours(4))
    #expect(try await watch.active().isEmpty)
  }

  @Test func `A replay rings as the day did, in whatever order its file came`() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(2))
    let day = usual(scene) + storm(scene, after: .days(1))
    for message in day.reversed() { _ = try await scene.desk.ingest([message]) }
    let replay = try await scene.desk.replayWarnings()
    #expect(replay.arrivals == 156)
    let warning = try #require(replay.warnings.first)
    #expect(warning.headline == "#priceOfLiving ×6 in 10 min")
    #expect(warning.since == Scene.start + .days(1) + .seconds(100))
    let later = try await scene.desk.replayWarnings(since: warning.since + .milliseconds(1))
    #expect(!later.warnings.contains(warning))
  }

  @Test func `An import of an old year rings nothing now`() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(1))
    _ = try await scene.desk.ingest(usual(scene))
    let watch = WarningWatch(scene.desk)
    _ = try await watch.active()
    _ = try await scene.desk.ingest(storm(scene, after: .days(-400)))
    #expect(try await watch.active().isEmpty)
  }

  @Test func `A message from tomorrow counts when it was heard`() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(1))
    _ = try await scene.desk.ingest(usual(scene))
    let watch = WarningWatch(scene.desk)
    _ = try await scene.desk.ingest([scene.message("early", by: "liar", after: .hours(40), "#soon")])
    _ = try await watch.active()
    scene.clock.advance(by: .minutes(4))
    _ = try await scene.desk.ingest(storm(scene, after: .days(1)))
    #expect(try await watch.active().first?.headline == "#priceOfLiving ×12 in 10 min")
  }

  @Test func `History that is imported later is known as soon as that is over`() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .days(1))
    _ = try await scene.desk.ingest([scene.message("first", by: "f", after: .days(1))])
    let watch = WarningWatch(scene.desk)
    #expect(try await watch.active().isEmpty)
    _ = try await scene.desk.ingest(usual(scene))
    _ = try await scene.desk.ingest(storm(scene, after: .days(1) - .minutes(4)))
    #expect(try await watch.active().isEmpty, "without a past nothing is unusual")
    #expect(try await watch.active().first?.headline == "#priceOfLiving ×12 in 10 min")
  }
}
