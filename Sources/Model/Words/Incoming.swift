/// One message as a network, a file or a stream hands it to the desk.
public struct Incoming: Equatable, Sendable {
  /// What the network says happened.
  public enum Change: String, Sendable, Hashable {
    case new, edited, deleted
  }

  /// The account of ours it came to or left from, such as `mastodon:@acme@social.example`.
  public var channel: String
  /// The network's id, unique in the channel: a second copy changes nothing.
  public var id: String
  /// The network's id of what it answers.
  public var parent: String?
  /// The network's id of the thread, where it tells one; else the desk follows `parent`.
  public var thread: String?
  /// Whether one of our own accounts wrote it.
  public var isOurs: Bool
  /// The writer's stable id on the network; the handle where there is none.
  public var account: String
  public var profile: Profile
  public var at: Instant
  public var text: String
  public var url: String?
  public var change: Change

  public init(
    channel: String, id: String, parent: String? = nil, thread: String? = nil, isOurs: Bool = false,
    account: String, profile: Profile, at: Instant, text: String, url: String? = nil, change: Change = .new
  ) {
    self.channel = channel
    self.id = id
    self.parent = parent
    self.thread = thread
    self.isOurs = isOurs
    self.account = account
    self.profile = profile
    self.at = at
    self.text = text
    self.url = url
    self.change = change
  }

  /// The network of a channel: the part before the first colon, or all of it.
  public static func network(of channel: String) -> String {
    channel.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(channel[..<$0]) } ?? channel
  }
}
