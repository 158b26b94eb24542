import Model

/// What a transaction has decided and not written yet: conversations and followers, each as it will be.
///
/// A batch of an import comes back to the same ones again and again; they are written once.
final class SavedUp {
  private(set) var conversations: [Conversation.ID: PendingConversation] = [:]
  private(set) var followers: [Follower.ID: PendingFollower] = [:]
  /// New conversations by where they stand: a follower has one in a thread.
  private var places: [Place: Conversation.ID] = [:]
  private var threads: [Thread: [Conversation.ID]] = [:]
  private var accounts: [Account: Follower.ID] = [:]
  /// By handles in small letters. Those who have changed theirs meanwhile are still under the former, too.
  private var handles: [Account: [Follower.ID]] = [:]

  var isEmpty: Bool { conversations.isEmpty && followers.isEmpty }

  func keep(_ pending: PendingConversation) {
    let now = pending.after
    if pending.isNew, conversations[now.id] == nil {
      places[Place(channel: now.channel, thread: now.thread, follower: now.follower)] = now.id
      threads[Thread(channel: now.channel, thread: now.thread), default: []].append(now.id)
    }
    conversations[now.id] = pending
  }

  func keep(_ pending: PendingFollower) {
    let now = pending.follower
    let last = followers.updateValue(pending, forKey: now.id)?.follower
    if let last, last.account != now.account { accounts[Account(network: last.network, account: last.account)] = nil }
    accounts[Account(network: now.network, account: now.account)] = now.id
    if last?.profile.handle == now.profile.handle { return }
    handles[Account(network: now.network, account: now.profile.handle.lowercased()), default: []].append(now.id)
  }

  func conversation(_ channel: String, _ thread: String, _ follower: Follower.ID) -> Conversation.ID? {
    places[Place(channel: channel, thread: thread, follower: follower)]
  }

  /// The new conversations in a thread.
  func opened(_ channel: String, _ thread: String) -> [Conversation] {
    threads[Thread(channel: channel, thread: thread), default: []].compactMap { conversations[$0]?.after }
  }

  func follower(_ network: String, _ account: String) -> Follower? {
    accounts[Account(network: network, account: account)].flatMap { followers[$0]?.follower }
  }

  /// Those who go by a handle, given in small letters.
  func followers(_ network: String, _ handle: String) -> [Follower] {
    guard let ids = handles[Account(network: network, account: handle)] else { return [] }
    return ids.compactMap { followers[$0]?.follower }.filter { $0.profile.handle.lowercased() == handle }
  }

  func removeAll() {
    conversations = [:]
    followers = [:]
    places = [:]
    threads = [:]
    accounts = [:]
    handles = [:]
  }

  private struct Place: Hashable {
    var channel: String
    var thread: String
    var follower: Follower.ID
  }

  private struct Thread: Hashable {
    var channel: String
    var thread: String
  }

  private struct Account: Hashable {
    var network: String
    var account: String
  }
}

/// What a transaction has decided about one conversation so far. Shared, because it grows with each message of a batch.
///
/// `@unchecked Sendable`: only `Writer.append` changes it, on its transaction's thread, until it is no longer saved up.
/// `Writer.flush()` takes it out of there before another thread may read it; what comes later makes a new one. A thread
/// that still reads when a write has failed reads what nobody will change.
final class PendingConversation: @unchecked Sendable {
  let channel: Int64
  /// As it is stored, and the hash of its last act there; a new one is not stored at all, and has none.
  let before: Conversation
  let head: [UInt8]?
  var after: Conversation
  var outcomes: [Outcome] = []

  init(channel: Int64, before: Conversation, head: [UInt8]?) {
    self.channel = channel
    self.before = before
    self.head = head
    after = before
  }

  var isNew: Bool { before.events == 0 }

  /// The rows to write. Making them takes longer than writing them, and goes beside others.
  func rows() -> Rows {
    var acts = outcomes.map(StoredAct.init)
    let former = head ?? before.chainOrigin
    var head = former
    for index in acts.indices {
      head = acts[index].link(after: head, of: after.id)
      acts[index].hash = head
    }
    let values = ConversationRow.values(of: after, channel: channel, head: head)
    if isNew { return Rows(acts: acts, columns: Array(values.indices), values: values) }
    let old = ConversationRow.values(of: before, channel: channel, head: former)
    let changed = values.indices.filter { values[$0] != old[$0] }
    return Rows(acts: acts, columns: changed, values: changed.map { values[$0] })
  }

  struct Rows: Sendable {
    var acts: [StoredAct]
    /// The columns of the conversation's row that are to be written, by number, and what goes there.
    var columns: [Int]
    var values: [SQLValue]
  }
}

/// What a transaction knows of one follower that is not written yet.
struct PendingFollower {
  var follower: Follower
  /// As it is stored; nil for a new one.
  var before: Follower?
}
