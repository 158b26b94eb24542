public import Model
public import Store

extension Desk {
  /// How fast we answer. May take a second or two on a desk of a million conversations.
  public func responseTimes(by grouping: ResponseTimes.Grouping) async throws(DeskError) -> ResponseTimes {
    try await reading { try $0.responseTimes(by: grouping) }
  }

  /// The arithmetic of each clock of a conversation, in the order in which they started.
  ///
  /// - Parameter zone: whose wall clock to show; each calendar's own unless told.
  /// - Throws: `DeskError.unknownConversation`.
  public func explain(_ id: Conversation.ID, in zone: Zone? = nil) async throws(DeskError) -> [Explanation] {
    let now = now()
    return try await reading { [self] reader in
      guard let conversation = try reader.conversation(id) else { throw DeskError.unknownConversation(id) }
      let book = try rules(reader).book
      return conversation.clocks.map { clock in
        // A calendar that is gone: its sums cannot be shown, the deadline stands as it was computed.
        let calendar = book.calendar(named: clock.calendar) ?? .always(name: clock.calendar)
        return Explanation(of: clock, on: calendar, now: now, in: zone)
      }
    }
  }
}
