import Model

/// The text of one statement, with its parameters numbered from `?1`.
///
/// Standard SQL, shared by every engine; what only one engine understands stands in that engine's folder.
struct SQL: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  private let storage: Storage

  init(_ text: String) { storage = Storage(text) }
  init(stringLiteral text: String) { storage = Storage(text) }

  var text: String { storage.text }

  /// The same for copies of one value only: a prepared statement is found by it without looking at the text.
  var identity: ObjectIdentifier { ObjectIdentifier(storage) }

  private final class Storage: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }
}

/// A value bound to a statement.
enum SQLValue: Equatable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  static func int(_ number: Int) -> SQLValue { .integer(Int64(number)) }
  static func flag(_ flag: Bool) -> SQLValue { .integer(flag ? 1 : 0) }
  static func textOrNull(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
  static func instant(_ instant: Instant) -> SQLValue { .integer(instant.milliseconds) }
  static func instantOrNull(_ instant: Instant?) -> SQLValue { instant.map { .integer($0.milliseconds) } ?? .null }
}
