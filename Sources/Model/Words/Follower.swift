/// An account that talks to or about us.
public struct Follower: Equatable, Sendable {
  public struct ID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
  }

  public var id: ID
  /// The network the account lives on: the channel's part before the first colon, or the channel itself.
  public var network: String
  /// The network's own stable id of the account, else its handle.
  public var account: String
  public var profile: Profile
  public var segment: Segment
  /// Further segments that are plainly there too.
  public var alsoSegments: [Segment]
  /// Whether a teammate set the segment by hand; triage then leaves it alone.
  public var segmentIsCorrected: Bool
  public var firstSeen: Instant
  public var lastSeen: Instant
  /// How many conversations we have had with this account.
  public var conversations: Int

  public init(
    id: ID, network: String, account: String, profile: Profile, segment: Segment = .general,
    alsoSegments: [Segment] = [], segmentIsCorrected: Bool = false, firstSeen: Instant, lastSeen: Instant,
    conversations: Int = 0
  ) {
    self.id = id
    self.network = network
    self.account = account
    self.profile = profile
    self.segment = segment
    self.alsoSegments = alsoSegments
    self.segmentIsCorrected = segmentIsCorrected
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.conversations = conversations
  }
}

/// What an account says of itself, as the network last told us. All of it is written by strangers.
public struct Profile: Equatable, Sendable {
  /// The handle without a leading `@`.
  public var handle: String
  public var name: String
  public var bio: String
  public var place: String
  /// Follower count, nil where the network does not tell.
  public var followers: Int?
  public var isVerified: Bool

  public init(
    handle: String, name: String = "", bio: String = "", place: String = "", followers: Int? = nil,
    isVerified: Bool = false
  ) {
    self.handle = handle
    self.name = name
    self.bio = bio
    self.place = place
    self.followers = followers
    self.isVerified = isVerified
  }
}
