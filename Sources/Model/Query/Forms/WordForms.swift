/// The written forms of a word: what a bare word of a search stands for.
///
/// A pure function of the word alone, in all languages at once, for nobody says in which one they type: who searches
/// *refund* finds *refunds* and *refunded*, who searches *remboursé* finds *rembourser*. So nothing of it is in an index, and a
/// match in memory, both databases, relevance and marks agree. Forms that no language has cost nothing, for nobody
/// wrote them; what matters is that no two words meet that have nothing to do with each other.
///
/// If one word is among the forms of another, the other is among its forms.
public enum WordForms {
  /// All forms of a word, the word itself first; itself alone where it is no word of Latin letters.
  ///
  /// - Parameter word: as `Words.folded` gives it.
  public static func of(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    guard letters.count <= longest, word.unicodeScalars.allSatisfy(isLatin), !alone.contains(word) else {
      return [word]
    }
    var forms: [String] = []
    for paradigm in Paradigm.all { paradigm.add(formsOf: letters, to: &forms) }
    var all = [word]
    for form in forms.ordered() where form != all[all.count - 1] && form != word && form.utf8.count <= longest {
      if !alone.contains(form) { all.append(form) }
    }
    return all
  }

  /// A Latin letter as it is folded; the `ß` and the like stay as they are, and count as two letters.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("\u{DF}"..."\u{24F}").contains(scalar) && scalar.properties.isAlphabetic
  }

  /// The longest word that has forms, in letters: only compounds of German come near it.
  private static let longest = 32

  /// Common words that only look like a form of another: *mois* and *moi*, *even* and *evening*, *leider* and *leiden*.
  private static let alone = [
    "even", "news", "comme", "fils", "fois", "mais", "mois", "aussen", "außen", "etwas", "leider", "sondern", "wegen",
    "como",
    "dios", "para", "seis",
  ]
}
