import Foundation
import Model
import Synchronization
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `A session with the server` {
  let cluster: Cluster
  let address: String
  let name: String

  init() throws {
    cluster = try Cluster.shared.get()
    address = try cluster.desk()
    name = DeskAddress(address).name
  }

  private func endSessions() throws {
    // Waits until each has ended.
    try cluster.sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '\(name)'")
  }

  @Test func `Sessions that the server has ended are replaced, and nothing is lost`() throws {
    let store = try Store.open(address)
    for number in 1...3 {
      _ = try store.write { try $0.receive(Scene.incoming("hello", id: String(number))) }
      try endSessions()
      #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == number)
    }
    #expect(try store.verify() == [])
  }

  @Test func `One that ends in the midst of a write: the error says so, and nothing of it is there`() throws {
    let store = try Store.open(address)
    let error = #expect(throws: StoreError.self) {
      try store.write { writer in
        try writer.receive(Scene.incoming("lost", id: "1"))
        _ = try writer.connection
        try endSessions()
      }
    }
    guard case .connectionLost = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(try store.read { try $0.lastChange() } == 0)
    _ = try store.write { try $0.receive(Scene.incoming("kept", id: "1")) }
    #expect(try store.verify() == [])
  }

  @Test func `Who waits too long for another writer is told, and can write afterwards`() throws {
    let store = try Store.open(address, patience: .milliseconds(100))
    let other = try Store.open(address)
    try other.write { writer in
      try writer.receive(Scene.incoming("first", id: "1"))
      #expect(throws: StoreError.locked(path: address)) {
        try store.write { try $0.receive(Scene.incoming("second", id: "2")) }
      }
    }
    _ = try store.write { try $0.receive(Scene.incoming("second", id: "2")) }
    #expect(try store.read { try $0.lastChange() } >= 2)
  }

  @Test func `After an error in a statement that nobody waited for, the transaction says which`() throws {
    let store = try Store.open(address)
    let error = #expect(throws: StoreError.self) {
      try store.write { writer in
        try writer.stored.run("INSERT INTO draft(conversation, text, author, saved_at) VALUES(7, 'x', 'ana', 1)")
        try writer.setSetting("never", "there")
      }
    }
    #expect(error?.description.contains("draft_conversation_fkey") == true)
    #expect(try store.read { try $0.setting("never") } == nil)
    try store.write { try $0.setSetting("then", "there") }
    #expect(try store.read { try $0.setting("then") } == "there")
  }

  @Test func `More statements than a session keeps are forgotten and prepared again`() throws {
    let store = try Store.open(address)
    try store.read { (reader) throws in
      for number in 0..<1000 {
        #expect(try reader.stored.integer(SQL("SELECT \(number) + ?1"), [.int(1)]) == Int64(number + 1))
      }
    }
  }

  @Test func `A watch goes on after its session was ended, and reports what came meanwhile`() async throws {
    let store = try Store.open(address)
    let other = try Store.open(address)
    let (told, continuation) = AsyncStream<Void>.makeStream()
    let watch = store.watch { _ in continuation.yield() }
    defer { watch.stop() }
    var calls = told.makeAsyncIterator()
    _ = try other.write { try $0.receive(Scene.incoming("hello", id: "1")) }
    await calls.next()
    try endSessions()
    _ = try other.write { try $0.receive(Scene.incoming("hello", id: "2")) }
    var seen = 0
    while seen < 2 {
      await calls.next()
      seen = try store.read { try $0.count(Query(), me: nil, now: Scene.start) }
    }
    // Connected again, it hears of the next one by notification.
    _ = try other.write { try $0.receive(Scene.incoming("hello", id: "3")) }
    while seen < 3 {
      await calls.next()
      seen = try store.read { try $0.count(Query(), me: nil, now: Scene.start) }
    }
    #expect(seen == 3)
  }
}
