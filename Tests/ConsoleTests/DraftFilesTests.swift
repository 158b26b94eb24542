import Foundation
import Testing

@testable import Console
@testable import Model

/// Texts that a machine keeps while the desk cannot have them.
@Suite struct `Drafts in files` {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent("drafts-\(UUID().uuidString)")
  private let draft = KeptDraft(conversation: .init(rawValue: 7), text: "Dear Mia,\n\"hello\" \u{0}", base: 3)

  private func files(_ desk: String = "postgres://db/acme", process: Int32 = getpid()) throws -> DraftFiles {
    try #require(DraftFiles(root: root.path, desk: desk, teammate: "ana", process: process))
  }

  /// The number of a process that is no more.
  private func dead() throws -> Int32 {
    let child = Process()
    child.executableURL = URL(filePath: "/bin/true")
    try child.run()
    child.waitUntilExit()
    return child.processIdentifier
  }

  @Test func `What is kept is there for the next console, as it was, until it is forgotten`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let before = try files(process: try dead())
    try before.keep(KeptDraft(conversation: draft.conversation, text: "Dear", base: 3))
    try before.keep(draft)
    let after = try files()
    #expect(after.takeOver() == [draft])
    // It is ours now, and still there should we be killed.
    #expect(after.takeOver() == [draft])
    after.forget(draft.conversation)
    #expect(after.takeOver().isEmpty)
  }

  @Test func `Only its owner may read it, and nothing else is left behind`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try files().keep(draft)
    let folder = try #require(try FileManager.default.contentsOfDirectory(atPath: root.path).first)
    let path = root.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: path.path)
    #expect(names == ["7-\(getpid()).json"])
    let file = try FileManager.default.attributesOfItem(atPath: path.appendingPathComponent(names[0]).path)
    #expect(file[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions] as? Int == 0o700)
  }

  @Test func `Another desk's, and those of a console that still runs, are left alone`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try files("postgres://db/other").keep(draft)
    // The first process is always there.
    try files(process: 1).keep(draft)
    #expect(try files().takeOver().isEmpty)
  }

  @Test func `Two texts for one conversation are both kept`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let gone = [try dead(), try dead()]
    for (process, text) in zip(gone, ["one", "two"]) {
      try files(process: process).keep(KeptDraft(conversation: draft.conversation, text: text, base: 0))
    }
    let found = try #require(try files().takeOver().first)
    #expect(found.text.contains("one") && found.text.contains("two"))
  }

  @Test func `A file that was cut short is passed over`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let gone = try dead()
    try files(process: gone).keep(draft)
    let folder = root.appendingPathComponent(try FileManager.default.contentsOfDirectory(atPath: root.path)[0])
    try Data("{\"conv".utf8).write(to: folder.appendingPathComponent("8-\(gone).json"))
    #expect(try files().takeOver() == [draft])
  }
}
