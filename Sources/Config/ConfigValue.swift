import TOMLKit

/// A value of a TOML file.
public enum ConfigValue: Sendable, Equatable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  /// A date, a time or both, as TOML writes it.
  case moment(String)
  case array([ConfigValue])
  case table([String: ConfigValue])

  /// What it is, in a person's words.
  public var kind: String {
    switch self {
    case .string: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .moment: "a date"
    case .array: "a list"
    case .table: "a table"
    }
  }
}

extension ConfigValue {
  static func table(of table: TOMLTable) -> [String: ConfigValue] {
    var values: [String: ConfigValue] = [:]
    for key in table.keys {
      if let value = table[key] { values[key] = ConfigValue(value) }
    }
    return values
  }

  private init(_ value: any TOMLValueConvertible) {
    if let text = value.string {
      self = .string(text)
    } else if let flag = value.bool {
      self = .boolean(flag)
    } else if let number = value.int {
      self = .integer(number)
    } else if let number = value.double {
      self = .number(number)
    } else if let items = value.array {
      self = .array(items.map { ConfigValue($0) })
    } else if let table = value.table {
      self = .table(ConfigValue.table(of: table))
    } else {
      self = .moment(value.debugDescription)
    }
  }
}
