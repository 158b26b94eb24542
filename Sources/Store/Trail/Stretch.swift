import Model

/// What is stored of a stretch of conversations, in the order of their ids, read piece by piece: a conversation may have any
/// number of acts and messages, and is not held in memory for that.
struct Stretch<Element> {
  struct Part {
    var conversation: Conversation.ID
    var element: Element
  }

  private let limit: Int
  private let read: (_ after: Part?, _ limit: Int) throws -> [Part]
  private var piece: [Part] = []
  /// The place in the piece.
  private var place = 0
  private var isRead = false

  /// - Parameters:
  ///   - limit: the most in a piece.
  ///   - read: what comes after a part, or first; less than the limit at the end only.
  init(limit: Int, _ read: @escaping (_ after: Part?, _ limit: Int) throws -> [Part]) {
    self.limit = limit
    self.read = read
  }

  /// The next one of a conversation, nil where there is none; what is left of earlier ones is passed over.
  mutating func next(of id: Conversation.ID) throws -> Element? {
    while true {
      if place == piece.count {
        if isRead { return nil }
        piece = try read(piece.last, limit)
        place = 0
        isRead = piece.count < limit
        if piece.isEmpty { return nil }
      }
      let part = piece[place]
      if part.conversation > id { return nil }
      place += 1
      if part.conversation == id { return part.element }
    }
  }
}

extension Reader {
  /// The acts of a stretch of conversations.
  func acts(of range: ClosedRange<Conversation.ID>) -> Stretch<StoredAct> {
    Stretch(limit: 1000) { [self] last, limit in
      let key: [SQLValue] =
        if let last {
          [.integer(last.conversation.rawValue), .int(last.element.sequence)]
        } else {
          [.integer(range.lowerBound.rawValue - 1), .integer(.max)]
        }
      return try connection.rows(.actsBetween, key + [.integer(range.upperBound.rawValue), .int(limit)]) { row in
        .init(conversation: .init(rawValue: row.int64(7)), element: StoredAct(row))
      }
    }
  }

  /// The messages of a stretch of conversations. Fewer in a piece, since a text may have a megabyte.
  func messages(of range: ClosedRange<Conversation.ID>) -> Stretch<Message> {
    Stretch(limit: 50) { [self] last, limit in
      let start = last.map { Codes.message($0.conversation, $0.element.number) } ?? Codes.message(range.lowerBound, 0)
      let end = Codes.message(range.upperBound, Codes.messageLimit - 1)
      return try connection.rows(.messages, [.integer(start + 1), .integer(end), .int(limit)]) { row in
        .init(conversation: Codes.conversation(ofMessage: row.int64(0)), element: Self.message(row))
      }
    }
  }

  /// A conversation as it is stored.
  struct StoredRow {
    var channel: Int64
    /// The conversation before its first event.
    var origin: Conversation
    var values: [SQLValue]
  }

  /// The next conversations, in the order of their ids.
  func storedRows(after id: Conversation.ID?, limit: Int) throws -> [StoredRow] {
    let columns = ConversationRow.columns
    let sql = SQL("SELECT id, \(columns.joined(separator: ", ")) FROM conversation WHERE id > ?1 ORDER BY id LIMIT ?2")
    let rows = try connection.rows(sql, [.integer(id?.rawValue ?? 0), .int(limit)]) { row in
      (id: Conversation.ID(rawValue: row.int64(0)), values: columns.indices.map { row.value(Int32($0 + 1)) })
    }
    return try rows.map { try storedRow($0.id, $0.values) }
  }

  private func storedRow(_ id: Conversation.ID, _ values: [SQLValue]) throws -> StoredRow {
    func integer(_ name: String) -> Int64 {
      guard let index = ConversationRow.columns.firstIndex(of: name), case .integer(let number) = values[index] else {
        return 0
      }
      return number
    }
    func text(_ name: String) -> String {
      guard let index = ConversationRow.columns.firstIndex(of: name), case .text(let text) = values[index] else {
        return ""
      }
      return text
    }
    return StoredRow(
      channel: integer("channel"),
      origin: Conversation(
        id: id, channel: try channelName(integer("channel")), thread: text("thread"),
        follower: .init(rawValue: integer("follower")), openedAt: Instant(milliseconds: integer("opened_at"))),
      values: values)
  }
}
