extension ConfigTable {
  /// A text.
  public func string(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if case .string(let text) = value { return text }
    mismatch(key, wanted: "a text", got: value)
    return nil
  }

  /// True or false.
  public func bool(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .boolean(let flag) = value { return flag }
    mismatch(key, wanted: "true or false", got: value)
    return nil
  }

  /// A whole number, within `range` when one is given.
  public func int(_ key: String, in range: ClosedRange<Int>? = nil) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let number) = value else {
      mismatch(key, wanted: "a whole number", got: value)
      return nil
    }
    if let range, !range.contains(number) {
      reject(key, "\"\(key)\" must be between \(range.lowerBound) and \(range.upperBound), not \(number)")
      return nil
    }
    return number
  }

  /// A number, whole or not.
  public func number(_ key: String) -> Double? {
    guard let value = value(key) else { return nil }
    switch value {
    case .number(let number): return number
    case .integer(let number): return Double(number)
    default:
      mismatch(key, wanted: "a number", got: value)
      return nil
    }
  }

  /// A list of texts; a single text counts as a list of one.
  public func strings(_ key: String) -> [String]? {
    guard let value = value(key) else { return nil }
    if case .string(let text) = value { return [text] }
    guard case .array(let items) = value else {
      mismatch(key, wanted: "a list of texts", got: value)
      return nil
    }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      guard case .string(let text) = item else {
        let position = place.child(key).item(index).value
        file.note(ConfigError(path: file.path, at: position, "\"\(key)\" must hold texts only, not \(item.kind)"))
        continue
      }
      texts.append(text)
    }
    return texts
  }

  /// One of a few words; anything else is an error that names them.
  public func choice(_ key: String, of words: [String]) -> String? {
    guard let text = string(key) else { return nil }
    if words.contains(text) { return text }
    reject(
      key, "\"\(key)\" must be one of \(words.joined(separator: ", ")), not \"\(text)\"",
      suggestion: Spelling.closest(to: text, among: words))
    return nil
  }

  /// A text that means something: a duration, a query, a key name.
  ///
  /// - Parameter convert: throws a `ConfigProblem` when the text means nothing; it is reported where the text is.
  public func decode<Value>(_ key: String, _ convert: (String) throws(ConfigProblem) -> Value) -> Value? {
    guard let text = string(key) else { return nil }
    do {
      return try convert(text)
    } catch {
      reject(key, error.message, suggestion: error.suggestion)
      return nil
    }
  }

  /// A table within this one: `[key]`, `key = { … }` or `key.x = …`.
  public func table(_ key: String) -> ConfigTable? {
    guard let value = value(key) else { return nil }
    guard case .table(let inner) = value else {
      mismatch(key, wanted: "a table", got: value)
      return nil
    }
    return ConfigTable(file: file, name: qualified(key), values: inner, way: way + [.key(key)])
  }

  /// A list of tables: `[[key]]`, or `key = [{ … }]`. Empty when absent.
  public func tables(_ key: String) -> [ConfigTable] {
    guard let value = value(key) else { return [] }
    guard case .array(let items) = value else {
      mismatch(key, wanted: "a list of tables, [[\(qualified(key))]]", got: value)
      return []
    }
    return items.enumerated().compactMap { index, item in
      guard case .table(let inner) = item else {
        mismatch(key, wanted: "a list of tables, [[\(qualified(key))]]", got: item)
        return nil
      }
      return ConfigTable(file: file, name: qualified(key), values: inner, way: way + [.key(key), .item(index)])
    }
  }
}
