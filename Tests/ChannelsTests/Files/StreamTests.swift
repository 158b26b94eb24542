import Foundation
import Model
import Testing

@testable import Channels

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("A stream that is followed")
struct StreamTests {
  static let header = "id,at,author,text\n"

  static func row(_ id: Int) -> String { "\(id),2024-03-01T09:00:00Z,mia,hello\n" }

  /// Does not wait at all: what is there is handed out.
  static var atOnce: ImportOptions {
    .onChannelX.with {
      $0.follows = true
      $0.flushAfter = .zero
      $0.idleAfter = .zero
    }
  }

  private func ids(_ batch: ImportBatch?) -> [String]? {
    batch?.rows.map { if case .accepted(let message, _) = $0 { message.id } else { "rejected" } }
  }

  @Test("gives each row once it is whole, from a named pipe")
  func pipe() throws {
    let folder = try Scratch("", name: "x")
    let path = folder.sibling("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    // Opened for both, so that neither side waits for the other.
    let writer = open(path, O_RDWR)
    let reader = try ImportReader(path: path, options: Self.atOnce)
    func send(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(writer, $0.baseAddress, $0.count) } }

    #expect(ids(try reader.nextBatch()) == [])
    send("id,at,")
    #expect(ids(try reader.nextBatch()) == [])
    send("author,text\n" + Self.row(1) + Self.row(2) + "3,2024-03")
    #expect(ids(try reader.nextBatch()) == ["1", "2"])
    #expect(ids(try reader.nextBatch()) == [])
    send("-01T09:00:00Z,mia,\"two\n")
    #expect(ids(try reader.nextBatch()) == [])
    send("lines\"\n")
    #expect(ids(try reader.nextBatch()) == ["3"])
    send("4,2024-03-01T09:00:00Z,mia,last")
    close(writer)
    #expect(ids(try reader.nextBatch()) == ["4"])
    #expect(try reader.nextBatch() == nil)
  }

  @Test("goes on as a file grows, and says when it was cut short")
  func growingFile() throws {
    let file = try Scratch(Self.header + Self.row(1))
    let reader = try ImportReader(path: file.path, options: Self.atOnce)
    #expect(ids(try reader.nextBatch()) == ["1"])
    #expect(ids(try reader.nextBatch()) == [])
    let handle = try FileHandle(forWritingTo: URL(filePath: file.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("2,2024-03-01T09:00".utf8))
    #expect(ids(try reader.nextBatch()) == [])
    try handle.write(contentsOf: Data(":00Z,mia,hello\n".utf8))
    #expect(ids(try reader.nextBatch()) == ["2"])
    try handle.truncate(atOffset: 0)
    #expect(throws: ImportError.self) { try reader.nextBatch() }
  }

  @Test("that is not followed still ends its batches by their size")
  func batches() throws {
    let file = try Scratch(Self.header + (1...2500).map(Self.row).joined())
    var options = ImportOptions.onChannelX
    options.batchRows = 800
    let reader = try ImportReader(path: file.path, options: options)
    var sizes: [Int] = []
    while let batch = try reader.nextBatch() { sizes.append(batch.rows.count) }
    #expect(sizes == [500, 800, 800, 400], "small at first, then full")
  }

  @Test("can be read twice from a pipe when channels come from the threads")
  func spool() throws {
    let folder = try Scratch("", name: "x")
    let path = folder.sibling("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR)
    let text =
      "id,at,author,text,ours,parent\n1,2024-03-01T09:00:00Z,mia,hi,no,\n2,2024-03-01T09:00:00Z,ACME,hi,yes,1\n"
    _ = Array(text.utf8).withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
    let options = ImportOptions().with {
      $0.takesChannelFromOurs = true
      $0.idleAfter = .zero
    }
    let reader = try ImportReader(path: path, options: options)
    var channels: [String] = []
    var isOpen = true
    while let batch = try reader.nextBatch() {
      if isOpen {
        #expect(batch.progress.phase == .lookingAtThreads)
        close(writer)
        isOpen = false
      }
      for case .accepted(let message, _) in batch.rows { channels.append(message.channel) }
    }
    #expect(channels == ["ACME", "ACME"])
  }
}
