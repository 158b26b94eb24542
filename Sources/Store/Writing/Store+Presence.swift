public import Model

extension Store {
  /// Tells where a seat looks and whether it writes; others hear of it at once.
  ///
  /// Like all of presence, beside those who write: it takes no turn among them, and is lost when the power fails.
  public func tell(_ presence: Presence) throws { try engine.aside { try presence.tell($0) } }

  /// Tells that somebody has sat down, and clears away the seats at which they are no more.
  ///
  /// - Parameter gone: who was not seen since then is gone.
  public func announce(_ presence: Presence, gone: Instant) throws {
    try engine.aside { connection in
      let cleared: [SQLValue] = [.text(presence.teammate), .text(presence.seat), .instant(gone)]
      let lost = try connection.rows(.clearSeats, cleared) { $0.int(0) }.reduce(0, +)
      try presence.tell(connection)
      if lost > 0 { try connection.run(.addLost, [.text(presence.seat), .int(lost)]) }
    }
  }

  /// A sign of life, of which nobody is told.
  ///
  /// - Returns: all seats; one's own as it was before.
  public func beat(_ presence: Presence) throws -> [Presence] {
    try engine.aside { connection in
      if connection.dialect == .postgres {
        return try connection.rows(PostgresPresence.beat, presence.values) { Presence($0) }
      }
      let seats = try connection.rows(.presence) { Presence($0) }
      try connection.run(.tellPresence, presence.values)
      return seats
    }
  }

  /// Takes note that a teammate was told of lost holds.
  public func toldOfLost(_ count: Int, at seat: String) throws {
    try engine.aside { try $0.run(.addLost, [.text(seat), .int(-count)]) }
  }
}

extension Writer {
  /// Takes note that a teammate has lost holds, to be told when they are back.
  public func addLost(_ count: Int, of name: String) throws {
    try stored.run(.addLostOf, [.text(name), .int(count)])
  }
}

extension Presence {
  fileprivate func tell(_ connection: Connection) throws {
    try connection.run(.tellPresence, values)
    guard connection.dialect == .postgres else { return }
    try connection.run(PostgresPresence.notify, [.text(PostgresPresence.text(self))])
  }
}
