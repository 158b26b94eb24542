public import Model

/// The groups of one desk on its server, one a role: `earshot_acme_lead`. A teammate is a login in one of them.
///
/// Roles are the whole server's, so the database is in their names: a lead of one desk is nobody on another.
public struct RoleGroups: Equatable, Sendable {
  /// What their names begin with.
  public let prefix: String

  public init(prefix: String) { self.prefix = prefix }

  /// - Parameter database: one of a long name gets a digest in place of its end.
  init(database: String) {
    var name = database
    if name.utf8.count > Self.room {
      let digest = Digest.hex(database).prefix(8)
      while name.utf8.count > Self.room - 9 { name.removeLast() }
      name += "~\(digest)"
    }
    prefix = "earshot_\(name)"
  }

  /// The most bytes of a database's name: a role has 63, of which `earshot_` and `_strategist` take the rest.
  private static let room = 63 - "earshot_".utf8.count - "_strategist".utf8.count

  public func name(of role: Role) -> String { "\(prefix)_\(role.rawValue)" }

  /// The names of some groups, as SQL names.
  func list(_ roles: [Role]) -> String { roles.map { Quoted.name(name(of: $0)) }.joined(separator: ", ") }

  /// An expression: whether the session's login is in one of the groups.
  func has(_ roles: [Role]) -> String {
    "("
      + roles.map { "pg_catalog.pg_has_role(session_user, \(Quoted.text(name(of: $0))), 'MEMBER')" }
      .joined(separator: " OR ") + ")"
  }
}

/// Names and texts as SQL writes them. Source: https://www.postgresql.org/docs/15/sql-syntax-lexical.html
enum Quoted {
  static func name(_ name: String) -> String { quoted(name, "\"") }
  static func text(_ text: String) -> String { quoted(text, "'") }

  /// A text between dollars that it does not contain itself.
  static func body(_ text: String) -> String {
    var mark = "$earshot$"
    while text.contains(mark) { mark.insert("_", at: mark.index(before: mark.endIndex)) }
    return mark + text + mark
  }

  /// A question mark means a parameter in statements of ours, so it is written by its number.
  private static func quoted(_ text: String, _ mark: String) -> String {
    let doubled = text.replacing(mark, with: mark + mark)
    guard doubled.contains(where: { $0 == "?" || $0 == "\\" }) else { return mark + doubled + mark }
    return "U&" + mark + doubled.replacing("\\", with: "\\\\").replacing("?", with: "\\003F") + mark
  }
}
