/// A table of a TOML file, read key by key.
///
/// Each accessor answers nil when the key is absent *or* wrong; what is wrong is noted in the file with its line and
/// column and thrown by `ConfigFile.finish()`. So a reader can go on with its default and the person sees all mistakes
/// at once. Asking for a key makes it known.
public struct ConfigTable {
  /// The table's name as written, dotted; empty for the outermost table.
  public let name: String

  let file: ConfigFile
  let values: [String: ConfigValue]
  /// The way to it from the outermost table.
  let way: [Step]

  init(file: ConfigFile, name: String, values: [String: ConfigValue], way: [Step]) {
    self.file = file
    self.name = name
    self.values = values
    self.way = way
    file.open(way)
  }

  var place: Place { file.place(way) }

  /// Every key, in no order: for a free-form table in which one key has nothing to do with another (a palette).
  public var unordered: some Collection<String> { values.keys }

  /// Every key, in the order of the file, which is looked at again for that.
  public var keys: [String] {
    values.keys.sorted { position(of: $0) < position(of: $1) }
  }

  /// Where a key is written; for an absent key, where the table is.
  public func position(of key: String) -> ConfigPosition { place.child(key).key }

  /// Whether the key is there. Does not make it known.
  public func contains(_ key: String) -> Bool { values[key] != nil }

  /// The value as written, whatever its type.
  public func value(_ key: String) -> ConfigValue? {
    file.ask(key, in: way)
    return values[key]
  }

  /// Makes keys known without reading them.
  public func allow(_ keys: String...) {
    for key in keys { file.ask(key, in: way) }
  }

  /// Notes that a key's value cannot be used.
  ///
  /// - Parameters:
  ///   - message: what is wrong, without the place.
  ///   - suggestion: what the person probably meant.
  public func reject(_ key: String, _ message: String, suggestion: String? = nil) {
    file.ask(key, in: way)
    let place = place
    let position = place.entries[key]?.value ?? place.key
    file.note(ConfigError(path: file.path, at: position, message, suggestion: suggestion))
  }

  /// Notes that a key which must be there is not.
  public func missing(_ key: String) {
    file.ask(key, in: way)
    let whose = name.isEmpty ? "" : " in [\(name)]"
    file.note(ConfigError(path: file.path, at: place.key, "missing key \"\(key)\"\(whose)"))
  }

  /// Notes a value of the wrong type.
  func mismatch(_ key: String, wanted: String, got value: ConfigValue) {
    reject(key, "\"\(key)\" must be \(wanted), not \(value.kind)")
  }

  func qualified(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
}

extension ConfigFile {
  /// An opened table has its unknown keys reported, even when no key of it was asked for.
  func open(_ table: [Step]) { ask("", in: table) }
}
