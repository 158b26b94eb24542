import Foundation

/// The built program, and other programs, run to their end.
enum Program {
  struct Failure: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
  }

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of the built products: where this test bundle stands.
  static let folder: URL = {
    var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while url.path != "/" {
      url.deleteLastPathComponent()
      if FileManager.default.isExecutableFile(atPath: url.appending(path: "earshot").path) { return url }
    }
    return url
  }()

  static var earshot: String { folder.appending(path: "earshot").path }

  @discardableResult
  static func run(_ name: String, _ arguments: [String]) throws -> String {
    let result = try start(name, arguments)
    guard result.status == 0 else {
      throw Failure(message: "\(name) \(arguments.joined(separator: " ")): \(result.errors)")
    }
    return result.output
  }

  /// Runs a program to its end and keeps what it printed.
  ///
  /// Output goes to files: a child that lives on (a terminal's server) may keep a pipe open for ever.
  static func start(
    _ name: String, _ arguments: [String], environment: [String: String]? = nil, input: Data? = nil
  ) throws -> Result {
    let folder = try Terminal.makeHome()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0).path }
    try (input ?? Data()).write(to: URL(filePath: files[0]))
    let child = try spawn(name, arguments, environment: environment, files: files)
    let status = child.wait()
    return Result(
      status: status, output: try contents(files[1]), errors: try contents(files[2]))
  }

  /// Starts a program and does not wait for it; it prints nowhere.
  static func spawn(
    _ name: String, _ arguments: [String], environment: [String: String]? = nil,
    files: [String] = ["/dev/null", "/dev/null", "/dev/null"]
  ) throws -> Child {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let path = name.contains("/") ? name : "/usr/bin/\(name)"
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    // In a process group of its own: Ctrl-Z stops a whole process group, which must never be that of the tests.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // With no signal blocked, as threads of the tests have them: tmux ends by sending itself one.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    var pid: pid_t = 0
    let code = posix_spawn(&pid, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw Failure(message: "\(path): \(String(cString: strerror(code)))") }
    return Child(pid: pid)
  }

  /// A started program.
  struct Child {
    let pid: pid_t

    /// Waits for its end: its exit status, or 128 and the signal that ended it.
    func wait() -> Int32 {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) == -1, errno == EINTR {}
      return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    /// Whether a signal has stopped it.
    var isStopped: Bool {
      var status: Int32 = 0
      return waitpid(pid, &status, WNOHANG | WUNTRACED) == pid && status & 0xff == 0x7f
    }

    var isRunning: Bool { kill(pid, 0) == 0 }
  }

  private static func contents(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Runs the built program without the rights of root, which may write anything.
  static func asNobody(_ arguments: [String], environment: [String: String]) throws -> Result {
    guard geteuid() == 0 else { return try start(earshot, arguments, environment: environment) }
    return try start(
      "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "--", earshot] + arguments,
      environment: environment)
  }

  /// Whether this machine lets a test mount a small file system of its own.
  static let canMount = (try? start("unshare", ["-rm", "true"]).status) == 0

  /// Looks again until a condition holds; fails after a while.
  static func waits(for what: String, within seconds: Double = 30, until condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if try condition() { return }
      usleep(5_000)
    }
    throw Failure(message: "waited \(seconds) s in vain for \(what)")
  }

  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
