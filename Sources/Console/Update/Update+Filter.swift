import Model
import Terminal

extension ConsoleState {
  /// The words that a filter may name on this desk.
  var vocabulary: Query.Vocabulary {
    Query.Vocabulary(
      labels: labels, teammates: team.map(\.name), channels: channels, topics: topics, segments: segments)
  }

  /// Reads the filter; what is wrong with it is shown under it.
  mutating func parseFilter(_ text: String) -> Query? {
    switch ConsoleState.readQuery(text) {
    case .success(let query): return query
    case .failure(let error):
      prompt?.fault = Prompt.Fault(error)
      return nil
    }
  }

  mutating func applyFilter(_ text: String) -> [Effect] {
    guard let query = parseFilter(text) else { return [] }
    prompt = nil
    let same = side.entries.first { $0.query == query }
    side.active = same?.title
    if let same, let index = side.entries.firstIndex(of: same) { side.index = index }
    inbox.restart(query)
    return reload(.inbox) + [.count(countedQueries)]
  }

  static func readQuery(_ text: String) -> Result<Query, QueryError> {
    do throws(QueryError) { return .success(try Query(text)) } catch { return .failure(error) }
  }

  /// A mistake in the filter, unless it is in the word that is being typed.
  func unfinishedFault(_ input: TextEditor, completed found: Query.Completions) -> Prompt.Fault? {
    guard case .failure(let error) = ConsoleState.readQuery(input.text) else { return nil }
    let fault = Prompt.Fault(error)
    // `kind:` needs a value, which is just being offered.
    let end = found.candidates.isEmpty ? fault.column : fault.column + fault.length
    return end < found.range.lowerBound || input.cursor < input.count ? fault : nil
  }
}

extension Prompt.Fault {
  init(_ error: QueryError) {
    let hint = error.suggestion.map { " · did you mean \($0)?" } ?? ""
    self.init(column: error.column - 1, length: error.length, message: error.message + hint)
  }
}
