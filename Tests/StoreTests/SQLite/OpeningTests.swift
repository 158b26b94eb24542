import Foundation
import Model
import Testing

@testable import Store

@Suite struct `Opening a file` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `A desk that is made is there again the next time`() throws {
    let path = scratch.path()
    let id = try Store.open(path, creating: true).write { try $0.receive(Scene.incoming("hello", id: "1")) }.id
    let again = try Store.open(path)
    #expect(!again.isSample)
    #expect(try again.read { try $0.messages(id) }.map(\.text) == ["hello"])
  }

  @Test func `A sample desk says that it is one`() throws {
    #expect(try Store.open(scratch.path(), creating: true, sample: true).isSample)
    #expect(try Store.open(scratch.path()).isSample)
  }

  @Test func `An empty file becomes a desk`() throws {
    try Data().write(to: URL(filePath: scratch.path()))
    #expect(try Store.open(scratch.path(), creating: true).verify() == [])
  }

  @Test func `Who only reads writes nothing`() throws {
    let path = scratch.path()
    try Store.open(path, creating: true).close()
    let before = try Data(contentsOf: URL(filePath: path))
    let store = try Store.open(path)
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int == 0)
    try store.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["desk.sqlite"])
  }

  @Test func `A desk that lost its log has one again`() throws {
    let path = scratch.path()
    try Store.open(path, creating: true).close()
    #expect(try !Store.isOpen(path))
    #expect(try !SQLiteFile.header(path).hasLog)
    let store = try Store.open(path)
    #expect(try SQLiteFile.header(path).hasLog)
    #expect(try Store.isOpen(path))
    try store.close()
  }

  @Test func `A desk that was closed is neither read nor written`() throws {
    let store = try Store.open(scratch.path(), creating: true)
    try store.close()
    #expect(throws: StoreError.self) { try store.read { try $0.count(Query(), me: nil, now: Scene.start) } }
    #expect(throws: StoreError.self) { try store.write { try $0.receive(Scene.incoming("hello", id: "1")) } }
  }

  @Test func `Who reads cannot write`() throws {
    let store = try Store.open(scratch.path(), creating: true)
    #expect(throws: StoreError.readOnly(path: scratch.path())) {
      try store.read { try $0.connection.run("DELETE FROM setting") }
    }
  }

  @Test func `No file, and none to be made`() {
    #expect(throws: StoreError.missing(path: scratch.path())) { try Store.open(scratch.path()) }
    #expect(!FileManager.default.fileExists(atPath: scratch.path()))
  }

  @Test func `No folder`() {
    let path = scratch.path("nowhere/desk.sqlite")
    #expect(throws: StoreError.noFolder(path: path)) { try Store.open(path, creating: true) }
  }

  @Test func `A folder where the file should be`() {
    let path = scratch.folder.path
    #expect(throws: StoreError.notADatabase(path: path)) { try Store.open(path, creating: true) }
  }

  @Test(arguments: ["not a desk at all", "SQLite format 3\u{0}", String(repeating: "%PDF-1.7 ", count: 1000)])
  func `A file of another kind is left as it is`(content: String) throws {
    let path = scratch.path()
    try Data(content.utf8).write(to: URL(filePath: path))
    #expect(throws: StoreError.notADatabase(path: path)) { try Store.open(path, creating: true) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
  }

  @Test func `A database of another program is left as it is`() throws {
    let path = scratch.path()
    try Store.open(path, creating: true).close()
    try patch(path, at: 68, with: [0x0f, 0x05, 0x51, 0x12])
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError.notADesk(path: path)) { try Store.open(path, creating: true) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `A desk of a newer version is refused, and says which`() throws {
    let path = scratch.path()
    let store = try Store.open(path, creating: true)
    try store.write { try $0.connection.run("PRAGMA user_version = 99") }
    try store.close()
    let error = #expect(throws: StoreError.self) { try Store.open(path) }
    #expect(error == .newer(path: path, version: 99, known: Schema.version))
    #expect(error?.description.contains("Update Earshot") == true)
  }

  @Test func `A desk from before the first release is refused, and left as it is`() throws {
    let path = scratch.path()
    let store = try Store.open(path, creating: true)
    try store.write { try $0.connection.run("PRAGMA user_version = 1") }
    try store.close()
    #expect(throws: StoreError.older(path: path, version: 1)) { try Store.open(path) }
  }

  @Test func `A file whose pages were overwritten`() throws {
    let path = scratch.path()
    let store = try Store.open(path, creating: true)
    var desk = RandomDesk(seed: 5)
    try desk.live(200, in: store)
    try store.close()
    let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    try patch(path, at: 4096 * 3, with: [UInt8](repeating: 0xAB, count: size - 4096 * 3))
    let error = #expect(throws: StoreError.self) {
      let broken = try Store.open(path)
      _ = try broken.read { try $0.page(PageRequest(query: Query(), me: nil, now: Scene.start, limit: 60)) }
    }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("backup") == true)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `A folder that may not be written`() throws {
    try Store.open(scratch.path(), creating: true).close()
    chmod(scratch.folder.path, 0o500)
    defer { chmod(scratch.folder.path, 0o700) }
    #expect(throws: StoreError.readOnly(path: scratch.path())) { try Store.open(scratch.path()) }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `A file that may not be written`() throws {
    try Store.open(scratch.path(), creating: true).close()
    chmod(scratch.path(), 0o400)
    #expect(throws: StoreError.readOnly(path: scratch.path())) { try Store.open(scratch.path()) }
  }

  private func patch(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }
}
