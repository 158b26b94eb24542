import Model

/// The left side: views and segments with their counts, and what the header counts.
struct SideState: Sendable {
  /// One line of the left side.
  struct Entry: Equatable, Sendable {
    enum Source: Equatable, Sendable { case view, segment }
    var title: String
    var query: Query
    var source: Source
    /// How many; nil until counted.
    var count: Int?
  }

  var entries: [Entry] = []
  /// The line with the cursor of the left side.
  var index = 0
  /// The view that the list shows; nil when it was filtered by hand.
  var active: String?
  /// How many conversations there are at all; nil until counted.
  var everything: Int?
  /// How many escalations wait for a decision, and how many of them for me.
  var onTheLine: Int?
  var waitingForMe: Int?
  /// How many open ones are urgent; nil until counted, and after one has made some urgent oneself.
  var urgent: Int?
  /// What the glance counts.
  var dueSoon: Int?

  /// Views first, then segments; counts stay where the entry does.
  mutating func show(_ views: [View], segments: [Segment]) {
    let counts = Dictionary(entries.map { ($0.title, $0.count) }, uniquingKeysWith: { first, _ in first })
    entries =
      views.map { Entry(title: $0.name, query: $0.query, source: .view, count: counts[$0.name] ?? nil) }
      + segments.map { segment in
        Entry(
          title: segment.title, query: Query(.state([.open]), .segment([segment])), source: .segment,
          count: counts[segment.title] ?? nil)
      }
    index = min(index, max(0, entries.count - 1))
  }

  var views: [Entry] { entries.filter { $0.source == .view } }

  func count(of name: String) -> Int? { entries.first { $0.title == name }?.count }
}
