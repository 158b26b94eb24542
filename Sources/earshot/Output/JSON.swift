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
    var text = JSONText()
    write(to: &text)
    return text.text
  }

  private func write(to text: inout JSONText) {
    switch self {
    case .null: text.null()
    case .bool(let flag): text.value(flag)
    case .int(let number): text.value(Int(number))
    case .double(let number): text.value(number)
    case .string(let string): text.value(string)
    case .raw(let written): text.written(written)
    case .array(let values):
      text.openArray()
      for value in values { value.write(to: &text) }
      text.closeArray()
    case .object(let members):
      text.open()
      for member in members {
        text.key(quoting: member.name)
        member.value.write(to: &text)
      }
      text.close()
    }
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
