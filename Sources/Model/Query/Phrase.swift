extension Query {
  /// Words that must stand in a text in this order, next to each other; compared without letter case and accents. Or one
  /// word in any of its forms.
  public struct Phrase: Hashable, Sendable {
    /// As typed, without the quotes and the star.
    public let text: String
    /// Whether the last word may go on (`refund*`).
    public let isPrefix: Bool
    /// What is looked for, as `Words.folded` gives it, each of words parted by single spaces: the text itself first, and
    /// then, of a word that was typed without quotes, its other forms. Any of them is enough. Never empty, nor is one of
    /// them.
    public let forms: [String]

    /// Nil when there is no letter and no digit to look for.
    ///
    /// - Parameter inAllForms: whether it was typed without quotes. One word of letters then stands for all its
    ///   ``WordForms``; but `#refund`, `@refund`, `x2` and *don't* are what they are.
    public init?(_ text: String, isPrefix: Bool = false, inAllForms: Bool = false) {
      let folded = Words.folded(text)
      guard !folded.isEmpty else { return nil }
      self.text = text
      self.isPrefix = isPrefix
      let isWord = text.unicodeScalars.first?.properties.isAlphabetic ?? false
      forms = inAllForms && !isPrefix && isWord ? WordForms.of(folded) : [folded]
    }

    /// Only with those of its forms that pass: without the rest it finds the same, where nobody has written them.
    public func keeping(_ isKept: (String) throws -> Bool) rethrows -> Phrase {
      try Phrase(text: text, isPrefix: isPrefix, forms: forms.prefix(1) + forms.dropFirst().filter(isKept))
    }

    private init(text: String, isPrefix: Bool, forms: [String]) {
      self.text = text
      self.isPrefix = isPrefix
      self.forms = forms
    }

    /// Whether a text, as `Words.folded` gives it, holds this phrase.
    public func isFound(in text: String) -> Bool {
      var rest = text.utf8[...]
      while true {
        if forms.contains(where: { isNext($0.utf8, in: rest) }) { return true }
        guard let gap = rest.firstIndex(of: UInt8(ascii: " ")) else { return false }
        rest = rest[rest.index(after: gap)...]
      }
    }

    /// Whether a text goes on with a form, and then with another word or none.
    private func isNext(_ form: String.UTF8View, in text: Substring.UTF8View) -> Bool {
      guard text.starts(with: form) else { return false }
      let next = text.dropFirst(form.count).first
      return isPrefix || next == nil || next == UInt8(ascii: " ")
    }
  }
}
