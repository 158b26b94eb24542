import Config
import Console
import Desk
import Foundation

/// What the configuration file says: who and where, and all that is the console's.
struct Settings: Sendable {
  /// The desk to open, a `~` at its head resolved.
  var desk: String?
  /// Who acts.
  var me: String?
  /// Where the team's own word lists are.
  var words = WordFiles(paths: [])
  /// The console's part; made when it is asked for, because its table of keys takes longer than a short list.
  var console: ConsoleSettings {
    get { ofConsole ?? ConsoleSettings() }
    set { ofConsole = newValue }
  }
  private var ofConsole: ConsoleSettings?
  /// The file that was read; nil when there is none.
  var path: String?

  /// Reads the file; a usual one that is not there is as good as an empty one.
  ///
  /// - Throws: `ConfigErrors` with all that is wrong in it.
  static func read(named path: String?, places: Places) throws(ConfigErrors) -> Settings {
    var settings = Settings()
    let file = path ?? places.config
    let folder = (file as NSString).deletingLastPathComponent
    let usual = (folder as NSString).appendingPathComponent("triage")
    settings.words = WordFiles(paths: [usual], mayBeMissing: true)
    if path == nil, !FileManager.default.fileExists(atPath: file) { return settings }
    let config = try ConfigFile.read(file)
    settings.desk = config.root.string("desk").map { desk in
      DeskAddress(desk).isServer ? desk : (desk as NSString).expandingTildeInPath
    }
    settings.me = config.root.string("me")
    if let table = config.root.table("triage"), let lists = lists(table, beside: URL(fileURLWithPath: folder)) {
      settings.words = lists
    }
    settings.console.read(config)
    try config.finish()
    settings.path = file
    settings.console.path = file
    return settings
  }

  /// The word lists that a configuration names, from its own folder on; nil where it names none.
  private static func lists(_ table: ConfigTable, beside folder: URL) -> WordFiles? {
    guard let names = table.strings("lists") else { return nil }
    let paths = names.map { name in
      let path = (name as NSString).expandingTildeInPath
      return path.hasPrefix("/") ? path : folder.appendingPathComponent(path).standardizedFileURL.path
    }
    for (name, path) in zip(names, paths) where !FileManager.default.fileExists(atPath: path) {
      table.reject("lists", "there is no file or folder \(name); make it, or take the name out")
    }
    return WordFiles(paths: paths)
  }
}

extension Session {
  func settings() throws -> Settings { try Settings.read(named: global.config, places: places) }
}
