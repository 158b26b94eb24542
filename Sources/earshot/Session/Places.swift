import Foundation

/// Where Earshot keeps its files: the XDG base directories, as on every Unix desktop.
///
/// Source: XDG Base Directory Specification 0.8, https://specifications.freedesktop.org/basedir-spec/
struct Places: Sendable {
  var environment: Environment

  /// The desk that is opened when none is named.
  var desk: String { data + "/desk.sqlite" }
  /// The desk of the sample day; never the team's own.
  var sample: String { data + "/sample.sqlite" }
  var config: String { folder("XDG_CONFIG_HOME", ".config") + "/config.toml" }

  /// Where drafts are kept that the desk cannot take.
  var drafts: String { folder("XDG_STATE_HOME", ".local/state") + "/drafts" }

  private var data: String { folder("XDG_DATA_HOME", ".local/share") }

  /// The specification has relative paths ignored.
  private func folder(_ variable: String, _ underHome: String) -> String {
    if let path = environment[variable], path.hasPrefix("/") { return path + "/earshot" }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return "\(home)/\(underHome)/earshot"
  }

  /// Makes the folder that a file of ours is to stand in, readable by its owner alone: it holds what people wrote.
  static func makeFolder(for path: String) throws(Failure) {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "The folder \(folder) cannot be made: \(error.localizedDescription)")
    }
  }
}
