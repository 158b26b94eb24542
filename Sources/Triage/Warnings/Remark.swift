public import Model

/// One message of a follower as the early warning hears it: when, who, about what.
public struct Remark: Sendable, Equatable {
  /// When it was said; never later than when the desk heard it, so that no sender's clock runs ahead of ours.
  public var at: Instant
  public var conversation: Conversation.ID
  public var account: Follower.ID
  /// The account's handle without `@`.
  public var handle: String
  /// How many follow the account; nil where the network does not tell.
  public var audience: Int?
  public var channel: String
  public var thread: String
  public var topics: [String]
  public var hashtags: [Hashtag]
  public var segment: Segment
  public var stance: Stance

  /// - Parameter text: what was said; only its hashtags are kept.
  public init(
    at: Instant, conversation: Conversation.ID, account: Follower.ID, handle: String = "", audience: Int? = nil,
    channel: String = "", thread: String, topics: [String] = [], text: String = "", segment: Segment = .general,
    stance: Stance = .neutral
  ) {
    self.at = at
    self.conversation = conversation
    self.account = account
    self.handle = handle
    self.audience = audience
    self.channel = channel
    self.thread = thread
    self.topics = Array(topics.prefix(Self.mostTopics))
    self.hashtags = Hashtag.all(in: text)
    self.segment = segment
    self.stance = stance
  }

  /// Of more topics the first count: what one message can cost has a bound.
  private static let mostTopics = 16
}
