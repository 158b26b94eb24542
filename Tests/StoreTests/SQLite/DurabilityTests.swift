import Foundation
import Model
import Testing

@testable import Store

@Suite struct `What is written without waiting for the disk` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `Is there for everybody at once, and the next write waits again`() throws {
    let (here, there) = (try scratch.store(), try scratch.store())
    _ = try here.write(.later) { try $0.receive(Scene.incoming("hello", id: "1")) }
    #expect(try there.read { try $0.count(Query(), me: nil, now: Scene.start) } == 1)
    #expect(try here.write(.later) { try $0.connection.integer("PRAGMA synchronous") } == 1, "NORMAL")
    #expect(try here.write { try $0.connection.integer("PRAGMA synchronous") } == 2, "FULL")
  }

  @Test func `One that fails leaves nothing, and the next waits again`() throws {
    let store = try scratch.store()
    #expect(throws: CancellationError.self) {
      try store.write(.later) { writer in
        try writer.receive(Scene.incoming("lost", id: "1"))
        throw CancellationError()
      }
    }
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == 0)
    #expect(try store.write { try $0.connection.integer("PRAGMA synchronous") } == 2)
  }

  @Test func `Survives being killed before anybody waits for the disk`() async throws {
    let path = scratch.path()
    _ = try scratch.store()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store.open(path)
      _ = try store.write(.later) { try $0.receive(Scene.incoming("hello", id: "1")) }
      kill(getpid(), SIGKILL)
    }
    let store = try scratch.store()
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == 1)
    #expect(try store.verify() == [])
  }

  @Test func `Is moved from the log into the file with the wait, so that nobody who acts has to do it`() throws {
    let store = try scratch.store()
    let text = Data("a text that stands nowhere else".utf8)
    _ = try store.write(.later) { try $0.receive(Scene.incoming(String(decoding: text, as: UTF8.self), id: "1")) }
    let file = URL(filePath: scratch.path())
    #expect(try Data(contentsOf: file).range(of: text) == nil)
    try store.sync()
    #expect(try Data(contentsOf: file).range(of: text) != nil)
  }

  @Test func `The disk can be waited for with a log, and without one`() throws {
    let store = try scratch.store()
    _ = try store.write(.later) { try $0.receive(Scene.incoming("hello", id: "1")) }
    try store.sync()
    try store.close()
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path())-wal"))
    try store.sync()
  }
}
