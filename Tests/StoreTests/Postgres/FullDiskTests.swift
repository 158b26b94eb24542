import Foundation
import Model
import Testing
import ThrowawayPostgres

@testable import Store

/// A server whose disk is full under a desk: a small file system of its own holds the desk's database.
///
/// Only root may mount one for another process.
@Suite(.enabled(if: Cluster.isThere && geteuid() == 0), .timeLimit(.minutes(2)))
struct `When the server's disk is full` {
  @Test func `Who writes is told, nothing half is there, reading goes on, and so does all with room again`() throws {
    let cluster = try Cluster.shared.get()
    let disk = try #require(try? cluster.smallDisk(megabytes: 40), "no file system can be mounted here")
    defer { disk.remove() }
    let store = try Store.open(try disk.desk())
    _ = try store.write { try $0.receive(Scene.incoming("first", id: "0")) }
    try disk.fill()
    var stored = 1
    var refused: StoreError?
    let long = String(repeating: "words of every kind ", count: 400)
    for number in 1...5000 where refused == nil {
      do {
        _ = try store.write { try $0.receive(Scene.incoming("\(number) \(long)", id: String(number))) }
        stored += 1
      } catch let error as StoreError {
        refused = error
      }
    }
    guard case .diskFull? = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == stored)
    try disk.empty()
    _ = try store.write { try $0.receive(Scene.incoming("after", id: "after")) }
    #expect(try store.read { try $0.count(Query(), me: nil, now: Scene.start) } == stored + 1)
    #expect(try store.verify() == [])
  }
}
