import Desk
import Model

/// The others at this desk: who is here, who reads what, who writes to whom.
extension ConsoleState {
  /// What a seat tells of itself.
  struct Spot: Equatable, Sendable {
    /// What is open and in sight.
    var looking: Conversation.ID?
    var writing: Conversation.ID?
    var to: Follower.ID?
  }

  var spot: Spot {
    var spot = Spot(looking: layout.conversation == nil ? nil : reading?.id)
    if let id = compose?.id, let follower = follower(of: id) {
      spot.writing = id
      spot.to = follower
    }
    return spot
  }

  /// Somebody who writes to a follower.
  struct Writer: Equatable, Sendable {
    var name: String
    var seat: String
    var conversation: Conversation.ID
    var since: Instant

    /// What one is called oneself, at another terminal.
    static let oneself = "you (another seat)"
  }

  /// The names of others who are here, who came first first.
  var others: [String] { presence.names(at: asOf, except: me.name) }

  /// The others who have a conversation open and do not write in it.
  func readers(of id: Conversation.ID) -> [String] {
    var known: Set<String> = []
    return presence.here(at: asOf).filter { seat in
      seat.looking == id && seat.writing?.conversation != id && seat.teammate != me.name
        && known.insert(seat.teammate).inserted
    }.map(\.teammate)
  }

  /// Who writes to a follower at another seat: oneself, too, at another terminal.
  func writers(to follower: Follower.ID) -> [Writer] {
    presence.here(at: asOf).compactMap { seat in
      guard let writing = seat.writing, writing.follower == follower, seat.seat != setup.seat else { return nil }
      let name = seat.teammate == me.name ? Writer.oneself : seat.teammate
      return Writer(name: name, seat: seat.seat, conversation: writing.conversation, since: writing.since)
    }
  }

  func isWrittenTo(_ follower: Follower.ID) -> Bool {
    presence.isWritten(to: follower, except: setup.seat, at: asOf)
  }

  func follower(of id: Conversation.ID) -> Follower.ID? {
    if reading?.id == id, let follower = reading?.detail?.follower.id { return follower }
    return list.row(id)?.follower ?? inbox.row(id)?.follower
  }

  /// When somebody goes by their silence, unless they give another sign of life.
  var nextGoing: Instant? {
    guard case .live = live else { return nil }
    return presence.nextGoing(except: setup.seat, at: now)
  }

  /// While the desk is out of reach nobody is known to go.
  private var asOf: Instant {
    if case .stale(let since, _) = live { min(since, now) } else { now }
  }
}
