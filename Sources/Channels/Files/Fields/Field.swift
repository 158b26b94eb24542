/// What a row can tell of a message. The names are those of `--map`, and the keys and columns looked for
/// where `--map` does not say otherwise.
public enum Field: Int, CaseIterable, Sendable, Hashable {
  case id, channel, parent, thread
  /// The writer's handle.
  case author
  /// The writer's stable id on the network.
  case authorID
  case name, bio, followers, verified, place
  case at, text, url
  /// Whether we wrote it.
  case ours
  /// `new`, `edited` or `deleted`.
  case change

  public var name: String {
    switch self {
    case .id: "id"
    case .channel: "channel"
    case .parent: "parent"
    case .thread: "thread"
    case .author: "author"
    case .authorID: "author_id"
    case .name: "name"
    case .bio: "bio"
    case .followers: "followers"
    case .verified: "verified"
    case .place: "place"
    case .at: "at"
    case .text: "text"
    case .url: "url"
    case .ours: "ours"
    case .change: "change"
    }
  }

  /// Other names by which the field is known.
  var aliases: [String] { self == .author ? ["handle"] : [] }

  init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name || $0.aliases.contains(name) }) else { return nil }
    self = found
  }
}
