/// A place in a text: line and column from 1, columns counted in Unicode scalars as editors do.
public struct ConfigPosition: Sendable, Equatable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (one: Self, other: Self) -> Bool { (one.line, one.column) < (other.line, other.column) }
}

/// Something wrong in a configuration file: where, what, and what was probably meant.
///
/// Prints as compilers do, so that editors can jump to it:
/// `config.toml:12:3: unknown key "thme"; did you mean "theme"?`
public struct ConfigError: Error, Sendable, Equatable, CustomStringConvertible {
  public var path: String
  /// Nil when the file as a whole is the matter.
  public var position: ConfigPosition?
  public var message: String
  public var suggestion: String?

  public init(path: String, at position: ConfigPosition?, _ message: String, suggestion: String? = nil) {
    self.path = path
    self.position = position
    self.message = message
    self.suggestion = suggestion
  }

  public var description: String {
    let place = position.map { "\(path):\($0.line):\($0.column)" } ?? path
    let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    return "\(place): \(message)\(hint)"
  }
}

/// All that is wrong in a configuration file, in the order of the file; never empty. Prints one error a line.
public struct ConfigErrors: Error, Sendable, Equatable, CustomStringConvertible {
  public let errors: [ConfigError]

  public init(_ errors: [ConfigError]) {
    let start = ConfigPosition(line: 0, column: 0)
    self.errors = errors.sorted { ($0.position ?? start) < ($1.position ?? start) }
  }

  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Why a text means nothing to the code that reads it; `ConfigTable.decode` adds the place.
public struct ConfigProblem: Error, Sendable, Equatable {
  public var message: String
  public var suggestion: String?

  public init(_ message: String, suggestion: String? = nil) {
    self.message = message
    self.suggestion = suggestion
  }
}
