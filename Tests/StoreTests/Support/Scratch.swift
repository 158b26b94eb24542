import Foundation
import Model
import Store
import Synchronization
import ThrowawayPostgres

/// A folder of its own for one test, gone with the test; and desks, each on the database that the test runs on.
final class Scratch: Sendable {
  let folder: URL
  private let addresses = Mutex<[String: String]>([:])

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "earshot-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String = "desk.sqlite") -> String { folder.appending(path: name).path }

  /// Where the desk of a name is.
  func address(_ name: String = "desk.sqlite") throws -> String {
    if Database.current == .sqlite { return path(name) }
    return try addresses.withLock { addresses in
      if let known = addresses[name] { return known }
      let fresh = try Cluster.shared.get().desk()
      addresses[name] = fresh
      return fresh
    }
  }

  func store(_ name: String = "desk.sqlite") throws -> Store { try Store.open(try address(name), creating: true) }
}
