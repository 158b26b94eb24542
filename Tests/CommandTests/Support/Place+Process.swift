import Foundation

/// The program as the shell sees it, in a process of its own.
extension Place {
  /// The built program: it stands where this test bundle does.
  static let program: String = {
    var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while url.path != "/" {
      url.deleteLastPathComponent()
      let program = url.appending(path: "earshot").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    return "earshot"
  }()

  /// Runs it to its end, with this place as its home and nothing of our own environment.
  func inProcess(_ words: [String], environment: [String: String] = [:]) throws -> Said {
    let (out, error) = (Pipe(), Pipe())
    let process = try start(words, environment: environment, out: out, error: error)
    let result = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Said(
      out: String(decoding: result, as: UTF8.self),
      error: String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self),
      status: process.terminationStatus)
  }

  func start(
    _ words: [String], environment: [String: String] = [:], out: Pipe? = nil, error: Pipe? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = words
    let own = ["HOME": folder.path, "EARSHOT_AS": "ana", "PATH": "/usr/bin:/bin"]
    process.environment = own.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out ?? FileHandle.nullDevice
    process.standardError = error ?? FileHandle.nullDevice
    try process.run()
    return process
  }
}
