public import Model

extension Reader {
  /// All seats there are, the last of each teammate who is gone among them. Who of them is here, ``SeatPlan`` says.
  public func presence() throws -> [Presence] { try connection.rows(.presence) { Presence($0) } }

  /// Those who hold a conversation that is not done.
  public func holders() throws -> [String] { try connection.rows(.holders) { $0.text(0) } }

  /// The conversations that a teammate holds and that are not done.
  public func conversations(heldBy name: String, limit: Int) throws -> [Conversation.ID] {
    try connection.rows(.unfinishedHeldBy(stored.dialect), [.text(name), .int(limit)]) { .init(rawValue: $0.int64(0)) }
  }
}

extension Presence {
  init(_ row: Columns) {
    var writing: Writing?
    if let conversation = row.idOrNil(5), let follower = row.idOrNil(6), let since = row.instantOrNil(7) {
      writing = Writing(conversation: .init(rawValue: conversation), follower: .init(rawValue: follower), since: since)
    }
    self.init(
      seat: row.text(0), teammate: row.text(1), since: row.instant(2), seenAt: row.instant(3),
      looking: row.idOrNil(4).map { .init(rawValue: $0) }, writing: writing, hasLeft: row.flag(8), lost: row.int(9))
  }

  /// As `SQL.tellPresence` takes it.
  var values: [SQLValue] {
    [
      .text(seat), .text(teammate), .instant(since), .instant(seenAt), .idOrNull(looking?.rawValue),
      .idOrNull(writing?.conversation.rawValue), .idOrNull(writing?.follower.rawValue),
      .instantOrNull(writing?.since), .flag(hasLeft),
    ]
  }
}

extension Columns {
  fileprivate func idOrNil(_ index: Int32) -> Int64? { isNull(index) ? nil : int64(index) }
}

extension SQLValue {
  fileprivate static func idOrNull(_ id: Int64?) -> SQLValue { id.map { .integer($0) } ?? .null }
}
