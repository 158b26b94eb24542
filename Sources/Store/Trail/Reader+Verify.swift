import Model

extension Reader {
  /// What SQLite finds wrong with the file. A server checks its own pages (`pg_amcheck`, checksums).
  func damages() throws -> [Finding] {
    guard stored.dialect == .sqlite else { return [] }
    let said = try connection.rows(SQLiteFile.quickCheck) { $0.text(0) }
    return said.filter { $0 != "ok" }.map { Finding(nil, .file($0)) }
  }

  /// Checks one conversation.
  func verify(_ id: Conversation.ID) throws -> [Finding] {
    guard let row = try storedRow(id) else { return [] }
    var trail = TrailCheck(row.origin)
    try eachAct(of: id) { trail.take($0) }
    var findings = trail.findings
    findings += try verifyTexts(id, trail)
    // Events that cannot be read make no row to compare with.
    guard trail.isReadable else { return findings }
    let expected = ConversationRow.values(of: trail.conversation, channel: row.channel, head: trail.head)
    let differing = zip(ConversationRow.columns, zip(expected, row.values)).filter { $1.0 != $1.1 }.map(\.0)
    if !differing.isEmpty { findings.append(Finding(id, .row(differing))) }
    return findings + (try verifyTags(trail.conversation)) + (try verifyOutbox(trail.conversation))
  }

  /// Checks the counts that are kept beside the rows.
  func verifyCounts() throws -> [Finding] {
    var tally: [TallyKey: Int] = [:]
    for (key, count) in try connection.rows(.tallyOfRows, [], { (TallyKey($0), $0.int(12)) }) { tally[key] = count }
    for (key, count) in try connection.rows(.storedTally, [], { (TallyKey($0), $0.int(12)) }) {
      tally[key, default: 0] -= count
    }
    let off = tally.values.reduce(0) { $0 + abs($1) }
    let tags = try connection.rows(.wronglyCountedTags) { $0.text(0) }
    return (off == 0 ? [] : [Finding(nil, .tally(off))]) + tags.map { Finding(nil, .tagCount($0)) }
  }

  private struct StoredRow {
    var channel: Int64
    /// The conversation before its first event.
    var origin: Conversation
    var values: [SQLValue]
  }

  private func storedRow(_ id: Conversation.ID) throws -> StoredRow? {
    let columns = ConversationRow.columns
    let sql = SQL("SELECT \(columns.joined(separator: ", ")) FROM conversation WHERE id = ?1")
    let values = try connection.first(sql, [.integer(id.rawValue)]) { row in
      columns.indices.map { row.value(Int32($0)) }
    }
    guard let values else { return nil }
    func integer(_ name: String) -> Int64 {
      guard let index = columns.firstIndex(of: name), case .integer(let number) = values[index] else { return 0 }
      return number
    }
    func text(_ name: String) -> String {
      guard let index = columns.firstIndex(of: name), case .text(let text) = values[index] else { return "" }
      return text
    }
    return StoredRow(
      channel: integer("channel"),
      origin: Conversation(
        id: id, channel: try channelName(integer("channel")), thread: text("thread"),
        follower: .init(rawValue: integer("follower")), openedAt: Instant(milliseconds: integer("opened_at"))),
      values: values)
  }

  /// A conversation may have any number of acts.
  private func eachAct(of id: Conversation.ID, _ body: (StoredAct) -> Void) throws {
    var last = 0
    while true {
      let piece = try storedActs(id, after: last, limit: 1000)
      for act in piece where act.sequence > last || last == 0 { body(act) }
      guard piece.count == 1000, let end = piece.last else { return }
      last = end.sequence
    }
  }

  private func verifyTexts(_ id: Conversation.ID, _ trail: TrailCheck) throws -> [Finding] {
    var findings: [Finding] = []
    var next = 1
    while true {
      let piece = try messages(id, from: next, limit: 50)
      for message in piece {
        while next < message.number {
          findings.append(Finding(id, .message(next)))
          next += 1
        }
        next += 1
        findings += try verify(message, trail.digests[message.number] ?? [], of: id)
      }
      if piece.count < 50 { break }
    }
    if trail.isReadable, next <= trail.conversation.messages {
      findings += (next...trail.conversation.messages).map { Finding(id, .message($0)) }
    }
    return findings
  }

  private func verify(_ message: Message, _ digests: [String], of id: Conversation.ID) throws -> [Finding] {
    if digests.isEmpty { return [Finding(id, .message(message.number))] }
    let texts = try message.edits > 0 || digests.count > 1 ? versions(id, message.number).map(\.text) : []
    let present = (texts + [message.text]).map(Digest.hex)
    return (0..<max(present.count, digests.count)).filter { version in
      version >= present.count || version >= digests.count || present[version] != digests[version]
    }.map { Finding(id, .text(message: message.number, version: $0)) }
  }

  private func verifyTags(_ conversation: Conversation) throws -> [Finding] {
    try Writer.tags(of: conversation).filter { tag in
      try connection.first(
        .hasTag,
        [
          .int(tag.family.rawValue), .text(tag.name), .int(conversation.status.code),
          .integer(conversation.id.rawValue),
        ]
      ) { _ in true } == nil
    }.map { Finding(conversation.id, .tag($0.name)) }
  }

  private func verifyOutbox(_ conversation: Conversation) throws -> [Finding] {
    let waiting = try connection.rows(
      .outboxOf,
      [.integer(Codes.message(conversation.id, 1)), .integer(Codes.message(conversation.id, Codes.messageLimit - 1))]
    ) { Codes.number(ofMessage: $0.int64(0)) }
    return Set(waiting).symmetricDifference(conversation.toSend).sorted().map {
      Finding(conversation.id, .outbox(message: $0))
    }
  }
}
