import Foundation
import Model
import Synchronization

@testable import earshot

/// A folder of its own with a desk in it, and command lines run on that desk in this process: what they say, and the
/// status they end with.
final class Place: Sendable {
  /// What one command line said.
  struct Said: Sendable {
    var out: String
    var error: String
    var status: Int32

    var lines: [String] { out.split(separator: "\n").map(String.init) }

    /// The output as JSON.
    var json: Any? { try? JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed) }
    var objects: [[String: Any]] { json as? [[String: Any]] ?? [] }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
  }

  let folder: URL
  private let clock = Mutex(Instant(iso8601: "2026-11-20T10:00:00Z") ?? Instant(milliseconds: 0))

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("earshot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Lets time pass on the desk's clock.
  func pass(_ time: Duration) { clock.withLock { $0 = $0 + time } }

  /// Runs `earshot --desk … ` with these words, as `ana` unless they or the environment say otherwise.
  @discardableResult
  func earshot(
    _ words: String..., input: String = "", environment: [String: String] = ["EARSHOT_AS": "ana"],
    terminal columns: Int? = nil
  ) async -> Said {
    await run(["--desk", path("desk.sqlite")] + words, input: input, environment: environment, terminal: columns)
  }

  /// Runs `earshot` with exactly these words.
  func run(
    _ words: [String], input: String = "", environment: [String: String] = ["EARSHOT_AS": "ana"],
    terminal columns: Int? = nil
  ) async -> Said {
    let out = Sink()
    let error = Sink()
    var environment = environment
    environment["HOME"] = folder.path
    let around = Surroundings(
      out: Output(isTerminal: columns != nil, columns: columns) { out.take($0) },
      error: Output(isTerminal: false, columns: nil) { error.take($0) }, environment: Environment(environment),
      now: { [self] in clock.withLock { $0 } }, input: ByteSource.handing([Array(input.utf8)]),
      readInput: { Data(input.utf8) })
    let status = await Program.run(words, in: around)
    return Said(out: out.text, error: error.text, status: status)
  }
}

extension ByteSource {
  /// Hands out pieces; where the next is nil, nothing is there until somebody waits.
  static func handing(_ pieces: [[UInt8]?]) -> ByteSource {
    let left = Mutex(pieces)
    return ByteSource { room, waits in
      left.withLock { left in
        while let piece = left.first {
          guard let piece else {
            if !waits { return .nothing }
            left.removeFirst()
            continue
          }
          let count = Swift.min(room.count, piece.count)
          room.copyBytes(from: piece[..<count])
          if count == piece.count { left.removeFirst() } else { left[0] = Array(piece[count...]) }
          if count > 0 { return .bytes(count) }
        }
        return .end
      }
    }
  }
}

private final class Sink: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func take(_ more: [UInt8]) -> Int32 {
    bytes.withLock { $0 += more }
    return 0
  }

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}
