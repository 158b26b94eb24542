import Foundation
import Model
import Store
import Testing
import ThrowawayPostgres

@testable import Desk

/// A network between us and the server that delays, swallows, cuts and resets.
@Suite(.enabled(if: Cluster.isThere), .serialized, .timeLimit(.minutes(2)))
struct `On a bad way to the server` {
  let cluster: Cluster
  let proxy: Proxy
  /// By the bad way.
  let desk: Desk
  /// By a good one.
  let other: Desk
  let id: Conversation.ID

  init() async throws {
    cluster = try Cluster.shared.get()
    proxy = try cluster.proxy()
    let address = try cluster.desk()
    other = try Desk.open(address)
    let report = try await other.ingest([Self.message("1")])
    id = try #require(report.items.first?.conversation)
    desk = try Desk.open(cluster.address(of: address, by: proxy))
  }

  private static func message(_ id: String) -> Incoming {
    Incoming(
      channel: Scene.channel, id: id, account: "mia\(id)", profile: Profile(handle: "mia\(id)"), at: Scene.start,
      text: "Where is my parcel?")
  }

  private func count() async throws(DeskError) -> Int { try await desk.count([Query()], me: "ana")[0] }

  private func wait(untilAway isAway: Bool) async {
    for await state in desk.serverStates() where (state != .live) == isAway { return }
  }

  /// Replies while the connection breaks at the commit.
  private func replyInDoubt(_ mode: Proxy.Mode) async throws -> Doubt {
    // New sessions, so that the statement itself goes through again.
    proxy.reset()
    proxy.set(mode)
    let error = await #expect(throws: DeskError.self) {
      try await desk.perform(.reply(text: "Tomorrow"), on: [id], by: Scene.ana)
    }
    proxy.set(.passes)
    guard case .inDoubt(let doubt, _) = error else {
      Issue.record("\(String(describing: error))")
      throw CancellationError()
    }
    return doubt
  }

  @Test func `A reply that was stored though nobody said so is found, and is there once`() async throws {
    let doubt = try await replyInDoubt(.resetsAfter("COMMIT\0"))
    #expect(doubt.conversations == [id])
    let results = try await desk.settle(doubt)
    #expect(results.map(\.isDone) == [true])
    #expect(try await other.outbox(all: true).map(\.text) == ["Tomorrow"])
    #expect(try await other.verifyTrail().isEmpty)
  }

  @Test func `A reply that was not stored is said to be so, and can be sent again`() async throws {
    let doubt = try await replyInDoubt(.resetsBefore("COMMIT\0"))
    let results = try await desk.settle(doubt)
    #expect(results.map(\.verdict) == [.failed(.notStored)])
    #expect(try await other.outbox(all: true).isEmpty)
    _ = try await desk.perform(.reply(text: "Tomorrow"), on: [id], by: Scene.ana)
    #expect(try await other.outbox(all: true).count == 1)
    #expect(try await other.verifyTrail().isEmpty)
  }

  @Test func `What others do while the way is cut is known afterwards, all of it`() async throws {
    let changes = desk.changes()
    await wait(untilAway: false)
    proxy.set(.refuses)
    proxy.reset()
    await wait(untilAway: true)
    await #expect(throws: DeskError.store(.away(desk: desk.path))) {
      try await desk.perform(.hold, on: [id], by: Scene.ana)
    }
    for number in 2...20 { _ = try await other.ingest([Self.message(String(number))]) }
    proxy.set(.passes)
    await wait(untilAway: false)
    for await change in changes where change.isReload { break }
    #expect(try await count() == 20)
    // And it listens again.
    _ = try await other.perform(.hold, on: [id], by: Scene.ana)
    for await change in changes where change.conversations.contains(id) { break }
  }

  @Test func `A server that is restarted at once under those who watch: nothing is missed`() async throws {
    let changes = desk.changes()
    await wait(untilAway: false)
    for number in 2...6 {
      _ = try await other.ingest([Self.message(String(number))])
      if number == 4 {
        proxy.reset()
        try cluster.restart()
      }
    }
    while desk.store.returns == 0 { await wait(untilAway: false) }
    for await change in changes where change.isReload { break }
    #expect(try await count() == 6)
    #expect(try await desk.verifyTrail().isEmpty)
  }

  @Test func `A network that swallows everything is noticed by who waits, and they wait no longer`() async throws {
    let changes = desk.changes()
    await wait(untilAway: false)
    _ = try await count()
    proxy.set(.swallows)
    let began = ContinuousClock.now
    let error = await #expect(throws: DeskError.self) { try await count() }
    #expect(error?.isOutage == true)
    let waited = ContinuousClock.now - began
    // A second of patience, two for an answer; the rest is for a machine that is busy.
    #expect(waited > .seconds(2) && waited < .seconds(10), "\(waited)")
    await wait(untilAway: true)
    proxy.set(.passes)
    proxy.reset()
    await wait(untilAway: false)
    #expect(try await count() == 1)
    withExtendedLifetime(changes) {}
  }

  @Test func `A slow way is slow, and not away`() async throws {
    let changes = desk.changes()
    await wait(untilAway: false)
    proxy.set(.delays(milliseconds: 120))
    let result = try await desk.perform(.hold, on: [id], by: Scene.ana)
    #expect(result.map(\.isDone) == [true])
    _ = try await other.perform(.letGo, on: [id], by: Scene.ana)
    for await change in changes where change.conversations.contains(id) { break }
    #expect(desk.store.returns == 0)
  }

  @Test func `Resets at any moment leave each action whole or absent, and each seat goes on`() async throws {
    let changes = desk.changes()
    for number in 2...12 { _ = try await other.ingest([Self.message(String(number))]) }
    let ids = try await other.page(
      PageRequest(query: Query(), me: "ana", now: Scene.start, limit: 50, from: .start)
    ).rows.map(\.id)
    let breaking = Task { [proxy] in
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(Int.random(in: 30...300)))
        proxy.reset()
      }
    }
    for id in ids { try await note(id) }
    breaking.cancel()
    await breaking.value
    for id in ids { #expect(try await notes(id) == 1) }
    #expect(try await other.verifyTrail().isEmpty)
    withExtendedLifetime(changes) {}
  }

  /// Notes once, whatever it takes: again where it was not done, never where it was or may have been.
  private func note(_ id: Conversation.ID) async throws {
    var doubt: Doubt?
    while true {
      do {
        if let open = doubt {
          let results = try await desk.settle(open)
          doubt = nil
          if results.allSatisfy(\.isDone) { return }
        }
        _ = try await desk.perform(.note(text: "seen"), on: [id], by: Scene.ana)
        return
      } catch .inDoubt(let new, _) {
        doubt = new
      } catch {
        guard error.isOutage else { throw error }
        // As long as it takes to connect again.
        await wait(untilAway: false)
      }
    }
  }

  private func notes(_ id: Conversation.ID) async throws -> Int {
    try await other.history(id).count { $0.action == .note }
  }
}
