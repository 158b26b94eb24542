/// The compiled word lists: which phrase of words is which cue. Immutable and shared.
///
/// Phrases are paths in a trie of word numbers. The edges of all its nodes live in one hash table.
final class Lexicon: Sendable {
  /// Words in the longest phrase: this bounds the work at each word of a text.
  static let longestPhrase = 8

  /// What a phrase is: a cue, in some languages.
  struct Entry: Sendable {
    var cue: Cue
    var languages: LanguageMask
    /// Which topic of the team's own, from 1; 0 for none.
    var topic: UInt8 = 0
  }

  let vocabulary: Vocabulary
  /// The topics that the team has added.
  let ownTopics: [String]
  private let edges: Edges
  /// The entries of node n are `entries[firstEntry[n]..<firstEntry[n + 1]]`.
  private let firstEntry: [UInt32]
  private let entries: [Entry]
  /// For each word number the node after it at a phrase's start, 0 where no phrase starts so.
  private let roots: [UInt32]
  /// Whether an edge leads on, and whether one of them takes any word.
  private let leadsOn: [Bool]
  private let takesAnyWord: [Bool]
  /// For each word number the languages that it is a function word of.
  let votes: [LanguageMask]

  init(_ builder: LexiconBuilder) {
    vocabulary = builder.vocabulary
    ownTopics = builder.ownTopics
    edges = builder.edges
    leadsOn = builder.leadsOn
    takesAnyWord = builder.takesAnyWord
    var firstEntry: [UInt32] = []
    var entries: [Entry] = []
    firstEntry.reserveCapacity(builder.nodeCount + 1)
    entries.reserveCapacity(builder.entryCount)
    for node in 0..<builder.nodeCount {
      firstEntry.append(UInt32(entries.count))
      builder.forEachEntry(of: UInt32(node)) { entries.append($0) }
    }
    firstEntry.append(UInt32(entries.count))
    self.firstEntry = firstEntry
    self.entries = entries

    var roots = [UInt32](repeating: 0, count: vocabulary.count)
    var votes = [LanguageMask](repeating: LanguageMask(bits: 0), count: vocabulary.count)
    for word in 1..<vocabulary.count {
      let node = edges.next(0, UInt16(word))
      roots[word] = node
      if node == 0 { continue }
      builder.forEachEntry(of: node) { entry in
        if let language = entry.cue.language, entry.languages.bits != 0 { votes[word].insert(language) }
      }
    }
    self.roots = roots
    self.votes = votes
  }

  @inline(__always)
  func root(_ word: UInt16) -> UInt32 { roots[Int(word)] }

  @inline(__always)
  func hasEntries(_ node: UInt32) -> Bool { firstEntry[Int(node)] < firstEntry[Int(node) + 1] }

  @inline(__always)
  func entries(of node: UInt32) -> ArraySlice<Entry> {
    entries[Int(firstEntry[Int(node)])..<Int(firstEntry[Int(node) + 1])]
  }

  @inline(__always)
  func leadsOn(_ node: UInt32) -> Bool { leadsOn[Int(node)] }

  @inline(__always)
  func takesAnyWord(_ node: UInt32) -> Bool { takesAnyWord[Int(node)] }

  @inline(__always)
  func next(_ node: UInt32, _ word: UInt16) -> UInt32 { edges.next(node, word) }
}

/// The edges of a trie, from a node by a word to the next node: one table, open addressing.
struct Edges: Sendable {
  private var keys: [UInt64]
  private var nodes: [UInt32]
  private var count = 0

  init(capacity: Int) {
    keys = Array(repeating: 0, count: capacity)
    nodes = Array(repeating: 0, count: capacity)
  }

  /// The node after a word, 0 where no edge leads there.
  @inline(__always)
  func next(_ node: UInt32, _ word: UInt16) -> UInt32 {
    let key = UInt64(node) << 16 | UInt64(word)
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return nodes[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// Adds an edge that is not there yet. A word's number is never 0, so no key is.
  mutating func add(_ node: UInt32, _ word: UInt16, to target: UInt32) {
    if (count + 1) * 2 > keys.count { grow() }
    insert(UInt64(node) << 16 | UInt64(word), target)
    count += 1
  }

  private mutating func insert(_ key: UInt64, _ target: UInt32) {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    nodes[slot] = target
  }

  private mutating func grow() {
    let old = self
    self = Edges(capacity: keys.count * 2)
    count = old.count
    for (key, target) in zip(old.keys, old.nodes) where key != 0 { insert(key, target) }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 40) & (count - 1)
  }
}
