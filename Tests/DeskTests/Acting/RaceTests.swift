import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// Promise 2: nobody answers twice.
@Suite(.onBothDatabases) struct RaceTests {
  @Test("of eight who press at once, through two doors, one wins and seven are told who did")
  func hold() async throws {
    let scene = try await Scene()
    let desks = [scene.desk, try scene.anotherDesk()]
    for round in 0..<20 {
      let id = try await scene.receive(scene.message("\(round)", by: "f\(round)"))
      let results = try await withThrowingTaskGroup(of: ActionResult.self) { group in
        for number in 0..<8 {
          group.addTask {
            let teammate = Teammate(name: "agent\(number)", role: .agent)
            return try await desks[number % 2].perform(.hold, on: [id], by: teammate)[0]
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let winner = try #require(results.first(where: \.isDone)?.changed?.holder)
      #expect(results.count(where: \.isDone) == 1)
      for result in results where !result.isDone {
        #expect(result.verdict == .refused(.heldBy(winner, since: Scene.start)))
      }
    }
  }

  @Test("next never gives two people the same conversation, and gives the most urgent first")
  func next() async throws {
    let scene = try await Scene()
    for number in 0..<30 {
      try await scene.receive(scene.message("\(number)", by: "f\(number)", after: .minutes(100 - number)))
    }
    let first = try #require(try await scene.desk.takeNext(by: Scene.ana, matching: Query()))
    #expect(try await scene.desk.detail(first)?.follower.profile.handle == "f29")
    let desks = [scene.desk, try scene.anotherDesk()]
    let taken = try await withThrowingTaskGroup(of: Conversation.ID?.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await desks[number % 2].takeNext(
            by: Teammate(name: "agent\(number)", role: .agent), matching: Query())
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let got = taken.compactMap { $0 }
    #expect(got.count == 29)
    #expect(Set(got).count == 29)
    #expect(!got.contains(first))
  }

  @Test("one reply of two that are sent at once by a holder and an intruder is accepted")
  func reply() async throws {
    let scene = try await Scene()
    let other = try scene.anotherDesk()
    for round in 0..<20 {
      let id = try await scene.receive(scene.message("\(round)", by: "f\(round)"))
      async let a = scene.desk.perform(.reply(text: "from ana"), on: [id], by: Scene.ana)
      async let b = other.perform(.reply(text: "from ben"), on: [id], by: Scene.ben)
      let results = try await a + b
      #expect(results.count(where: \.isDone) == 1)
      #expect(try await scene.conversation(id).toSend.count == 1)
    }
  }
}
