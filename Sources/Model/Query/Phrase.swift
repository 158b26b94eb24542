extension Query {
  /// Words that must stand in a text in this order, next to each other; compared without letter case and accents.
  public struct Phrase: Hashable, Sendable {
    /// As typed, without the quotes and the star.
    public let text: String
    /// Whether the last word may go on (`refund*`).
    public let isPrefix: Bool
    /// The words, as `Words.folded` gives them: never empty, parted by single spaces.
    public let folded: String

    /// Nil when there is no letter and no digit to look for.
    public init?(_ text: String, isPrefix: Bool = false) {
      folded = Words.folded(text)
      guard !folded.isEmpty else { return nil }
      self.text = text
      self.isPrefix = isPrefix
    }

    public var words: [String] { folded.split(separator: " ").map(String.init) }

    /// Whether a text, as `Words.folded` gives it, holds this phrase.
    public func isFound(in text: String) -> Bool {
      let space = UInt8(ascii: " ")
      var start = text.utf8.startIndex
      while true {
        var at = start
        var wanted = folded.utf8.makeIterator()
        var next = wanted.next()
        while let byte = next, at < text.utf8.endIndex, text.utf8[at] == byte {
          at = text.utf8.index(after: at)
          next = wanted.next()
        }
        if next == nil, isPrefix || at == text.utf8.endIndex || text.utf8[at] == space { return true }
        guard let gap = text.utf8[start...].firstIndex(of: space) else { return false }
        start = text.utf8.index(after: gap)
      }
    }
  }
}
