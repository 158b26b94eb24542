import Foundation
import Model
import Store

/// A folder of its own for one test; gone with the test.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "earshot-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String = "desk.sqlite") -> String { folder.appending(path: name).path }

  func store(_ name: String = "desk.sqlite") throws -> Store { try Store.open(path(name), creating: true) }
}
