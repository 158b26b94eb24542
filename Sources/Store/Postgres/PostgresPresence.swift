import Foundation
import Model

/// How seats tell each other on PostgreSQL what has changed of them: by a notification that holds the seat itself, so
/// that nobody need read anything.
enum PostgresPresence {
  /// Goes out when what it is sent with is committed.
  static let notify = SQL("SELECT pg_notify('\(PostgresEngine.presenceChannel)', ?1)")

  /// A sign of life, and all seats, in one statement: idle seats send nothing else.
  static let beat = SQL(
    "WITH told AS (\(SQL.tellPresence.text)) SELECT \(SQL.presenceColumns) FROM presence ORDER BY seat")

  static func text(_ presence: Presence) -> String {
    guard let data = try? JSONEncoder().encode(presence) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// What a notification says; anybody on the server can send one, so it may say anything.
  static func presence(_ text: String) -> Presence? {
    try? JSONDecoder().decode(Presence.self, from: Data(text.utf8))
  }
}
