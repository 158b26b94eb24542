import Model

/// Makes a message of the cells of one row.
///
/// Text that people wrote (text, name, bio, place) is repaired where its UTF-8 is broken; what identifies
/// something (ids, handles, channels, links) must be exact, for a repaired one would be another one.
struct RowBuilder {
  /// What is wrong with the row, and in which column.
  struct Fault: Error {
    var column: String?
    var reason: Rejection.Reason
  }

  let plan: RowPlan
  let channel: String?
  /// Whether the channel comes later, from the thread.
  let channelComesFromThreads: Bool
  let fieldLimit: Int

  /// What an identifier may have, in bytes: as much as the desk takes, which keeps them as keys of indexes. A link is
  /// none.
  static func identifierLimit(_ field: Field) -> Int { field == .url ? 2048 : 512 }

  func incoming(_ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Incoming {
    let id = try required(.id, row, cells)
    let change = try change(row, cells)
    let handle = try identifier(.author, row, cells).map(Self.withoutAt)
    let account = try identifier(.authorID, row, cells)
    guard let writer = account ?? handle, !writer.isEmpty else { throw fault(.author, .missing) }
    var profile = Profile(handle: handle ?? writer)
    profile.name = try text(.name, row, cells) ?? ""
    profile.bio = try text(.bio, row, cells) ?? ""
    profile.place = try text(.place, row, cells) ?? ""
    profile.followers = try wholeNumber(.followers, row, cells)
    profile.isVerified = try truth(.verified, row, cells) ?? false
    let said = try text(.text, row, cells)
    if said == nil, change != .deleted { throw fault(.text, .missing) }
    return Incoming(
      channel: try channel(row, cells), id: id, parent: try identifier(.parent, row, cells),
      thread: try identifier(.thread, row, cells), isOurs: try isOurs(row, cells), account: writer,
      profile: profile, at: try time(row, cells), text: said ?? "", url: try identifier(.url, row, cells),
      change: change)
  }

  private static func withoutAt(_ handle: String) -> String {
    handle.utf8.first == UInt8(ascii: "@") ? String(handle.dropFirst()) : handle
  }

  private func fault(_ field: Field, _ reason: Rejection.Reason) -> Fault {
    Fault(column: plan.name(of: field), reason: reason)
  }

  /// nil when the row has no such cell, or null in it.
  private func cell(
    _ field: Field, _ cells: [Cell], _ expected: String, _ forms: Cell.Forms
  ) throws(Fault) -> Cell? {
    for slot in plan.slots(of: field) {
      let cell = cells[slot]
      switch cell.form {
      case .absent, .null: continue
      case .plain, .doubledQuotes: break
      default:
        guard forms.contains(cell.form.bit) else {
          throw fault(field, .wrongType(expected: expected, found: cell.kind))
        }
      }
      if cell.count > fieldLimit {
        throw fault(field, .fieldTooLong(bytes: cell.count, limit: fieldLimit))
      }
      return cell
    }
    return nil
  }

  private static let textForms: Cell.Forms = [.string, .escapedString]
  private static let scalarForms: Cell.Forms = [.string, .escapedString, .number]
  private static let truthForms: Cell.Forms = [.string, .number, .yes, .no]

  private func text(_ field: Field, _ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> String? {
    try cell(field, cells, "text", Self.textForms)?.text(in: row)
  }

  private func required(_ field: Field, _ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> String {
    guard let value = try identifier(field, row, cells) else { throw fault(field, .missing) }
    return value
  }

  /// nil when it is empty.
  private func identifier(_ field: Field, _ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> String? {
    guard let cell = try cell(field, cells, "text or a number", Self.scalarForms), cell.count > 0 else { return nil }
    if cell.count > Self.identifierLimit(field) {
      throw fault(field, .fieldTooLong(bytes: cell.count, limit: Self.identifierLimit(field)))
    }
    guard let value = cell.exactText(in: row) else {
      throw fault(field, .brokenUTF8(shown: Shown.harmless(cell.bytes(in: row))))
    }
    if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw fault(field, .controlCharacters(shown: Shown.harmless(value)))
    }
    return value.isEmpty ? nil : value
  }

  private func channel(_ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> String {
    if channelComesFromThreads { return "" }
    guard let value = try identifier(.channel, row, cells) ?? channel else { throw fault(.channel, .noChannel) }
    return value
  }

  private func time(_ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Instant {
    guard let cell = try cell(.at, cells, "text or a number", Self.scalarForms) else { throw fault(.at, .missing) }
    let bytes = Cell.trimmed(cell.bytes(in: row))
    if bytes.isEmpty { throw fault(.at, .missing) }
    switch Timestamp.read(bytes) {
    case .at(let instant): return instant
    case .notATime: throw fault(.at, .badTime(shown: Shown.harmless(bytes, limit: 40)))
    case .absurd: throw fault(.at, .absurdTime(shown: Shown.harmless(bytes, limit: 40)))
    }
  }

  private func wholeNumber(_ field: Field, _ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Int? {
    guard let cell = try cell(field, cells, "a whole number", [.number, .string]) else { return nil }
    let bytes = Cell.trimmed(cell.bytes(in: row))
    if bytes.isEmpty { return nil }
    guard bytes.count <= 15, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw fault(field, .badNumber(shown: Shown.harmless(bytes, limit: 40)))
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private func truth(_ field: Field, _ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Bool? {
    guard let cell = try cell(field, cells, "true or false", Self.truthForms) else { return nil }
    if cell.form == .yes || cell.form == .no { return cell.form == .yes }
    let bytes = Cell.trimmed(cell.bytes(in: row))
    if bytes.isEmpty { return nil }
    switch String(decoding: bytes.prefix(8), as: UTF8.self).lowercased() {
    case "true", "yes", "1", "t", "y": return true
    case "false", "no", "0", "f", "n": return false
    default: throw fault(field, .badTruth(shown: Shown.harmless(bytes, limit: 40)))
    }
  }

  private func change(_ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Incoming.Change {
    guard let word = try identifier(.change, row, cells) else { return .new }
    guard let change = Incoming.Change(rawValue: word.lowercased()) else {
      throw fault(.change, .badChange(shown: Shown.harmless(word, limit: 40)))
    }
    return change
  }

  private func isOurs(_ row: UnsafeRawBufferPointer, _ cells: [Cell]) throws(Fault) -> Bool {
    guard let rule = plan.ours else { return try truth(.ours, row, cells) ?? false }
    let cell = cells[rule.slot]
    switch cell.form {
    case .absent, .null: return rule.value.isEmpty
    case .list, .object:
      throw Fault(column: plan.columns[rule.slot], reason: .wrongType(expected: "a plain value", found: cell.kind))
    default:
      let bytes = Cell.trimmed(cell.bytes(in: row))
      guard bytes.count == rule.value.count else { return false }
      return zip(bytes, rule.value).allSatisfy { Self.lowercased($0) == $1 }
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
