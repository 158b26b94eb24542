/// The compiled word lists: which phrase of words is which cue. Immutable and shared.
///
/// Phrases are paths in a trie of word numbers. A node's edges live in one hash table for the whole trie.
final class Lexicon: Sendable {
  /// Words in the longest phrase: this bounds the work at each word of a text.
  static let longestPhrase = 8

  /// What a phrase is: a cue, in some languages.
  struct Entry: Sendable {
    var cue: Cue
    var languages: LanguageMask
  }

  let vocabulary: Vocabulary
  /// The entries of node n are `entries[firstEntry[n]..<firstEntry[n + 1]]`.
  private let firstEntry: [UInt32]
  private let entries: [Entry]
  /// For each word number the node after it at a phrase's start, 0 where no phrase starts so.
  private let roots: [UInt32]
  private let edgeKeys: [UInt64]
  private let edgeNodes: [UInt32]
  /// Whether an edge leads on, and whether one of them takes any word.
  private let hasEdges: [Bool]
  private let takesAnyWord: [Bool]
  /// For each word number the languages that it is a function word of.
  let votes: [LanguageMask]

  init(_ builder: LexiconBuilder) {
    vocabulary = builder.vocabulary
    let words = vocabulary.count
    var roots = [UInt32](repeating: 0, count: words)
    var votes = [LanguageMask](repeating: LanguageMask(bits: 0), count: words)
    var firstEntry: [UInt32] = []
    var entries: [Entry] = []
    for node in builder.nodes {
      firstEntry.append(UInt32(entries.count))
      entries += node
    }
    firstEntry.append(UInt32(entries.count))

    var size = 1024
    while size < builder.edges.count * 2 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var targets = [UInt32](repeating: 0, count: size)
    var hasEdges = [Bool](repeating: false, count: builder.nodes.count)
    var takesAnyWord = hasEdges
    for (key, target) in builder.edges {
      let node = Int(key >> 16)
      let word = UInt16(truncatingIfNeeded: key)
      if node == 0 {
        roots[Int(word)] = target
        for entry in builder.nodes[Int(target)] {
          if let language = entry.cue.language { votes[Int(word)].insert(language) }
        }
        continue
      }
      hasEdges[node] = true
      if word == Vocabulary.anyWord { takesAnyWord[node] = true }
      var slot = Self.slot(key, size)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      targets[slot] = target
    }
    self.roots = roots
    self.votes = votes
    self.firstEntry = firstEntry
    self.entries = entries
    self.edgeKeys = keys
    self.edgeNodes = targets
    self.hasEdges = hasEdges
    self.takesAnyWord = takesAnyWord
  }

  @inline(__always)
  func root(_ word: UInt16) -> UInt32 { roots[Int(word)] }

  @inline(__always)
  func entries(of node: UInt32) -> ArraySlice<Entry> {
    entries[Int(firstEntry[Int(node)])..<Int(firstEntry[Int(node) + 1])]
  }

  @inline(__always)
  func leadsOn(_ node: UInt32) -> Bool { hasEdges[Int(node)] }

  @inline(__always)
  func takesAnyWord(_ node: UInt32) -> Bool { takesAnyWord[Int(node)] }

  @inline(__always)
  func next(_ node: UInt32, _ word: UInt16) -> UInt32 {
    let key = UInt64(node) << 16 | UInt64(word)
    var slot = Self.slot(key, edgeKeys.count)
    while edgeKeys[slot] != 0 {
      if edgeKeys[slot] == key { return edgeNodes[slot] }
      slot = (slot + 1) & (edgeKeys.count - 1)
    }
    return 0
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    let mixed = key &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 40) & (count - 1)
  }
}

/// Collects phrases while word lists are read.
struct LexiconBuilder {
  var vocabulary = Vocabulary()
  /// The entries of each node; node 0 is where every phrase starts.
  private(set) var nodes: [[Lexicon.Entry]] = [[]]
  /// `node << 16 | word` to the node after it.
  private(set) var edges: [UInt64: UInt32] = [:]

  mutating func add(_ path: [UInt16], _ cue: Cue, _ languages: LanguageMask) {
    var node: UInt32 = 0
    for word in path {
      let key = UInt64(node) << 16 | UInt64(word)
      if let next = edges[key] {
        node = next
      } else {
        nodes.append([])
        node = UInt32(nodes.count - 1)
        edges[key] = node
      }
    }
    if let same = nodes[Int(node)].firstIndex(where: { $0.cue == cue }) {
      nodes[Int(node)][same].languages.bits |= languages.bits
    } else {
      nodes[Int(node)].append(Lexicon.Entry(cue: cue, languages: languages))
    }
  }
}
