import Foundation
import Model
import Store
import Synchronization
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `Commits are seen at once` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(.timeLimit(.minutes(1)))
  func `Those of another store on the same file`() async throws {
    let (here, there) = (try scratch.store(), try scratch.store())
    let calls = Calls()
    let watch = here.watch { _ in calls.note() }
    defer { watch.stop() }
    var waits: [Duration] = []
    for number in 1...7 {
      let before = calls.count
      _ = try there.write { try $0.receive(Scene.incoming("hello", id: String(number))) }
      let committed = ContinuousClock.now
      await calls.wait(beyond: before)
      waits.append(calls.last - committed)
      #expect(try here.read { try $0.count(Query(), me: nil, now: Scene.start) } == number)
    }
    #expect(waits.sorted()[3] < .milliseconds(300), "\(waits)")
  }

  @Test(.timeLimit(.minutes(1)))
  func `Those of another process`() async throws {
    let path = try scratch.address()
    let here = try scratch.store()
    let calls = Calls()
    let watch = here.watch { _ in calls.note() }
    defer { watch.stop() }
    async let other = #expect(processExitsWith: .success) { [path = path as String] in
      _ = try Store.open(path).write { try $0.receive(Scene.incoming("hello", id: "1")) }
    }
    await calls.wait(beyond: 0)
    let seen = try here.read { try $0.changes(after: 0, limit: 10) }
    #expect(seen.first?.event == "received")
    _ = await other
  }

  @Test(.timeLimit(.minutes(1)))
  func `Its own, and those without events`() async throws {
    let here = try scratch.store()
    let calls = Calls()
    let watch = here.watch { _ in calls.note() }
    defer { watch.stop() }
    let id = try here.write { try $0.receive(Scene.incoming("hello", id: "1")) }.id
    await calls.wait(beyond: 0)
    let before = calls.count
    try here.write { try $0.saveDraft(Draft(conversation: id, text: "x", by: "ana", at: Scene.start)) }
    await calls.wait(beyond: before)
  }

  @Test(.timeLimit(.minutes(1)))
  func `Nothing is told where nothing is committed, nor after the end`() async throws {
    struct Stop: Error {}
    let (here, there) = (try scratch.store(), try scratch.store())
    let (first, second) = (Calls(), Calls())
    let watch = here.watch { _ in first.note() }
    let other = here.watch { _ in second.note() }
    try? there.write { writer in
      try writer.receive(Scene.incoming("hello", id: "1"))
      throw Stop()
    }
    watch.stop()
    _ = try there.write { try $0.receive(Scene.incoming("hello", id: "2")) }
    await second.wait(beyond: 0)
    #expect(first.count == 0)
    other.stop()
  }

  /// A watch leaves its socket alone for a moment after each word, and may go just then.
  @Test(.timeLimit(.minutes(1)))
  func `A watch can end, or be let go, as soon as it was told`() async throws {
    let there = try scratch.store()
    for number in 1...10 {
      let here = try scratch.store()
      let calls = Calls()
      let watch = here.watch { _ in calls.note() }
      _ = try there.write { try $0.receive(Scene.incoming("hello", id: String(number))) }
      await calls.wait(beyond: 0)
      if number % 2 == 0 { watch.stop() }
      withExtendedLifetime(watch) {}
    }
  }

  /// How often a watch has called, for waiting rather than sleeping.
  private final class Calls: Sendable {
    private struct State {
      var count = 0
      var last = ContinuousClock.now
      var waiting: [(Int, CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }
    var last: ContinuousClock.Instant { state.withLock { $0.last } }

    func note() {
      let ready = state.withLock { state in
        state.count += 1
        state.last = .now
        let ready = state.waiting.filter { $0.0 < state.count }
        state.waiting.removeAll { $0.0 < state.count }
        return ready
      }
      for (_, continuation) in ready { continuation.resume() }
    }

    /// Gives up after a while: what nobody is told must fail a test, not hold it up.
    func wait(beyond count: Int) async {
      let limit = Task {
        try await Task.sleep(for: .seconds(20))
        giveUp()
      }
      defer { limit.cancel() }
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if state.count > count { return true }
          state.waiting.append((count, continuation))
          return false
        }
        if isThere { continuation.resume() }
      }
    }

    private func giveUp() {
      let waiting = state.withLock { state in
        defer { state.waiting = [] }
        return state.waiting
      }
      if !waiting.isEmpty { Issue.record("nobody was told of the commit for 20 seconds") }
      for (_, continuation) in waiting { continuation.resume() }
    }
  }
}
