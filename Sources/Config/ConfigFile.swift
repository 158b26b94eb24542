import Foundation
import TOMLKit

/// One TOML file being read: its tables, and all that is wrong with it.
///
/// The syntax is checked at once. What the keys mean is the reader's business: it asks `root` for the keys it knows,
/// and then calls `finish()`, which throws everything that was wrong, and every key that nobody asked for, together
/// and in the order of the file. So a key is known because some code reads it; there is no second list to keep.
///
/// ```swift
/// let file = try ConfigFile(text: text, path: "config.toml")
/// let theme = file.root.string("theme") ?? "dark"
/// let undo = file.root.table("compose")?.int("undo-seconds", in: 0...60) ?? 10
/// try file.finish()
/// ```
///
/// Not `Sendable`: read a file where you stand, and pass on the values.
public final class ConfigFile {
  /// The name that errors carry, as the person knows it.
  public let path: String

  /// Problems found so far. Unknown keys are added by `finish()`.
  public private(set) var errors: [ConfigError] = []

  private let text: String
  private let values: [String: ConfigValue]
  private var asked: [[Step]: Set<String>] = [:]
  /// Where everything is written. It is looked for when there is something to say of it; most files have no mistake.
  private lazy var places: Place = {
    var locator = KeyLocator(text)
    return locator.locate()
  }()

  /// Reads the syntax of `text`.
  ///
  /// - Throws: `ConfigErrors` with one error at the line and column where the text stops being TOML.
  public init(text: String, path: String) throws(ConfigErrors) {
    self.path = path
    self.text = text
    if let zero = text.utf8.firstIndex(of: 0) {
      let line = text.utf8[..<zero].count { $0 == UInt8(ascii: "\n") } + 1
      throw ConfigErrors([ConfigError(path: path, at: ConfigPosition(line: line, column: 1), "contains a NUL byte")])
    }
    do {
      values = ConfigValue.table(of: try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      let begin = ConfigPosition(line: error.source.begin.line, column: error.source.begin.column)
      throw ConfigErrors([ConfigError(path: path, at: begin, error.plainDescription)])
    } catch {
      throw ConfigErrors([ConfigError(path: path, at: nil, "cannot be read as TOML: \(error)")])
    }
  }

  /// Reads a file of the disk.
  ///
  /// - Throws: `ConfigErrors` when it cannot be read, is not UTF-8, or is not TOML.
  public static func read(_ path: String) throws(ConfigErrors) -> ConfigFile {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ConfigErrors([ConfigError(path: path, at: nil, "cannot be read: \(error.localizedDescription)")])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ConfigErrors([ConfigError(path: path, at: nil, "is not UTF-8 text; save it as UTF-8")])
    }
    return try ConfigFile(text: text, path: path)
  }

  /// The file's outermost table.
  public var root: ConfigTable { ConfigTable(file: self, name: "", values: values, way: []) }

  /// Throws when anything was wrong, or when the file has a key that nobody asked for.
  public func finish() throws(ConfigErrors) {
    reportUnknown(in: values, at: [], prefix: "")
    guard errors.isEmpty else { throw ConfigErrors(errors) }
  }

  func note(_ error: ConfigError) { errors.append(error) }

  func ask(_ key: String, in table: [Step]) { asked[table, default: []].insert(key) }

  /// Where the value at the end of a way is written.
  func place(_ way: [Step]) -> Place {
    way.reduce(places) { place, step in
      switch step {
      case .key(let key): place.child(key)
      case .item(let index): place.item(index)
      }
    }
  }

  /// Walks what was asked for; a table that nobody opened is one unknown key, not one for each key in it.
  private func reportUnknown(in table: [String: ConfigValue], at way: [Step], prefix: String) {
    guard let known = asked[way] else { return }
    for (key, value) in table {
      let way = way + [.key(key)]
      guard known.contains(key) else {
        let kind = if case .table = value { "table" } else { "key" }
        errors.append(
          ConfigError(
            path: path, at: place(way).key, "unknown \(kind) \"\(prefix)\(key)\"",
            suggestion: Spelling.closest(to: key, among: known)))
        continue
      }
      if case .table(let inner) = value { reportUnknown(in: inner, at: way, prefix: "\(prefix)\(key).") }
      if case .array(let items) = value {
        for (index, item) in items.enumerated() {
          if case .table(let inner) = item {
            reportUnknown(in: inner, at: way + [.item(index)], prefix: "\(prefix)\(key).")
          }
        }
      }
    }
  }
}

extension TOMLParseError {
  /// toml++ prefixes its sentences with what it was doing; the sentence alone reads well behind a line and a column.
  fileprivate var plainDescription: String {
    let text = description.split(separator: "\n").joined(separator: " ")
    guard text.hasPrefix("Error while parsing "), let colon = text.range(of: ": ") else { return text }
    return "\(text[colon.upperBound...]) (in \(text[..<colon.lowerBound].dropFirst("Error while parsing ".count)))"
  }
}
