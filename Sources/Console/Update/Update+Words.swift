import Desk

extension ConsoleState {
  /// Says what became of a change to the team's own word lists.
  mutating func hear(_ words: WordsInForce) {
    if let first = words.faults.first {
      let more = words.faults.count > 1 ? " (and \(words.faults.count - 1) more)" : ""
      return say(.error, "\(first)\(more) · texts are read by the lists as they were")
    }
    let phrases = words.phrases == 1 ? "1 phrase" : "\(words.phrases) phrases"
    let topics = words.topics.isEmpty ? "" : ", topics \(words.topics.joined(separator: ", "))"
    say(.success, "Word lists read again: \(phrases) of yours\(topics)")
  }
}
