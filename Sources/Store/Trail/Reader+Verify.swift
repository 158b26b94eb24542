import Model

extension Reader {
  /// What SQLite finds wrong with the file. A server checks its own pages (`pg_amcheck`, checksums).
  func damages() throws -> [Finding] {
    guard stored.dialect == .sqlite else { return [] }
    let said = try connection.rows(SQLiteFile.quickCheck) { $0.text(0) }
    return said.filter { $0 != "ok" }.map { Finding(nil, .file($0)) }
  }

  /// Checks the next conversations, in the order of their ids.
  ///
  /// What is stored of them is read together: to ask for each by itself took a server four times as long.
  ///
  /// - Returns: what is wrong; how many conversations that were, and the last of them, nil where there are no more.
  func verify(
    after id: Conversation.ID?, limit: Int
  ) throws -> (findings: [Finding], count: Int, last: Conversation.ID?) {
    let rows = try storedRows(after: id, limit: limit)
    guard let first = rows.first?.origin.id, let last = rows.last?.origin.id else { return ([], 0, nil) }
    var acts = acts(of: first...last)
    var messages = messages(of: first...last)
    var checks: [Check] = []
    for row in rows { checks.append(try check(row, &acts, &messages)) }
    let readable = checks.filter(\.trail.isReadable).map(\.trail.conversation)
    let untagged = try untagged(readable, first...last)
    let waiting = try waiting(first...last)
    let findings = checks.flatMap { check -> [Finding] in
      // Events that cannot be read make nothing to compare with.
      guard check.trail.isReadable else { return check.findings }
      let id = check.trail.conversation.id
      return check.findings + (untagged[id] ?? []).map { Finding(id, .tag($0.name)) }
        + (waiting[id] ?? []).symmetricDifference(check.trail.conversation.toSend).ordered().map {
          Finding(id, .outbox(message: $0))
        }
    }
    return (findings, rows.count, last)
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

  /// What is known of a conversation once its own events, texts and row were looked at.
  private struct Check {
    var trail: TrailCheck
    var findings: [Finding]
  }

  private func check(
    _ row: StoredRow, _ acts: inout Stretch<StoredAct>, _ messages: inout Stretch<Message>
  ) throws -> Check {
    let id = row.origin.id
    var trail = TrailCheck(row.origin)
    while let act = try acts.next(of: id) { trail.take(act) }
    var findings = trail.findings + (try verifyTexts(&messages, trail))
    guard trail.isReadable else { return Check(trail: trail, findings: findings) }
    let expected = ConversationRow.values(of: trail.conversation, channel: row.channel, head: trail.head)
    let differing = zip(ConversationRow.columns, zip(expected, row.values)).filter { $1.0 != $1.1 }.map(\.0)
    if !differing.isEmpty { findings.append(Finding(id, .row(differing))) }
    return Check(trail: trail, findings: findings)
  }

  private func verifyTexts(_ messages: inout Stretch<Message>, _ trail: TrailCheck) throws -> [Finding] {
    let id = trail.conversation.id
    var findings: [Finding] = []
    var next = 1
    while let message = try messages.next(of: id) {
      while next < message.number {
        findings.append(Finding(id, .message(next)))
        next += 1
      }
      next += 1
      findings += try verify(message, trail.digests[message.number] ?? [], of: id)
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

  /// The tags under which conversations should be found and are not, in the order of their names.
  private func untagged(
    _ conversations: [Conversation], _ range: ClosedRange<Conversation.ID>
  ) throws -> [Conversation.ID: [Tag]] {
    struct Place: Hashable {
      var tag: Tag
      var status: Int
    }
    var expected: [Place: [Conversation.ID]] = [:]
    for conversation in conversations {
      for tag in Writer.tags(of: conversation) {
        expected[Place(tag: tag, status: conversation.status.code), default: []].append(conversation.id)
      }
    }
    var missing: [Conversation.ID: [Tag]] = [:]
    for (place, ids) in expected {
      let found = try connection.rows(
        .tagged,
        [
          .int(place.tag.family.rawValue), .text(place.tag.name), .int(place.status),
          .integer(range.lowerBound.rawValue), .integer(range.upperBound.rawValue),
        ]
      ) { $0.int64(0) }
      let there = Set(found)
      for id in ids where !there.contains(id.rawValue) { missing[id, default: []].append(place.tag) }
    }
    return missing.mapValues { $0.ordered { ($0.family.rawValue, $0.name) < ($1.family.rawValue, $1.name) } }
  }

  /// The replies that wait, by their numbers.
  private func waiting(_ range: ClosedRange<Conversation.ID>) throws -> [Conversation.ID: Set<Int>] {
    let waiting = try connection.rows(
      .outboxBetween,
      [
        .integer(Codes.message(range.lowerBound, 1)),
        .integer(Codes.message(range.upperBound, Codes.messageLimit - 1)),
      ]
    ) { $0.int64(0) }
    return Dictionary(grouping: waiting, by: Codes.conversation(ofMessage:))
      .mapValues { Set($0.map(Codes.number(ofMessage:))) }
  }
}
