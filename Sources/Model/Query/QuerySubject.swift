/// What a query is matched against in memory: a conversation and what belongs to it.
public struct QuerySubject: Sendable {
  public var conversation: Conversation
  public var profile: Profile
  /// The texts of its inbound and outbound messages; empty where no query term asks for words.
  public var texts: [String]

  public init(conversation: Conversation, profile: Profile, texts: [String] = []) {
    self.conversation = conversation
    self.profile = profile
    self.texts = texts
  }
}
