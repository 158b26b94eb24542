public import Model

/// What changed since a watcher last looked, folded: however much happened, it is one value.
public struct DeskChange: Sendable, Hashable {
  /// Conversations that were opened or changed, or whose draft was.
  public var conversations: Set<Conversation.ID>
  /// So much changed that looking at everything again is cheaper; `conversations` is then empty.
  public var isReload: Bool
  /// Policies, team or views changed.
  public var areSettingsChanged: Bool

  public init(
    conversations: Set<Conversation.ID> = [], isReload: Bool = false, areSettingsChanged: Bool = false
  ) {
    self.conversations = conversations
    self.isReload = isReload
    self.areSettingsChanged = areSettingsChanged
  }

  /// Above so many conversations a change asks for a reload.
  static let bound = 2000

  mutating func fold(in other: DeskChange) {
    areSettingsChanged = areSettingsChanged || other.areSettingsChanged
    isReload = isReload || other.isReload
    if !isReload { conversations.formUnion(other.conversations) }
    if isReload || conversations.count > Self.bound {
      isReload = true
      conversations = []
    }
  }
}
