import Config
import Console
import Foundation

/// What the configuration file says: who and where, and all that is the console's.
struct Settings: Sendable {
  /// The desk to open, a `~` at its head resolved.
  var desk: String?
  /// Who acts.
  var me: String?
  var console = ConsoleSettings()
  /// The file that was read; nil when there is none.
  var path: String?

  /// Reads the file; a usual one that is not there is as good as an empty one.
  ///
  /// - Throws: `ConfigErrors` with all that is wrong in it.
  static func read(named path: String?, places: Places) throws(ConfigErrors) -> Settings {
    var settings = Settings()
    let file = path ?? places.config
    if path == nil, !FileManager.default.fileExists(atPath: file) { return settings }
    let config = try ConfigFile.read(file)
    settings.desk = config.root.string("desk").map { ($0 as NSString).expandingTildeInPath }
    settings.me = config.root.string("me")
    settings.console.read(config)
    try config.finish()
    settings.path = file
    settings.console.path = file
    return settings
  }
}

extension Session {
  func settings() throws -> Settings { try Settings.read(named: global.config, places: places) }
}
