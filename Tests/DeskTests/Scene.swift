import Foundation
import Model
import Store
import Synchronization
import Testing
import ThrowawayPostgres

@testable import Desk

/// A desk of its own, on the database that the test runs on, with a clock that only the test moves, a team, and followers who write.
final class Scene: Sendable {
  static let start = Instant(iso8601: "2025-11-21T09:00:00Z") ?? Instant(milliseconds: 0)
  static let channel = "x:@acme"

  static let ana = Teammate(name: "ana", role: .agent)
  static let ben = Teammate(name: "ben", role: .agent)
  static let lea = Teammate(name: "lea", role: .lead)
  static let mara = Teammate(name: "mara", role: .executive)
  static let sam = Teammate(name: "sam", role: .safety)
  static let odd = Teammate(name: "odd", role: .auditor)

  let folder: URL
  let desk: Desk
  let clock = Clock()

  /// The file, or the address of the database.
  let path: String

  init(withTeam: Bool = true) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "earshot-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path =
      Database.current == .sqlite
      ? folder.appending(path: "desk.sqlite").path : try Cluster.shared.get().desk()
    desk = try Desk.open(path, now: { [clock] in clock.now })
    guard withTeam else { return }
    let team = [Self.lea, Self.ana, Self.ben, Self.mara, Self.sam, Self.odd]
    try await desk.writing { try $0.set(.team, to: team) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Time that stands still until it is moved.
  final class Clock: Sendable {
    private let time = Mutex(Scene.start)
    var now: Instant { time.withLock { $0 } }
    func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
  }

  /// A second door to the same file, as another process would have.
  func anotherDesk() throws -> Desk {
    try Desk.open(path, now: { [clock] in clock.now })
  }

  func message(
    _ id: String, by follower: String = "mia_h", parent: String? = nil, thread: String? = nil,
    after: Duration = .zero, _ text: String = "Where is my parcel?", ours: Bool = false, bio: String = "",
    change: Incoming.Change = .new, channel: String = Scene.channel
  ) -> Incoming {
    Incoming(
      channel: channel, id: id, parent: parent, thread: thread, isOurs: ours, account: ours ? "acme" : follower,
      profile: Profile(handle: ours ? "acme" : follower, bio: bio), at: Scene.start + after, text: text,
      change: change)
  }

  /// Takes in messages and gives the conversation of the first.
  @discardableResult
  func receive(_ messages: Incoming...) async throws -> Conversation.ID {
    let report = try await desk.ingest(messages)
    return try #require(report.items.first?.conversation)
  }

  func conversation(_ id: Conversation.ID) async throws -> Conversation {
    try #require(try await desk.detail(id)).conversation
  }

  /// Acts on one conversation and gives what came of it.
  @discardableResult
  func act(_ action: Action, _ id: Conversation.ID, by teammate: Teammate) async throws -> ActionResult {
    try #require(try await desk.perform(action, on: [id], by: teammate).first)
  }
}
