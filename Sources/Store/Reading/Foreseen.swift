import Model

/// What a batch is going to ask for, read at once.
///
/// On a server each question costs a journey; a batch of messages asks several for each of them. What a transaction writes
/// meanwhile is noted here or taken out, so that an answer is always what the engine would say.
struct Foreseen {
  struct Message: Hashable {
    var channel: String
    var remoteID: String
  }

  struct Account: Hashable {
    var network: String
    var account: String
  }

  struct Stored {
    var conversation: Conversation
    /// The hash of its last act.
    var head: [UInt8]
  }

  /// What the desk knows of messages: nil where it knows nothing.
  var messages: [Message: Known?] = [:]
  /// Nil where nobody has the account.
  private var accounts: [Account: Follower.ID?] = [:]
  /// By handles in small letters: who was seen last under each; nil where nobody goes by it.
  private var handles: [Account: Follower.ID?] = [:]
  private(set) var followers: [Follower.ID: Follower] = [:]
  private(set) var conversations: [Conversation.ID: Stored] = [:]
  private var spots: [Spot: Conversation.ID] = [:]

  private struct Spot: Hashable {
    var channel: String
    var thread: String
    var follower: Follower.ID
  }

  func conversation(_ channel: String, _ thread: String, _ follower: Follower.ID) -> Conversation.ID? {
    spots[Spot(channel: channel, thread: thread, follower: follower)]
  }

  mutating func keep(_ stored: Stored) {
    let conversation = stored.conversation
    conversations[conversation.id] = stored
    let spot = Spot(
      channel: conversation.channel, thread: conversation.thread, follower: conversation.follower)
    spots[spot] = conversation.id
  }

  /// Who has an account, as it is stored: nil where that was not asked, or has changed since.
  func follower(account: Account) -> Follower?? { answer(accounts[account]) }

  /// The same by a handle in small letters.
  func follower(handle: Account) -> Follower?? { answer(handles[handle]) }

  private func answer(_ found: Follower.ID??) -> Follower?? {
    guard let found else { return nil }
    guard let id = found else { return .some(nil) }
    return followers[id].map { .some($0) }
  }

  mutating func keep(_ follower: Follower) { followers[follower.id] = follower }

  /// Notes who has an account; nil for nobody.
  mutating func keep(_ follower: Follower?, account: Account) {
    accounts[account] = .some(follower?.id)
    if let follower { keep(follower) }
  }

  /// The same by a handle in small letters.
  mutating func keep(_ follower: Follower?, handle: Account) {
    handles[handle] = .some(follower?.id)
    if let follower { keep(follower) }
  }

  /// What has been written is read from the engine from now on. Where a conversation stands does not change.
  mutating func forget(_ changes: [PendingConversation], _ followers: [PendingFollower]) {
    for change in changes {
      conversations[change.after.id] = nil
      // Its follower has one more.
      if change.isNew { self.followers[change.after.follower] = nil }
    }
    for change in followers {
      self.followers[change.follower.id] = nil
      for follower in [change.follower, change.before].compactMap({ $0 }) {
        accounts[Account(network: follower.network, account: follower.account)] = nil
        handles[Account(network: follower.network, account: follower.profile.handle.lowercased())] = nil
      }
    }
  }
}
