import Foundation
import Store
import Synchronization

/// A PostgreSQL server of the tests' own: made when the first test asks for it, for this run only.
///
/// It listens on a socket in a temporary folder and nowhere else. A guard process removes both as soon as this process
/// is gone, however it ends. Each test has a database of its own, copied from a template.
public final class Cluster: Sendable {
  /// The server; nil where PostgreSQL is not installed or will not start, and why.
  public static let shared: Result<Cluster, Missing> = Result { () throws(Missing) in try Cluster() }

  /// Whether tests that need the server can run.
  public static var isThere: Bool { if case .success = shared { true } else { false } }

  public struct Missing: Error, CustomStringConvertible {
    public var description: String
  }

  private let folder: String
  /// Where the server's socket is.
  public var socketFolder: String { folder }
  private let binaries: String
  private let made = Mutex(0)

  private init() throws(Missing) {
    guard let binaries = Self.binaries() else {
      throw Missing(
        description: "PostgreSQL's server is not installed: `scripts/dependencies test` sees to it. "
          + "What was tested was tested on SQLite only.")
    }
    self.binaries = binaries
    folder = "/tmp/earshot-postgres-\(getpid())-\(UUID().uuidString.prefix(8))"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try start()
      try Self.run(["\(binaries)/psql"] + login("postgres") + ["-c", "CREATE DATABASE template_desk"])
      let store = try Store.open(address("template_desk"), creating: true)
      try store.close()
    } catch {
      throw Missing(description: "PostgreSQL does not start: \(error)")
    }
  }

  /// A new database with an empty desk in it.
  ///
  /// - Returns: its address.
  public func desk() throws -> String {
    try database(template: "template_desk")
  }

  /// A new database with nothing in it.
  public func emptyDatabase() throws -> String {
    try database(template: "template0")
  }

  private func database(template: String) throws -> String {
    // One at a time: a template must not be in use.
    let name = try made.withLock { made in
      made += 1
      let name = "desk\(made)"
      try sql("CREATE DATABASE \(name) TEMPLATE \(template)")
      return name
    }
    return address(name)
  }

  public func address(_ database: String) -> String {
    "postgresql:///\(database)?host=\(folder)&user=postgres"
  }

  /// Runs SQL as the owner of the server.
  public func sql(_ text: String, in database: String = "postgres") throws {
    try Self.run(["\(binaries)/psql"] + login(database) + ["-c", text])
  }

  /// Stops the server, as a crash would, and starts it again.
  public func restart() throws {
    try Self.run(asOwner(["\(binaries)/pg_ctl", "-D", "\(folder)/data", "-w", "-m", "immediate", "restart"]))
  }

  public func stop() throws {
    try Self.run(asOwner(["\(binaries)/pg_ctl", "-D", "\(folder)/data", "-w", "-m", "immediate", "stop"]))
  }

  /// Stops all its processes where they are, as a machine that is out of breath would: nothing is closed, nothing answers.
  public func pause() throws { try signal("STOP") }

  public func resume() throws { try signal("CONT") }

  private func signal(_ name: String) throws {
    let file = try String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
    let pid = file.prefix { $0 != "\n" }
    // The first process before its children: it must not make another meanwhile.
    let script = "kill -\(name) \(pid) && for child in $(pgrep -P \(pid)); do kill -\(name) $child; done; true"
    try Self.run(["/bin/sh", "-c", script])
  }

  public func start() throws {
    let isNew = !FileManager.default.fileExists(atPath: "\(folder)/data")
    if isNew {
      if geteuid() == 0 { try Self.run(["chown", "postgres", folder]) }
      try Self.run(
        asOwner([
          "\(binaries)/initdb", "-D", "\(folder)/data", "--auth=trust", "-U", "postgres", "-E", "UTF8", "--locale=C",
          "--no-sync",
        ]))
      try watch()
    }
    // What a test stores need not survive a power loss.
    let options =
      "-c listen_addresses= -c port=5432 -c unix_socket_directories=\(folder) -c fsync=off -c max_connections=200"
    try Self.run(
      asOwner([
        "\(binaries)/pg_ctl", "-D", "\(folder)/data", "-w", "-l", "\(folder)/log", "-o", options, "start",
      ]))
  }

  /// Lets a process of its own remove all this when we are gone.
  private func watch() throws {
    let script = """
      trap '' INT TERM HUP
      while kill -0 \(getpid()) 2>/dev/null; do sleep 0.5; done
      for data in \(folder)/data \(folder)/*/data; do
        \(asOwner(["\(binaries)/pg_ctl", "-D", "$data", "-m", "immediate", "stop"]).joined(separator: " "))
      done
      for disk in \(folder)/small*; do umount $disk 2>/dev/null; done
      rm -rf \(folder)
      """
    let guardian = Process()
    guardian.executableURL = URL(filePath: "/bin/sh")
    guardian.arguments = ["-c", script]
    guardian.standardInput = FileHandle.nullDevice
    guardian.standardOutput = FileHandle.nullDevice
    guardian.standardError = FileHandle.nullDevice
    try guardian.run()
  }

  private func login(_ database: String) -> [String] {
    ["-h", folder, "-U", "postgres", "-d", database, "-q", "-X", "-v", "ON_ERROR_STOP=1"]
  }

  /// The server refuses to run as root.
  func asOwner(_ command: [String]) -> [String] {
    geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command : command
  }

  /// One of the server's programs.
  func program(_ name: String) -> String { "\(binaries)/\(name)" }

  /// Where Debian, Fedora and Homebrew put the server's programs.
  private static func binaries() -> String? {
    let fixed = ["/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql/bin", "/usr/local/bin", "/usr/bin"]
    let versions = (14...25).reversed().flatMap { version in
      [
        "/usr/lib/postgresql/\(version)/bin", "/opt/homebrew/opt/postgresql@\(version)/bin",
        "/usr/pgsql-\(version)/bin",
      ]
    }
    return (versions + fixed).first { folder in
      ["initdb", "pg_ctl", "psql"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
    }
  }

  /// By `posix_spawn`: Foundation's `Process` waits for all that the program leaves behind, and the server stays.
  static func run(_ command: [String]) throws {
    let log = "/tmp/earshot-postgres-\(getpid())-\(UUID().uuidString).log"
    defer { try? FileManager.default.removeItem(atPath: log) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT, 0o600)
    var arguments = command.map { strdup($0) } + [nil]
    var environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, command[0], &actions, nil, &arguments, &environment) == 0 else {
      throw Missing(description: "\(command[0]) cannot be run")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Missing(description: "\(command.joined(separator: " ")): \(said)")
    }
  }
}
