/// Why a text is no query: what is wrong, where, and what was probably meant.
public struct QueryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where the fault starts, from 1, in characters.
  public var column: Int
  /// How many characters it covers, at least 1: for a mark under the text.
  public var length: Int
  public var message: String
  /// What to write in its place.
  public var suggestion: String?

  public init(column: Int, length: Int = 1, message: String, suggestion: String? = nil) {
    self.column = column
    self.length = max(1, length)
    self.message = message
    self.suggestion = suggestion
  }

  public var description: String {
    "column \(column): \(message)" + (suggestion.map { " (did you mean \($0)?)" } ?? "")
  }
}

/// The name among `candidates` that a person probably meant by `word`: one that starts with it, else the one with the
/// fewest letters wrong, if that is at most a third of them.
func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let word = word.lowercased()
  guard !word.isEmpty, word.utf8.count <= 40 else { return nil }
  let candidates = Array(candidates)
  if let longer = candidates.first(where: { $0.hasPrefix(word) }) { return longer }
  let best = candidates.map { ($0, distance(Array(word), Array($0))) }.min { $0.1 < $1.1 }
  guard let (name, wrong) = best, wrong <= max(1, (max(word.count, name.count) + 1) / 3) else { return nil }
  return name
}

/// How many letters must be put in, taken out, changed or swapped with the next (optimal string alignment).
private func distance(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
