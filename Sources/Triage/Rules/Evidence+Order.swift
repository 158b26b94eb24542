extension Evidence {
  /// Whether a phrase of a cue stands at most so many tokens before a hit, with no mark or number between.
  ///
  /// Looks at a bounded number of hits before it.
  func precedes(_ cue: Cue, _ hit: Hit, within reach: Int32) -> Bool {
    guard cues.contains(cue) else { return false }
    var index = position(of: hit)
    while index > 0 {
      index -= 1
      let candidate = hits[index]
      if candidate.first < hit.first - reach - Int32(Lexicon.longestPhrase) { return false }
      if candidate.cue == cue, candidate.last < hit.first, candidate.last >= hit.first - reach {
        let between = text.tokens[Int(candidate.last) + 1..<Int(hit.first)]
        return !between.contains { $0.shape == .mark || $0.shape == .number }
      }
    }
    return false
  }

  /// Whether a phrase of one of these cues stands at most so many tokens after a hit, in its sentence.
  func follows(_ wanted: CueSet, _ hit: Hit, within reach: Int32) -> Bool {
    for candidate in hits[position(of: hit)...] {
      if candidate.first > hit.last + reach || candidate.sentence != hit.sentence { return false }
      if candidate.first > hit.last, wanted.contains(candidate.cue), !candidate.isNegated { return true }
    }
    return false
  }

  /// The place in `hits` of the first hit at this hit's token.
  private func position(of hit: Hit) -> Int {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].first < hit.first { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a hit opens its sentence: nothing but names, numbers and two words at most stand before it.
  func opens(_ hit: Hit) -> Bool {
    guard let start = sentences[Int(hit.sentence)].start else { return false }
    if hit.first <= start + 1 { return true }
    // "hi, how do I": after a mark it opens what follows.
    return text.tokens[Int(hit.first) - 1].shape == .mark
  }
}
