import Model

/// A JSON value that keeps its members in the order in which they were written, so that output is stable.
enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([Member])
  /// JSON that is written already, by something that we trust to write it.
  case raw(String)

  struct Member: Sendable, Equatable {
    var name: String
    var value: JSON
  }

  static func int(_ number: Int) -> JSON { .int(Int64(number)) }
  static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  static func int(_ number: Int?) -> JSON { number.map { .int(Int64($0)) } ?? .null }
  static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  /// The value in one line.
  ///
  /// Texts are exact and harmless: what a terminal could obey is written as escapes.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += number.isFinite ? Self.plain(number) : "null"
    case .string(let string): JSONText.quote(string, to: &text)
    case .raw(let written): text += written
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        JSONText.quote(member.name, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// `12` rather than `12.0`.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }

  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(nilLiteral: ()) { self = .null }
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .int(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}
