import Foundation
import Model

@testable import Channels

/// A file for one test, gone when the test is over.
final class Scratch {
  let path: String

  init(_ bytes: some Sequence<UInt8>, name: String = "in.csv") throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "earshot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: name).path
    try Data(bytes).write(to: URL(filePath: path))
  }

  convenience init(_ text: String, name: String = "in.csv") throws { try self.init(text.utf8, name: name) }

  deinit { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }

  func sibling(_ name: String) -> String { URL(filePath: path).deletingLastPathComponent().appending(path: name).path }
}

/// Everything that came out of one import.
struct Imported {
  var rows: [ImportRow] = []
  var progress = ImportProgress()
  var unused: [String] = []
  var header: [UInt8] = []

  init(file path: String, _ options: ImportOptions) throws {
    let reader = try ImportReader(path: path, options: options)
    while let batch = try reader.nextBatch() {
      rows += batch.rows
      progress = batch.progress
    }
    unused = reader.unusedColumns
    header = reader.header
  }

  init(_ bytes: some Sequence<UInt8>, name: String = "in.csv", _ options: ImportOptions = .onChannelX) throws {
    let file = try Scratch(bytes, name: name)
    try self.init(file: file.path, options)
  }

  init(_ text: String, name: String = "in.csv", _ options: ImportOptions = .onChannelX) throws {
    try self.init(Array(text.utf8), name: name, options)
  }

  var messages: [Incoming] {
    rows.compactMap { if case .accepted(let message, _) = $0 { message } else { nil } }
  }

  var rejections: [Rejection] {
    rows.compactMap { if case .rejected(let rejection) = $0 { rejection } else { nil } }
  }

  /// `17 created_at: “x” is not a time …`
  var complaints: [String] { rejections.map { "\($0.line) \($0.message)" } }
}

extension ImportOptions {
  static var onChannelX: ImportOptions {
    var options = ImportOptions()
    options.channel = "x"
    return options
  }

  func with(_ change: (inout ImportOptions) throws -> Void) rethrows -> ImportOptions {
    var copy = self
    try change(&copy)
    return copy
  }
}
