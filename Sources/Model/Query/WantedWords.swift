/// The words of a phrase, in each of its forms.
struct WantedWords {
  private let forms: [[Substring.UTF8View]]
  private let isPrefix: Bool

  init(_ phrase: Query.Phrase) {
    forms = phrase.forms.map { $0.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0).utf8 } }
    isPrefix = phrase.isPrefix
  }

  func has(_ word: Substring.UTF8View) -> Bool {
    forms.contains { form in form.indices.contains { matches(form, $0, word) } }
  }

  private func matches(_ form: [Substring.UTF8View], _ index: Int, _ word: Substring.UTF8View) -> Bool {
    isPrefix && index == form.count - 1 ? word.starts(with: form[index]) : word.elementsEqual(form[index])
  }

  /// Where the phrase begins and ends, in the order of the text.
  func places(in text: [Substring.UTF8View]) -> [Range<Int>] {
    text.indices.compactMap { start in
      let form = forms.first { form in
        start + form.count <= text.count && form.indices.allSatisfy { matches(form, $0, text[start + $0]) }
      }
      return form.map { start..<(start + $0.count) }
    }
  }
}

extension Query.Phrase {
  /// Where a text, as it was written, has this phrase: UTF-8 ranges in the order of the text.
  public func ranges(in text: String) -> [Range<Int>] {
    let words = Words.places(in: text)
    return WantedWords(self).places(in: words.map { Substring($0.word).utf8 }).map { place in
      words[place.lowerBound].range.lowerBound..<words[place.upperBound - 1].range.upperBound
    }
  }
}
