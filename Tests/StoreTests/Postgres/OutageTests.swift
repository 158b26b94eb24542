import Foundation
import Model
import Synchronization
import Testing
import ThrowawayPostgres

@testable import Store

/// A server that ends, stands still, and comes back, under a store that is watched.
@Suite(.enabled(if: Cluster.isThere), .serialized, .timeLimit(.minutes(2))) struct `When the server goes` {
  let cluster: Cluster
  let store: Store
  let watch: StoreWatch

  /// Waits until the server is away, or is there.
  private func wait(untilAway isAway: Bool) async {
    for await state in store.serverStates() where (state != .live) == isAway { return }
  }

  init() async throws {
    cluster = try Cluster.shared.get()
    store = try Store.open(try cluster.desk())
    watch = store.watch { _ in }
    _ = try store.write { try $0.receive(Scene.incoming("hello", id: "1")) }
  }

  private func count() throws -> Int { try store.read { try $0.count(Query(), me: nil, now: Scene.start) } }

  @Test func `It is away at once, nothing is tried meanwhile, and all goes on when it is back`() async throws {
    try cluster.stop()
    let began = ContinuousClock.now
    await wait(untilAway: true)
    #expect(ContinuousClock.now - began < .seconds(3))
    #expect(throws: StoreError.away(desk: store.path)) { try count() }
    #expect(throws: StoreError.away(desk: store.path)) {
      try store.write { try $0.receive(Scene.incoming("lost", id: "2")) }
    }
    try cluster.start()
    await wait(untilAway: false)
    #expect(store.returns == 1)
    #expect(try count() == 1)
    _ = try store.write { try $0.receive(Scene.incoming("after", id: "3")) }
    #expect(try store.verify() == [])
  }

  @Test func `What was synced is there, though the server crashes at that very moment`() async throws {
    for number in 2...5 {
      _ = try store.write(.later) { try $0.receive(Scene.incoming("kept", id: "\(number)")) }
      try store.sync()
      try cluster.stop()
      await wait(untilAway: true)
      try cluster.start()
      await wait(untilAway: false)
      #expect(try count() == number)
    }
  }

  @Test func `A server that stands still is found out by who waits for it, and they wait no longer`() async throws {
    // So that the session is there before.
    #expect(try count() == 1)
    try cluster.pause()
    defer { try? cluster.resume() }
    let began = ContinuousClock.now
    // Four read and one writes: all places are taken, and all are given back.
    let errors = await withTaskGroup(of: StoreError?.self) { group in
      for number in 0..<5 {
        group.addTask { [store] in
          await withCheckedContinuation { continuation in
            Thread.detachNewThread {
              do {
                if number == 0 {
                  _ = try store.write { try $0.receive(Scene.incoming("lost", id: "2")) }
                } else {
                  _ = try store.read { try $0.lastChange() }
                }
                continuation.resume(returning: nil)
              } catch {
                continuation.resume(returning: error as? StoreError)
              }
            }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ContinuousClock.now - began < .seconds(20))
    for error in errors {
      switch error {
      case .connectionLost, .away, .serverUnreachable: break
      default: Issue.record("\(String(describing: error))")
      }
    }
    await wait(untilAway: true)
    #expect(throws: StoreError.away(desk: store.path)) { try count() }
    try cluster.resume()
    await wait(untilAway: false)
    #expect(try count() == 1)
    _ = try store.write { try $0.receive(Scene.incoming("after", id: "3")) }
    #expect(try store.verify() == [])
  }

  @Test func `A read that takes long while the server is well is left alone`() async throws {
    let slept = try store.read { try $0.stored.first("SELECT pg_sleep(4)", []) { _ in true } }
    #expect(slept == true)
    #expect(store.returns == 0)
  }

  @Test func `A session that is ended in the midst of a write: nothing was done, and the server is not away`() throws {
    #expect {
      try store.write { writer in
        try writer.receive(Scene.incoming("lost", id: "2"))
        let own = try writer.connection.integer("SELECT pg_backend_pid()")
        try cluster.sql("SELECT pg_terminate_backend(\(own), 5000)")
      }
    } throws: { error in
      if case StoreError.connectionLost = error { true } else { false }
    }
    #expect(try count() == 1)
    #expect(store.returns == 0)
  }

  @Test func `A backend that is killed takes all with it for a moment, and nothing half is there`() async throws {
    #expect(throws: StoreError.self) {
      try store.write { writer in
        try writer.receive(Scene.incoming("lost", id: "2"))
        let own = try writer.connection.integer("SELECT pg_backend_pid()")
        kill(pid_t(own), SIGKILL)
        _ = try writer.connection.integer("SELECT 1")
      }
    }
    // The server ends all sessions, repairs itself, and is there again.
    while store.returns == 0 { await wait(untilAway: false) }
    #expect(try count() == 1)
    _ = try store.write { try $0.receive(Scene.incoming("after", id: "3")) }
    #expect(try store.verify() == [])
  }

  @Test func `The time is the server's, whatever this machine's clock says`() throws {
    let wrong = Store.systemTime
    let ahead = try Store.open(
      try cluster.desk(), localTime: { wrong() + .minutes(3) })
    #expect(abs((ahead.clock.offset + .minutes(3)).inMilliseconds) < 1000)
    #expect(abs((ahead.clock.now - Store.systemTime()).inMilliseconds) < 1000)
  }
}
