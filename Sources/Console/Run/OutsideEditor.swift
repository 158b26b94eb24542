import Foundation
import Terminal

/// Hands a text to the person's editor and takes it back.
struct OutsideEditor {
  let command: [String]

  /// - Parameter command: as configured; nil for `$VISUAL`, `$EDITOR`, else `vi`.
  init(command: [String]?, environment: [String: String]) {
    if let command, !command.isEmpty {
      self.command = command
      return
    }
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
    // As git does: the variable may hold arguments.
    self.command = named.split(separator: " ").map(String.init)
  }

  /// - Parameter run: runs a command in the foreground and gives its exit status.
  /// - Throws: `EditorError` or `ScreenError`; the text is then as it was.
  func edit(_ text: String, run: ([String]) throws(ScreenError) -> Int32) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("earshot-\(UUID().uuidString)")
    // Nobody else may read what is about to be said.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("reply.txt")
    try Data((text + "\n").utf8).write(to: file)
    let status = try run(command + [file.path])
    guard status == 0 else { throw EditorError(command: command[0], status: status) }
    let data = try Data(contentsOf: file)
    var edited = String(decoding: data, as: UTF8.self)
    while edited.last?.isNewline == true { edited.removeLast() }
    return edited
  }
}

/// The editor ended with an error, which is how people say "no".
struct EditorError: Error, CustomStringConvertible {
  var command: String
  var status: Int32
  var description: String { "\(command) ended with \(status): the reply is as it was" }
}
