/// One of us at one seat (an open console): since when, and what they look at and write just now.
///
/// Of the moment, and no event: it is not in the trail, and nothing that counts follows from it but that a hold
/// lapses whose holder has been at no seat for long.
public struct Presence: Hashable, Sendable, Codable {
  /// A random name, one an open console.
  public var seat: String
  public var teammate: String
  public var since: Instant
  /// When the seat last gave a sign of life.
  public var seenAt: Instant
  /// The conversation that is open there.
  public var looking: Conversation.ID?
  public var writing: Writing?
  /// Whether the console was closed. One that was killed says nothing, and is gone by its silence.
  public var hasLeft: Bool
  /// How many holds its teammate has lost while they were away, and has not been told of yet.
  public var lost: Int

  /// An open composer.
  public struct Writing: Hashable, Sendable, Codable {
    public var conversation: Conversation.ID
    /// Whom it goes to: two may write to one person in two conversations.
    public var follower: Follower.ID
    public var since: Instant

    public init(conversation: Conversation.ID, follower: Follower.ID, since: Instant) {
      self.conversation = conversation
      self.follower = follower
      self.since = since
    }
  }

  public init(
    seat: String, teammate: String, since: Instant, seenAt: Instant, looking: Conversation.ID? = nil,
    writing: Writing? = nil, hasLeft: Bool = false, lost: Int = 0
  ) {
    self.seat = seat
    self.teammate = teammate
    self.since = since
    self.seenAt = seenAt
    self.looking = looking
    self.writing = writing
    self.hasLeft = hasLeft
    self.lost = lost
  }

  /// How often a seat gives a sign of life.
  public static let beat: Duration = .seconds(10)
  /// Who has given none for so long is gone: two may be late or lost.
  public static let patience: Duration = .seconds(25)

  /// Whether somebody sits there. A seat whose clock goes before ours is there.
  public func isHere(at now: Instant) -> Bool { !hasLeft && now - seenAt < Presence.patience }

  /// When it is gone unless it gives another sign of life.
  public var goneAt: Instant { seenAt + Presence.patience }
}

/// All seats of a desk, those among them whose people are gone.
public struct SeatPlan: Equatable, Sendable {
  public private(set) var seats: [Presence]
  /// Those at which something is being written, whether or not they are still there: few, and asked for of every row.
  private var writing: [Presence]

  public init(_ seats: [Presence] = []) {
    self.seats = seats
    writing = seats.filter { $0.writing != nil }
  }

  /// Those where somebody sits, who came first first.
  public func here(at now: Instant) -> [Presence] {
    seats.filter { $0.isHere(at: now) }.ordered { ($0.since, $0.seat) < ($1.since, $1.seat) }
  }

  /// The names of those who are here, each once, who came first first.
  public func names(at now: Instant, except name: String? = nil) -> [String] {
    var known: Set<String> = []
    return here(at: now).map(\.teammate).filter { $0 != name && known.insert($0).inserted }
  }

  public func isHere(_ name: String, at now: Instant) -> Bool {
    seats.contains { $0.teammate == name && $0.isHere(at: now) }
  }

  /// When a teammate was last seen at any seat; nil for one who never was.
  public func lastSeen(_ name: String) -> Instant? {
    seats.filter { $0.teammate == name }.map(\.seenAt).max()
  }

  /// The names of those who have been at no seat for so long, and were at one before.
  public func gone(for span: Duration, at now: Instant) -> [String] {
    Set(seats.map(\.teammate)).filter { name in
      !isHere(name, at: now) && (lastSeen(name).map { now - $0 >= span } ?? false)
    }.ordered()
  }

  /// Whether a hold lapses, and since when its holder was not seen.
  ///
  /// It does when the holder was seen at a seat after taking it, and has been at none for so long. Who holds from the
  /// command line alone was never seen, and keeps it.
  ///
  /// - Parameters:
  ///   - taken: when the holder took it, or was given it.
  ///   - span: how long a hold survives; nothing for ever.
  public func lapse(of holder: String, taken: Instant, after span: Duration, at now: Instant) -> Instant? {
    guard span > .zero, !isHere(holder, at: now), let seen = lastSeen(holder), seen >= taken, now - seen >= span else {
      return nil
    }
    return seen
  }

  /// Whether somebody writes to a follower, at another seat than this one.
  public func isWritten(to follower: Follower.ID, except seat: String, at now: Instant) -> Bool {
    writing.contains { $0.writing?.follower == follower && $0.seat != seat && $0.isHere(at: now) }
  }

  /// When the next of those who are here is gone, unless it gives another sign of life; this seat aside.
  public func nextGoing(except seat: String, at now: Instant) -> Instant? {
    seats.filter { $0.seat != seat && $0.isHere(at: now) }.map(\.goneAt).min()
  }

  /// Takes in what was heard of a seat, unless something later is known of it.
  public mutating func take(_ presence: Presence) {
    if let index = seats.firstIndex(where: { $0.seat == presence.seat }) {
      guard presence.seenAt >= seats[index].seenAt else { return }
      seats[index] = presence
    } else {
      seats.append(presence)
    }
    writing = seats.filter { $0.writing != nil }
  }
}
