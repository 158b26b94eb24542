import Desk
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
    return apply(query)
  }

  /// Shows what a query finds in the inbox.
  private mutating func apply(_ query: Query) -> [Effect] {
    let same = side.entries.first { $0.query == query }
    side.active = same?.title
    if let same, let index = side.entries.firstIndex(of: same) { side.index = index }
    inbox.restart(query)
    return reload(.inbox) + [.count(countedQueries)]
  }

  /// Filters for what a warning rests on, and says how much it is; again, for the next.
  mutating func showWarning() -> [Effect] {
    guard !warnings.isEmpty else { return [] }
    let shown = tab == .inbox ? warnings.firstIndex { $0.query == inbox.query } : nil
    let warning = warnings[((shown ?? -1) + 1) % warnings.count]
    let effects = go(to: .inbox)
    reading = nil
    say(.warning, "\(SafeText.line(warning.headline)) · \(warning.figures(in: settings.zone))")
    return effects + apply(warning.query)
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

extension Warning {
  /// What it rests on, in a few words.
  func figures(in zone: Zone) -> String {
    let since = "since \(TimeText.clock(self.since, zone: zone))"
    switch cause {
    case .reach: return "they alone reach as many as all before · \(since)"
    case .unsupportive: return "\(observed) of \(outOf ?? observed) accounts · \(since)"
    case .burst, .group:
      let usual = expected < 1 ? "less than 1 is usual" : "\(Int(expected.rounded())) are usual"
      return "\(observed) accounts, \(usual) · \(since)"
    }
  }
}

extension Prompt.Fault {
  init(_ error: QueryError) {
    let hint = error.suggestion.map { " · did you mean \($0)?" } ?? ""
    self.init(column: error.column - 1, length: error.length, message: error.message + hint)
  }
}
