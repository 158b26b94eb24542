public import Model

/// What changed since a watcher last looked, folded: however much happened, it is one value.
public struct DeskChange: Sendable, Equatable {
  /// Conversations that were opened or changed, or whose draft was.
  public var conversations: Set<Conversation.ID>
  /// So much changed that looking at everything again is cheaper; `conversations` is then empty.
  public var isReload: Bool
  /// Policies, team or views changed.
  public var areSettingsChanged: Bool
  /// Somebody may be called now who was not before, or no longer: by what teammates do, not by what followers write.
  public var areCallsChanged: Bool
  /// All seats as they are now, where one of them has changed; nil where none has. Most who look need nothing else read.
  public var presence: SeatPlan?

  public init(
    conversations: Set<Conversation.ID> = [], isReload: Bool = false, areSettingsChanged: Bool = false,
    areCallsChanged: Bool = false, presence: SeatPlan? = nil
  ) {
    self.conversations = conversations
    self.isReload = isReload
    self.areSettingsChanged = areSettingsChanged
    self.areCallsChanged = areCallsChanged
    self.presence = presence
  }

  /// Above so many conversations a change asks for a reload.
  static let bound = 2000

  mutating func fold(in other: DeskChange) {
    areSettingsChanged = areSettingsChanged || other.areSettingsChanged
    areCallsChanged = areCallsChanged || other.areCallsChanged
    isReload = isReload || other.isReload
    presence = other.presence ?? presence
    if !isReload { conversations.formUnion(other.conversations) }
    if isReload || conversations.count > Self.bound {
      isReload = true
      conversations = []
    }
  }
}
