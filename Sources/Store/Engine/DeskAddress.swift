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
      || ConnectionWords(text).words.first.map { ConnectionWords.known.contains($0.key) } ?? false
  }

  private static let schemes = ["postgres://", "postgresql://"]

  /// As it may be shown: without a password.
  public var shown: String {
    if text.contains("://") { return HiddenPassword.inURI(text) }
    return isServer ? ConnectionWords(text).shown : text
  }

  /// Whether a password stands in it, or in the part of it that cannot be read.
  var hasPassword: Bool { shown != text || text.contains("password") }

  /// Whether a password stands in it in a way by which libpq takes a part of it for something else.
  var hasBrokenPassword: Bool {
    guard let scheme = text.firstRange(of: "://") else { return isServer && ConnectionWords(text).unread != nil }
    return HiddenPassword.place(inURI: text[scheme.upperBound...]).map { place in
      text[place].contains { $0 == "@" || $0 == "/" }
    } ?? false
  }

  /// What a screen calls the desk: the file without its ending, or the database.
  public var name: String {
    guard isServer else {
      let file = text.split(separator: "/").last.map(String.init) ?? text
      return file.lastIndex(of: ".").map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
    }
    // What is shown: a password with a slash in it would be taken for the database.
    let shown = shown
    if let scheme = shown.firstRange(of: "://") {
      let rest = shown[scheme.upperBound...].prefix { $0 != "?" }
      let database = rest.firstIndex(of: "/").map { rest[rest.index(after: $0)...] } ?? ""
      return database.isEmpty ? shown : String(database)
    }
    let words = ConnectionWords(text).words
    for key in ["dbname", "service"] {
      if let word = words.first(where: { $0.key == key }) { return word.value }
    }
    return shown
  }

  /// A text of ours or of others with the passwords of all addresses in it hidden, as far as they can be told.
  public static func hidingPasswords(in text: String) -> String { HiddenPassword.inText(text) }
}
