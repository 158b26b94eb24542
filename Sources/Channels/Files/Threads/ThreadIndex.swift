import Model

/// Learns from a first pass over a file which account of ours each thread belongs to.
///
/// A thread is what parent links connect, also through a parent that is not in the file: two rows with the same
/// unknown parent share a thread. It belongs to the account of ours that wrote its earliest row of ours; else to
/// the account of ours (any author of a row of ours anywhere in the file) that its rows mention first in time.
/// Where two rows have the same time, the one that comes first in the file counts.
///
/// Memory for each row, whatever its text: about 20 bytes for each identifier seen, 16 for a row of ours, 20 for
/// a mention; some 60 in all, and no strings.
struct ThreadIndex {
  private struct Mention {
    var node: Int32
    var at: Instant
    var name: UInt64
  }

  private struct Answer {
    var node: Int32
    var account: Int32
    var at: Instant
  }

  private var nodes = IDTable()
  /// Union-find over the nodes.
  private var up: [Int32] = []
  /// Whether a message came for the node; else it is only known as a parent.
  private var isMessage: [Bool] = []
  private var accounts: [String] = []
  /// By the lower-cased name's hash.
  private var accountNumbers: [UInt64: Int32] = [:]
  private var answers: [Answer] = []
  private var mentions: [Mention] = []

  /// A second message of the same id changes nothing, as it changes nothing at the desk.
  mutating func add(_ message: Incoming) {
    let node = node(message.id)
    if isMessage[Int(node)] { return }
    isMessage[Int(node)] = true
    if let parent = message.parent { join(node, self.node(parent)) }
    if let thread = message.thread { join(node, self.node(thread)) }
    if message.isOurs {
      answers.append(Answer(node: node, account: account(message.profile.handle), at: message.at))
    } else {
      Mentions.each(in: message.text) { name in
        mentions.append(Mention(node: node, at: message.at, name: IDTable.hash(name)))
      }
    }
  }

  /// The channel of every thread; `fallback` where nothing tells.
  consuming func channels(fallback: String) -> ThreadChannels {
    var first = [Int32](repeating: -1, count: up.count)
    var firstAt = [Instant](repeating: Instant(milliseconds: .max), count: up.count)
    for answer in answers {
      let root = Int(root(answer.node))
      if answer.at < firstAt[root] {
        firstAt[root] = answer.at
        first[root] = answer.account
      }
    }
    let isAnswered = first.map { $0 >= 0 }
    for mention in mentions {
      guard let account = accountNumbers[mention.name] else { continue }
      let root = Int(root(mention.node))
      if !isAnswered[root], mention.at < firstAt[root] {
        firstAt[root] = mention.at
        first[root] = account
      }
    }
    for node in up.indices { first[node] = first[Int(root(Int32(node)))] }
    return ThreadChannels(nodes: nodes, accountOfNode: first, accounts: accounts, fallback: fallback)
  }

  private mutating func account(_ name: String) -> Int32 {
    let hash = IDTable.hash(name.lowercased())
    if let known = accountNumbers[hash] { return known }
    let number = Int32(accounts.count)
    accounts.append(name)
    accountNumbers[hash] = number
    return number
  }

  private mutating func node(_ id: String) -> Int32 {
    let (number, isNew) = nodes.number(of: id)
    if isNew {
      up.append(number)
      isMessage.append(false)
    }
    return number
  }

  /// Halves the way up as it goes: no recursion however deep a thread is.
  private mutating func root(_ node: Int32) -> Int32 {
    var node = node
    while up[Int(node)] != node {
      up[Int(node)] = up[Int(up[Int(node)])]
      node = up[Int(node)]
    }
    return node
  }

  private mutating func join(_ a: Int32, _ b: Int32) {
    let (a, b) = (root(a), root(b))
    // The older node stays on top: answers come after what they answer, so trees stay flat.
    if a != b { up[Int(max(a, b))] = min(a, b) }
  }
}

/// Which channel each message's thread belongs to.
struct ThreadChannels {
  fileprivate let nodes: IDTable
  fileprivate let accountOfNode: [Int32]
  fileprivate let accounts: [String]
  fileprivate let fallback: String

  func channel(ofMessage id: String) -> String {
    guard let node = nodes.find(id), accountOfNode[Int(node)] >= 0 else { return fallback }
    return accounts[Int(accountOfNode[Int(node)])]
  }
}
