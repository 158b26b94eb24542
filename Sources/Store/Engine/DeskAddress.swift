/// Where a desk lies: in a file, or in a database on a PostgreSQL server.
public struct DeskAddress: Equatable, Sendable {
  /// As it was given.
  public let text: String
  /// Whether it names a server: by a URI, or by libpq's words (`host=… dbname=…`, `service=…`).
  ///
  /// Source: https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING
  public let isServer: Bool

  public init(_ text: String) {
    self.text = text
    isServer =
      Self.schemes.contains { text.hasPrefix($0) }
      || Self.words.contains { text.hasPrefix("\($0)=") }
  }

  private static let schemes = ["postgres://", "postgresql://"]
  private static let words = [
    "host", "hostaddr", "port", "dbname", "user", "service", "sslmode", "password", "passfile", "connect_timeout",
    "application_name", "options", "target_session_attrs",
  ]

  /// As it may be shown: without a password.
  public var shown: String {
    guard isServer else { return text }
    guard let scheme = text.firstRange(of: "://") else { return Self.hidingPasswords(text, separators: " ") }
    let rest = text[scheme.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") else {
      return Self.hidingPasswords(text, separators: "?&")
    }
    return Self.hidingPasswords(text[...colon] + "***" + rest[at...], separators: "?&")
  }

  /// What a screen calls the desk: the file without its ending, or the database.
  public var name: String {
    guard isServer else {
      let file = text.split(separator: "/").last.map(String.init) ?? text
      return file.lastIndex(of: ".").map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
    }
    if let scheme = text.firstRange(of: "://") {
      let rest = text[scheme.upperBound...].prefix { $0 != "?" }
      let database = rest.firstIndex(of: "/").map { rest[rest.index(after: $0)...] } ?? ""
      return database.isEmpty ? shown : String(database)
    }
    let words = text.split(separator: " ")
    for key in ["dbname=", "service="] {
      if let word = words.first(where: { $0.hasPrefix(key) }) { return String(word.dropFirst(key.count)) }
    }
    return shown
  }

  /// With what follows each `password=` replaced.
  private static func hidingPasswords(_ text: some StringProtocol, separators: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: "password=") {
      result += rest[..<found.upperBound] + "***"
      rest = rest[found.upperBound...]
      if rest.first == "'" {
        rest = rest.dropFirst().drop { $0 != "'" }.dropFirst()
      } else {
        rest = rest.drop { !separators.contains($0) }
      }
    }
    return result + rest
  }
}
