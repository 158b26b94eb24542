import Foundation
import Model

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text that this machine keeps until the desk has it.
struct KeptDraft: Codable, Equatable, Sendable {
  var conversation: Conversation.ID
  var text: String
  /// The revision of the desk's draft that it builds on; 0 for none.
  var base: Int64
}

/// Texts that the desk could not take yet, in files of this machine: they outlive the console, however it ends.
///
/// Each file belongs to one running console, whose number is in its name. A console takes over those of consoles that
/// are no more, so that two of one person on one machine do not fight.
struct DraftFiles: Sendable {
  private let folder: URL
  private let process: Int32

  /// - Parameters:
  ///   - root: the folder for all desks; nil keeps nothing.
  ///   - desk: which desk, by its address without a password.
  init?(root: String?, desk: String, teammate: String, process: Int32 = getpid()) {
    guard let root else { return nil }
    folder = URL(fileURLWithPath: root).appendingPathComponent(Digest.hex("\(desk)\t\(teammate)"))
    self.process = process
  }

  /// Writes a text, as a whole or not at all. Only its owner may read it.
  func keep(_ draft: KeptDraft) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let bytes = try JSONEncoder().encode(draft)
    let path = file(draft.conversation).path
    let fresh = path + ".new"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failed(path: fresh, code: errno) }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let code = errno
    guard close(descriptor) == 0, written == bytes.count else { throw Failed(path: fresh, code: code) }
    guard rename(fresh, path) == 0 else { throw Failed(path: path, code: errno) }
  }

  /// The desk has it, or nobody wants it any more.
  func forget(_ id: Conversation.ID) { unlink(file(id).path) }

  /// What consoles that are no more have left, and from now on is ours. Of several texts for one conversation, one after
  /// the other.
  func takeOver() -> [KeptDraft] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.ordered() ?? []
    var found: [Conversation.ID: KeptDraft] = [:]
    for name in names where name.hasSuffix(".json") {
      guard let owner = Self.owner(of: name), owner == process || Self.isGone(owner) else { continue }
      let path = folder.appendingPathComponent(name)
      guard let data = try? Data(contentsOf: path),
        var draft = try? JSONDecoder().decode(KeptDraft.self, from: data)
      else { continue }
      if let other = found[draft.conversation], other.text != draft.text {
        draft.text = other.text + "\n\n" + draft.text
      }
      found[draft.conversation] = draft
      // Ours is written before theirs goes.
      guard (try? keep(draft)) != nil, owner != process else { continue }
      unlink(path.path)
    }
    return found.values.ordered { $0.conversation < $1.conversation }
  }

  private func file(_ id: Conversation.ID) -> URL { folder.appendingPathComponent("\(id.rawValue)-\(process).json") }

  private static func owner(of name: String) -> Int32? {
    name.dropLast(".json".count).split(separator: "-").last.flatMap { Int32($0) }
  }

  private static func isGone(_ process: Int32) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

  struct Failed: Error, CustomStringConvertible {
    var path: String
    var code: Int32
    var description: String { "\(path) cannot be written: \(String(cString: strerror(code)))" }
  }
}
