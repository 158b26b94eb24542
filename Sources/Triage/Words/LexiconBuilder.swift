/// Collects phrases while word lists are read.
struct LexiconBuilder {
  var vocabulary = Vocabulary()
  /// Topics of the team's own, in the order of their lists.
  private(set) var ownTopics: [String] = []
  private(set) var edges = Edges(capacity: 1 << 15)
  /// For each node whether an edge leads on from it, and whether one takes any word. Node 0 is where phrases start.
  private(set) var leadsOn = [false]
  private(set) var takesAnyWord = [false]
  /// The entries of all nodes: a chain for each node, by index, -1 at its end.
  private var entries: [(entry: Lexicon.Entry, next: Int32)] = []
  private var firstEntry: [Int32] = [-1]

  var nodeCount: Int { leadsOn.count }
  var entryCount: Int { entries.count }

  mutating func add(_ path: [UInt16], _ cue: Cue, _ languages: LanguageMask, topic: UInt8 = 0) {
    var node: UInt32 = 0
    for word in path {
      var next = edges.next(node, word)
      if next == 0 {
        next = UInt32(leadsOn.count)
        edges.add(node, word, to: next)
        leadsOn.append(false)
        takesAnyWord.append(false)
        firstEntry.append(-1)
        leadsOn[Int(node)] = true
        if word == Vocabulary.anyWord { takesAnyWord[Int(node)] = true }
      }
      node = next
    }
    var index = firstEntry[Int(node)]
    while index >= 0 {
      if entries[Int(index)].entry.cue == cue, entries[Int(index)].entry.topic == topic {
        entries[Int(index)].entry.languages.bits |= languages.bits
        return
      }
      index = entries[Int(index)].next
    }
    entries.append((Lexicon.Entry(cue: cue, languages: languages, topic: topic), firstEntry[Int(node)]))
    firstEntry[Int(node)] = Int32(entries.count - 1)
  }

  /// Takes a phrase away from a cue.
  ///
  /// - Returns: whether it was there in one of these languages.
  mutating func remove(_ path: [UInt16], _ cue: Cue, _ languages: LanguageMask) -> Bool {
    var node: UInt32 = 0
    for word in path {
      node = edges.next(node, word)
      if node == 0 { return false }
    }
    var index = firstEntry[Int(node)]
    while index >= 0 {
      let entry = entries[Int(index)].entry
      if entry.cue == cue, entry.languages.overlaps(languages) {
        entries[Int(index)].entry.languages.bits &= ~languages.bits
        return true
      }
      index = entries[Int(index)].next
    }
    return false
  }

  /// The number of a topic of the team's own, a new one where it had none; nil when there are as many as numbers.
  mutating func topic(_ name: String) -> UInt8? {
    if let index = ownTopics.firstIndex(of: name) { return UInt8(index + 1) }
    guard ownTopics.count < Int(UInt8.max) else { return nil }
    ownTopics.append(name)
    return UInt8(ownTopics.count)
  }

  func forEachEntry(of node: UInt32, _ body: (Lexicon.Entry) -> Void) {
    var index = firstEntry[Int(node)]
    while index >= 0 {
      body(entries[Int(index)].entry)
      index = entries[Int(index)].next
    }
  }
}
