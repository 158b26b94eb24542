import Foundation
import Testing

/// A real terminal (tmux) of a given size with the real program in it.
///
/// Nothing here sleeps for a fixed time: ``sees(_:)`` looks again until the screen says so, and fails with the whole
/// screen when it never does.
final class Terminal {
  let socket: String
  let home: URL
  private let ownsHome: Bool
  private var isOpen = true

  /// Starts a command in a terminal.
  ///
  /// - Parameters:
  ///   - command: a shell command line; `earshot` is the built program.
  ///   - environment: added to an otherwise bare environment.
  init(
    _ command: String, columns: Int = 120, rows: Int = 36, term: String = "tmux-256color", home: URL? = nil,
    environment: [String: String] = [:]
  ) throws {
    socket = "earshot-\(UUID().uuidString.prefix(8))"
    ownsHome = home == nil
    self.home = try home ?? Terminal.makeHome()
    var variables = [
      "HOME": self.home.path, "XDG_DATA_HOME": self.home.path, "XDG_CONFIG_HOME": self.home.path,
      "LC_ALL": "C.UTF-8", "TERM": term, "PATH": "\(Program.folder.path):/usr/bin:/bin", "TZ": "UTC",
    ]
    variables.merge(environment) { $1 }
    let setup = variables.map { "\($0.key)=\(Program.quoted($0.value))" }.sorted().joined(separator: " ")
    // The marker after the command shows that it has ended and that the shell's terminal is usable again.
    let line = "env -i \(setup) sh -c \(Program.quoted(command)); printf '\\n[ended %s]\\n' $?; exec cat"
    try Program.run(
      "tmux", ["-L", socket, "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", line])
    // A test run that is killed closes nothing: the server itself sees that it is gone.
    let watch = "while kill -0 \(getpid()) 2>/dev/null; do sleep 1; done; rm -f '#{socket_path}'; kill #{pid}"
    try tmux("run-shell", "-b", watch)
    try tmux("set-option", "-g", "status", "off")
    try tmux("set-option", "-g", "default-terminal", "tmux-256color")
  }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    // tmux leaves its socket.
    let file = try? tmux("display-message", "-p", "#{socket_path}").trimmingCharacters(in: .newlines)
    _ = try? tmux("kill-server")
    if let file { try? FileManager.default.removeItem(atPath: file) }
    if ownsHome { try? FileManager.default.removeItem(at: home) }
  }

  static func makeHome() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "earshot-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  @discardableResult
  func tmux(_ arguments: String...) throws -> String {
    try Program.run("tmux", ["-L", socket] + arguments)
  }

  /// Presses keys by tmux's names: `j`, `Enter`, `C-d`, `Escape`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// Types text as it stands.
  func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// What is on the screen now.
  func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// Waits until the screen shows a text.
  func sees(_ text: String, within seconds: Double = 20, _ location: SourceLocation = #_sourceLocation) throws {
    try waits(for: "the screen to show \"\(text)\"", within: seconds, location) { try self.screen().contains(text) }
  }

  /// Waits until the screen no longer shows a text.
  func seesNoMore(_ text: String, within seconds: Double = 20, _ location: SourceLocation = #_sourceLocation) throws {
    try waits(for: "\"\(text)\" to leave the screen", within: seconds, location) { try !self.screen().contains(text) }
  }

  func waits(
    for what: String, within seconds: Double = 20, _ location: SourceLocation = #_sourceLocation,
    until condition: () throws -> Bool
  ) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if try condition() { return }
      usleep(5_000)
    }
    Issue.record("waited \(seconds) s in vain for \(what); the screen:\n\(try screen())", sourceLocation: location)
    throw Program.Failure(message: what)
  }
}
