/// One thing said in a conversation: by a follower, by us, or among ourselves.
public struct Message: Equatable, Sendable {
  public enum Direction: Int, Sendable, Hashable {
    /// A follower to or about us.
    case inbound = 0
    /// Us to a follower.
    case outbound = 1
    /// Among ourselves: a note, the reason of an escalation, an executive's instruction.
    case note = 2

    /// The word of JSON.
    public var word: String {
      switch self {
      case .inbound: "inbound"
      case .outbound: "outbound"
      case .note: "note"
      }
    }
  }

  /// What became of a message after it was first stored.
  public enum State: Int, Sendable, Hashable {
    case standing = 0
    /// Written here, waiting in the outbox.
    case toSend = 1
    /// Taken back before it left.
    case withdrawn = 2
    /// Deleted on the network; we keep the text.
    case deleted = 3

    /// The word of JSON.
    public var word: String {
      switch self {
      case .standing: "standing"
      case .toSend: "to_send"
      case .withdrawn: "withdrawn"
      case .deleted: "deleted"
      }
    }
  }

  /// Its place in the conversation, from 1, in order of arrival.
  public var number: Int
  public var direction: Direction
  /// The follower's handle, our account, or the teammate.
  public var author: String
  public var text: String
  /// When it was said, by the network's clock.
  public var at: Instant
  /// The network's id; nil for what was written here and has not been delivered.
  public var remoteID: String?
  /// The network's id of what it answers.
  public var parent: String?
  public var url: String?
  public var state: State
  /// How often the network reported an edit; earlier texts are kept.
  public var edits: Int

  public init(
    number: Int, direction: Direction, author: String, text: String, at: Instant, remoteID: String? = nil,
    parent: String? = nil, url: String? = nil, state: State = .standing, edits: Int = 0
  ) {
    self.number = number
    self.direction = direction
    self.author = author
    self.text = text
    self.at = at
    self.remoteID = remoteID
    self.parent = parent
    self.url = url
    self.state = state
    self.edits = edits
  }
}
