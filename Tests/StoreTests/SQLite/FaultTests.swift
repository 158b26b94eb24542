import Foundation
import Model
import Testing

@testable import Store

@Suite struct `When the disk or another process is in the way` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `A full disk: nothing of the write is there, and all of what was before`() throws {
    let store = try scratch.store()
    let kept = try store.write { try $0.receive(Scene.incoming("kept", id: "1")) }
    // As many pages as there are: what is written next finds no room.
    try store.write { writer in
      let pages = try writer.connection.integer("PRAGMA page_count")
      try writer.connection.run(SQL("PRAGMA max_page_count = \(pages)"))
    }
    #expect(throws: StoreError.diskFull(path: scratch.path())) {
      try store.write { writer in
        for number in 2..<2000 { try writer.receive(Scene.incoming("lost \(number)", id: String(number))) }
      }
    }
    #expect(try store.read { try $0.conversation(kept.id) } == kept)
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == 1)
    #expect(try store.verify() == [])
    // Room again: the same store goes on.
    try store.write { try $0.connection.run("PRAGMA max_page_count = 1000000") }
    _ = try store.write { try $0.receive(Scene.incoming("there is room", id: "3000")) }
    #expect(try store.verify() == [])
  }

  @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
  func `A disk that is full indeed, and one that became read-only`() async throws {
    let disk = scratch.folder.appending(path: "disk").path
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk) == 0 else { return }
    defer { _ = try? run("umount", "-l", disk) }
    let path = "\(disk)/desk.sqlite"
    let store = try Store.open(path, creating: true)
    var stored = 0
    var failure: StoreError?
    while failure == nil, stored < 100_000 {
      do {
        try store.write { writer in
          for number in stored..<stored + 50 {
            try writer.receive(Scene.incoming("text \(number)", id: String(number)))
          }
        }
        stored += 50
      } catch let error as StoreError {
        failure = error
      }
    }
    #expect(failure == .diskFull(path: path))
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == stored)
    #expect(try store.verify() == [])
    try store.close()
    #expect(try run("mount", "-o", "remount,ro", disk) == 0)
    #expect(throws: StoreError.readOnly(path: path)) { try Store.open(path) }
  }

  @Test func `Another process that writes for too long`() throws {
    let first = try scratch.store()
    let second = try Store.open(scratch.path(), patience: .milliseconds(50))
    try first.write { writer in
      try writer.receive(Scene.incoming("slow", id: "1"))
      #expect(throws: StoreError.locked(path: scratch.path())) {
        _ = try second.write { try $0.receive(Scene.incoming("waiting", id: "2")) }
      }
      // Reading goes on meanwhile, and sees nothing of what is not committed.
      #expect(try second.read { try $0.count(Query(), me: nil, now: Scene.start) } == 0)
    }
    _ = try second.write { try $0.receive(Scene.incoming("waiting", id: "2")) }
    #expect(try first.read { try $0.count(Query(), me: nil, now: Scene.start) } == 2)
  }

  @Test func `Killed in the middle of a batch: nothing of it is there`() async throws {
    let path = scratch.path()
    let store = try scratch.store()
    _ = try store.write { try $0.receive(Scene.incoming("kept", id: "0")) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store.open(path)
      try store.write { writer in
        // So small a cache that much of the batch is in the log before the end.
        try writer.connection.run("PRAGMA cache_size = 10")
        for number in 1..<500 { try writer.receive(Scene.incoming("lost \(number)", id: String(number))) }
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == 1)
    #expect(try store.verify() == [])
  }

  @Test func `Killed at any moment: what was acknowledged is there, and nothing is half there`() async throws {
    let path = scratch.path()
    let note = scratch.path("acknowledged")
    _ = try scratch.store()
    for round in 0..<3 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, note = note as String, round = round as Int] in
        let store = try Store.open(path)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(60 + 70 * round)) { kill(getpid(), SIGKILL) }
        for batch in 0... {
          try store.write { writer in
            for number in 0..<20 { try writer.receive(Scene.incoming("hello", id: "\(round).\(batch).\(number)")) }
          }
          try Data("\(round).\(batch)".utf8).write(to: URL(filePath: note), options: .atomic)
        }
      }
      let store = try Store.open(path)
      if let last = try? String(contentsOfFile: note, encoding: .utf8) {
        for number in 0..<20 {
          #expect(try store.read { try $0.known("mastodon:@acme@social.example", "\(last).\(number)") } != nil)
        }
      }
      #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } % 20 == 0)
      #expect(try store.verify() == [])
    }
  }

  @Test func `A long batch does not leave a giant log`() throws {
    let store = try scratch.store()
    for batch in 0..<12 {
      try store.write { writer in
        for number in 0..<1000 {
          try writer.receive(Scene.incoming(String(repeating: "words ", count: 40), id: "\(batch).\(number)"))
        }
      }
    }
    let log = try FileManager.default.attributesOfItem(atPath: scratch.path("desk.sqlite-wal"))[.size] as? Int
    #expect((log ?? 0) < 48_000_000)
  }

  private func run(_ command: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
