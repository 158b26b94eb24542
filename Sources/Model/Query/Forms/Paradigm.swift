/// Endings that stand for one another at the end of one stem: `refund` takes none, `s`, `ed` and `ing`.
///
/// The first ones lead: a leading ending stands for all, and all for it. Those behind the bar do not stand for each other:
/// of a verb nobody types the third person plural to find the first, and each pair less is a chance less of two words
/// that have nothing to do with each other.
struct Paradigm: Sendable {
  /// One ending, with what else it does to the stem.
  private struct Ending: Sendable {
    /// What stands before the stem: the `ge` of *gezahlt*.
    let prefix: [UInt8]
    let letters: [UInt8]
    /// Whether the stem's last letter is doubled: *stop*, *stopped*.
    let doubles: Bool
    let leads: Bool
  }

  private let endings: [Ending]
  private let least: Int
  private let stem: Stem

  /// - Parameters:
  ///   - endings: folded, parted by spaces, the leading ones before a bar, if there is one; `-` for none, `+ed` doubles the
  ///     stem's last letter, `ge_t` stands round the stem.
  ///   - least: how many letters the stem has at least. What is shorter meets other words by chance: *mal*, *male*.
  ///   - stem: what the stem is like besides.
  init(_ endings: String, after least: Int, _ stem: Stem = .any) {
    let groups = endings.split(separator: "|")
    var all: [Ending] = []
    for (index, group) in groups.enumerated() {
      for written in group.split(separator: " ") {
        let parts = written.split(separator: "_", omittingEmptySubsequences: false)
        let doubles = written.hasPrefix("+")
        let letters = written == "-" ? "" : (parts.last ?? "").drop { $0 == "+" }
        all.append(
          Ending(
            prefix: parts.count > 1 ? Array(parts[0].utf8) : [], letters: Array(letters.utf8), doubles: doubles,
            leads: index == 0))
      }
    }
    self.endings = all
    self.least = least
    self.stem = stem
  }

  /// Adds the forms of a word for which it has one of these endings; some of them more than once.
  func add(formsOf word: [UInt8], to forms: inout [String]) {
    for ending in endings {
      guard let stem = stem(of: word, without: ending) else { continue }
      for other in endings where ending.leads || other.leads {
        forms.append(String(decoding: form(stem, other), as: UTF8.self))
      }
    }
  }

  private func stem(of word: [UInt8], without ending: Ending) -> ArraySlice<UInt8>? {
    guard word.starts(with: ending.prefix), word.suffix(ending.letters.count).elementsEqual(ending.letters),
      word.count >= ending.prefix.count + ending.letters.count + least + (ending.doubles ? 1 : 0)
    else { return nil }
    var rest = word[ending.prefix.count..<(word.count - ending.letters.count)]
    if ending.doubles {
      guard let last = rest.popLast(), last == rest.last else { return nil }
    }
    return stem.fits(rest) ? rest : nil
  }

  private func form(_ stem: ArraySlice<UInt8>, _ ending: Ending) -> [UInt8] {
    var form = ending.prefix + stem
    if ending.doubles, let last = stem.last { form.append(last) }
    return form + ending.letters
  }
}
