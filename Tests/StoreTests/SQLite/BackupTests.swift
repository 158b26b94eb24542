import Foundation
import Model
import Store
import Testing

@Suite struct `A backup` {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    var desk = RandomDesk(seed: 4)
    try desk.live(300, in: store)
  }

  private func count(_ store: Store) throws -> Int {
    try store.read { try $0.count(Query(), me: nil, now: Scene.start) }
  }

  @Test func `Is a whole desk, as it was when the copying began`() throws {
    let before = try count(store)
    var told: [Double] = []
    var wrote = false
    try store.backup(to: scratch.path("copy.sqlite")) { done in
      told.append(done)
      // Somebody goes on working.
      if !wrote { _ = try store.write { try $0.receive(Scene.incoming("meanwhile", id: "later")) } }
      wrote = true
    }
    #expect(told.last == 1)
    let copy = try Store.open(scratch.path("copy.sqlite"))
    #expect(try count(copy) == before)
    #expect(try copy.verify() == [])
    #expect(try count(store) == before + 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).allSatisfy { !$0.contains("part") })
  }

  @Test func `Does not write over a file`() throws {
    try Data("precious".utf8).write(to: URL(filePath: scratch.path("copy.sqlite")))
    #expect(throws: StoreError.exists(path: scratch.path("copy.sqlite"))) {
      try store.backup(to: scratch.path("copy.sqlite"))
    }
    #expect(try String(contentsOfFile: scratch.path("copy.sqlite"), encoding: .utf8) == "precious")
    #expect(throws: StoreError.exists(path: scratch.path())) { try store.backup(to: scratch.path()) }
  }

  @Test func `Says when there is no such folder`() {
    let path = scratch.path("nowhere/copy.sqlite")
    #expect(throws: StoreError.noFolder(path: path)) { try store.backup(to: path) }
  }

  @Test func `That is called off leaves nothing`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try store.backup(to: scratch.path("copy.sqlite")) { done in if done < 1 { throw Stop() } }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left.allSatisfy { $0.hasPrefix("desk.sqlite") })
  }
}
