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
  static func start(
    _ name: String, _ arguments: [String], environment: [String: String]? = nil, input: Data? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: name.contains("/") ? name : "/usr/bin/\(name)")
    process.arguments = arguments
    if let environment { process.environment = environment }
    let output = Pipe()
    let errors = Pipe()
    let standardInput = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = standardInput
    try process.run()
    if let input { try standardInput.fileHandleForWriting.write(contentsOf: input) }
    try standardInput.fileHandleForWriting.close()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaint, as: UTF8.self))
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
