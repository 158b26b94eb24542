import CResources
public import Config
import Foundation

/// The themes there are: those compiled in, and the user's files, which may replace them.
public struct ThemeLibrary: Sendable {
  /// Folder of the user's themes; nil for none.
  private let folder: String?

  /// - Parameter folder: where the user's `*.toml` files are; usually `ThemeLibrary.userFolder`.
  public init(folder: String? = nil) { self.folder = folder }

  /// `$XDG_CONFIG_HOME/earshot/themes`, in `~/.config` when that is not set.
  public static func userFolder(environment: [String: String]) -> String? {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return "\(base)/earshot/themes" }
    return environment["HOME"].map { "\($0)/.config/earshot/themes" }
  }

  /// Every name: those compiled in, in their order, then the user's own by the alphabet.
  public var names: [String] {
    let own = ThemeLibrary.builtIn.map(\.name)
    return own + userFiles.filter { !own.contains($0) }
  }

  /// The theme of a name; the user's file when there is one, else the one compiled in.
  ///
  /// - Throws: `ConfigErrors` when there is none of that name, or its file is wrong.
  public func theme(_ name: String) throws(ConfigErrors) -> Theme {
    if let file = try file(name, below: []) { return file.theme(named: name) }
    let message = "no theme \"\(name)\"; there are \(names.joined(separator: ", "))"
    let hint = Spelling.closest(to: name, among: names)
    throw ConfigErrors([ConfigError(path: "theme", at: nil, message, suggestion: hint)])
  }

  /// The theme to use when nobody chose: the monochrome one without colours, the dark one else.
  public static func preferred(at depth: ColourDepth) -> String {
    switch depth {
    case .mono: "mono"
    case .sixteen: "sixteen"
    case .indexed, .full: "dark"
    }
  }

  /// - Parameter below: themes that inherit from this one. A user's file that inherits from its own name gets the one
  ///   compiled in; any other circle ends as "no such theme".
  private func file(_ name: String, below: [String]) throws(ConfigErrors) -> ThemeFile? {
    let text: String
    let path: String
    let uses = below.count { $0 == name }
    if uses == 0, let folder, userFiles.contains(name) {
      path = "\(folder)/\(name).toml"
      text = try ThemeLibrary.read(path)
    } else if uses < 2, let own = ThemeLibrary.builtIn.first(where: { $0.name == name }) {
      path = "themes/\(name).toml"
      text = own.text
    } else {
      return nil
    }
    let inherited = { (parent: String) throws(ConfigErrors) -> ThemeFile? in
      try file(parent, below: below + [name])
    }
    return try ThemeFile.read(text, path: path, known: names, inherited: inherited)
  }

  /// Names of the user's files. A folder that is not there has none.
  private var userFiles: [String] {
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    return files.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }

  private static func read(_ path: String) throws(ConfigErrors) -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw ConfigErrors([ConfigError(path: path, at: nil, "cannot be read: \(error.localizedDescription)")])
    }
  }

  /// The files compiled in.
  private static var builtIn: [(name: String, text: String)] {
    (0..<resource_theme_count()).map { index in
      let resource = resource_theme(index)
      let bytes = UnsafeBufferPointer(start: resource.bytes, count: resource.count)
      return (String(cString: resource.name), String(decoding: bytes, as: UTF8.self))
    }
  }
}
