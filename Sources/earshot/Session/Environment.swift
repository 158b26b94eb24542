import Foundation

/// The variables of a run: the process's own, or those that a test gives.
struct Environment: Sendable, ExpressibleByDictionaryLiteral {
  /// Nil for the process's own. Of those, each is looked up when it is asked for: to make a dictionary of all of them
  /// took a thirtieth of a short command.
  private let given: [String: String]?

  static let ofProcess = Environment(nil)

  init(_ given: [String: String]?) { self.given = given }
  init(dictionaryLiteral pairs: (String, String)...) { given = Dictionary(uniqueKeysWithValues: pairs) }

  subscript(name: String) -> String? {
    if let given { return given[name] }
    return getenv(name).map { String(cString: $0) }
  }

  var all: [String: String] { given ?? ProcessInfo.processInfo.environment }
}
