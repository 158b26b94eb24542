internal import Synchronization
public import Triage

/// A team's own word lists as they are in force on a desk, in this process.
public struct WordsInForce: Sendable {
  /// Rises with each change of the files that was taken in, or refused.
  public var number: Int
  /// What is read by: the last lists that were whole.
  public var words: OwnWords
  /// Why what the files hold now is not in force; nil when it is.
  public var refusal: WordListErrors?

  /// How many phrases they have, and which topics they have added.
  public var phrases: Int { words.phrases }
  public var topics: [String] { words.topics }
  /// What is wrong with what the files hold now, a line each, with its place in front.
  public var faults: [String] { refusal?.errors.map(\.description) ?? [] }
}

/// The files, and what was made of them.
struct WordsState: Sendable {
  var files = WordFiles(paths: [], mayBeMissing: true)
  var stamps: [WordFiles.Stamp]?
  var inForce = WordsInForce(number: 0, words: .none)
}

extension Desk {
  /// Says where a team's own word lists are. They are read when something is to be read by them, and again whenever
  /// they have changed.
  public func use(words files: WordFiles) {
    words.withLock { state in
      if state.files != files { state = WordsState(files: files, inForce: state.inForce) }
    }
  }

  /// The lists in force. Looks at the files first, and takes in what has changed; with a mistake in one of them the lists
  /// stay as they were.
  public func wordsInForce() -> WordsInForce {
    words.withLock { state in
      let stamps = state.files.stamps()
      if state.stamps == stamps { return state.inForce }
      let isFirst = state.stamps == nil
      state.stamps = stamps
      // Nothing there, as nearly everywhere: nothing to say.
      if isFirst, stamps.isEmpty { return state.inForce }
      state.inForce.number += 1
      do throws(WordListErrors) {
        state.inForce.words = try state.files.words()
        state.inForce.refusal = nil
      } catch {
        state.inForce.refusal = error
      }
      return state.inForce
    }
  }
}
