/// Collects phrases while word lists are read.
struct LexiconBuilder {
  var vocabulary = Vocabulary()
  private(set) var edges = Edges(capacity: 1 << 15)
  /// For each node whether an edge leads on from it, and whether one takes any word. Node 0 is where phrases start.
  private(set) var leadsOn = [false]
  private(set) var takesAnyWord = [false]
  /// The entries of all nodes: a chain for each node, by index, -1 at its end.
  private var entries: [(entry: Lexicon.Entry, next: Int32)] = []
  private var firstEntry: [Int32] = [-1]

  var nodeCount: Int { leadsOn.count }
  var entryCount: Int { entries.count }

  mutating func add(_ path: [UInt16], _ cue: Cue, _ languages: LanguageMask) {
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
      if entries[Int(index)].entry.cue == cue {
        entries[Int(index)].entry.languages.bits |= languages.bits
        return
      }
      index = entries[Int(index)].next
    }
    entries.append((Lexicon.Entry(cue: cue, languages: languages), firstEntry[Int(node)]))
    firstEntry[Int(node)] = Int32(entries.count - 1)
  }

  func forEachEntry(of node: UInt32, _ body: (Lexicon.Entry) -> Void) {
    var index = firstEntry[Int(node)]
    while index >= 0 {
      body(entries[Int(index)].entry)
      index = entries[Int(index)].next
    }
  }
}
