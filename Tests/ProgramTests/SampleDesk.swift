import Foundation
import ThrowawayPostgres

/// A desk on the database that the test runs on, with a folder of its own, filled through the program's own import.
final class SampleDesk {
  let home: URL
  /// The file, or the address of the database.
  let path: String

  init(_ lines: [String] = SampleDesk.comments) throws {
    home = try Terminal.makeHome()
    path =
      Database.current == .sqlite
      ? home.appending(path: "desk.sqlite").path : try Cluster.shared.get().desk()
    // Who opens a desk is its lead: cho.
    for (name, role) in [("ana", "agent"), ("ben", "agent"), ("mara", "executive")] {
      let result = try earshot("team", "add", name, "--role", role, by: "cho")
      guard result.status == 0 else { throw Program.Failure(message: result.errors) }
    }
    try answerAtAllHours()
    if !lines.isEmpty { try add(lines) }
  }

  /// So that deadlines, and with them the order of the list, are the same on a Friday evening as on a Tuesday morning.
  private func answerAtAllHours() throws {
    let file = home.appending(path: "policies.toml")
    let policies = try earshot("policy", "show", by: "cho").output
    try Data(policies.replacing(" on office", with: " on calendar").utf8).write(to: file)
    let result = try earshot("policy", "apply", file.path, by: "cho")
    guard result.status == 0 else { throw Program.Failure(message: result.errors) }
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  /// Imports NDJSON lines.
  func add(_ lines: [String]) throws {
    let result = try earshot(
      "import", "--format", "ndjson", "-", input: Data((lines.joined(separator: "\n") + "\n").utf8))
    guard result.status == 0 else { throw Program.Failure(message: result.errors + result.output) }
  }

  /// Runs the program on this desk as `ana`, or as another teammate.
  @discardableResult
  func earshot(_ arguments: String..., by name: String = "ana", input: Data? = nil) throws -> Program.Result {
    try Program.start(
      Program.earshot, ["--desk", path, "--as", name] + arguments, environment: environment, input: input)
  }

  var environment: [String: String] {
    [
      "HOME": home.path, "XDG_DATA_HOME": home.path, "XDG_CONFIG_HOME": home.path, "PATH": "/usr/bin:/bin",
      "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]
  }

  /// The console on this desk in a real terminal.
  func console(
    by name: String = "ana", columns: Int = 120, rows: Int = 36, term: String = "tmux-256color",
    environment: [String: String] = [:]
  ) throws -> Terminal {
    try Terminal(
      "exec earshot --desk \(Program.quoted(path)) --as \(name)", columns: columns, rows: rows, term: term, home: home,
      environment: environment)
  }

  /// What the desk says of its conversations, by `list --json`.
  func list(_ query: String = "") throws -> [[String: Any]] {
    let result = try earshot("list", query, "--limit", "1000", "--json")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return value as? [[String: Any]] ?? []
  }

  /// Whether the trail verifies.
  func trailIsWhole() throws -> Bool { try earshot("audit", "verify").status == 0 }

  static func comment(_ id: String, _ handle: String, _ text: String, minutesAgo: Int = 5, more: String = "") -> String
  {
    let at = Int64(Date().timeIntervalSince1970 * 1000) - Int64(minutesAgo) * 60_000
    let quoted = String(decoding: (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8), as: UTF8.self)
    return
      #"{"id":"\#(id)","channel":"mastodon:@acme@social.example","handle":"\#(handle)","at":\#(at),"text":\#(quoted)\#(more)}"#
  }

  static let comments = [
    comment("1", "mia_h", "Day 3 on the new tablets and the rash is spreading. Is this normal??", minutesAgo: 12),
    comment("2", "droke", "Third time I ask why my order is late. Nobody answers!", minutesAgo: 9),
    comment("3", "lena", "Can I take the tablets with coffee?", minutesAgo: 6),
    comment("4", "tom", "Thank you for the patience on the phone today, great service", minutesAgo: 3),
  ]
}
