import Model

/// The values of a statement that is being put together; each gets the next number.
struct Parameters {
  private(set) var values: [SQLValue] = []

  /// The mark that stands for a value in the text.
  mutating func mark(_ value: SQLValue) -> String {
    values.append(value)
    return "?\(values.count)"
  }

  /// The marks for a list, as in `IN (?1, ?2)`. An empty list is written as one that holds nothing: not every database
  /// takes `IN ()`.
  mutating func marks(_ list: [SQLValue]) -> String {
    list.isEmpty ? "NULL" : list.map { mark($0) }.joined(separator: ", ")
  }
}

/// What the words of a query mean, for whom and when.
struct QueryContext {
  var dialect: Dialect
  var me: String?
  var now: Instant
  /// The numbers of the channels that go by a name or belong to a network.
  var channels: (String) -> [Int64]
  /// The numbers of a topic or label; none where nothing has it.
  var tags: (Tag) throws -> Int64?
  /// Whether the follower is at hand as `f`.
  var joinsFollower = false
  /// What is certain of a column by itself, because a list is read from a place on.
  var bound: Bound?

  /// All values of a column are at least this, or at most.
  struct Bound {
    var column: String
    var value: Int64
    var isLeast: Bool
  }
}
