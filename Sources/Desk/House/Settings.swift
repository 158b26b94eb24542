internal import Foundation
internal import Model
internal import Store

/// What a desk keeps beside its conversations: the policies, the team, the views. Each is one value in JSON.
enum Setting: String {
  case policies, team, views
  /// How far a recalculation of all clocks has come, while one is under way.
  case recalculation
  /// Whom each rule of assignment that goes by turn gave last.
  case turns
  /// How many corrections there were when a process last began to learn from them.
  case learning

  /// A value as it is stored.
  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension Reader {
  func policies() throws -> PolicyBook {
    guard let book: PolicyBook = try value(.policies) else { throw DeskError.damaged("it has no policies") }
    return book
  }

  /// The team, as the server's groups have it, else as the desk does.
  func team() throws -> [Teammate] { try members() ?? value(.team) ?? [] }

  func views() throws -> [View] { try value(.views) ?? View.standard }

  func value<Value: Decodable>(_ name: Setting) throws -> Value? {
    guard let text = try setting(name.rawValue) else { return nil }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw DeskError.damaged("the setting '\(name.rawValue)' cannot be read (\(error))")
    }
  }
}

extension Writer {
  func set(_ name: Setting, to value: (some Encodable)?) throws {
    try setSetting(name.rawValue, try value.map { try Setting.text(of: $0) })
  }
}

extension Desk {
  /// Gives a new desk its policies; one that has them is left alone.
  static func furnish(_ store: Store) throws {
    if try store.read({ try $0.setting(Setting.policies.rawValue) }) != nil { return }
    try store.write { writer in
      // Another process may have been first.
      guard try writer.setting(Setting.policies.rawValue) == nil else { return }
      let zone = Zone(identifier: TimeZone.current.identifier) ?? .utc
      try writer.set(.policies, to: PolicyBook.standard(zone: zone))
      try writer.set(.views, to: View.standard)
    }
  }
}
