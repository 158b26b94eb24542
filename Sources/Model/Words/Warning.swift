/// Something that is no longer as usual, with the figures it rests on.
public struct Warning: Sendable, Hashable {
  /// What a warning is about.
  public enum Subject: Sendable, Hashable {
    case topic(String)
    /// As `Words.folded` gives it.
    case hashtag(String)
    case thread(channel: String, id: String)
    case segment(Segment)
    case everything
  }

  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// Many more accounts than usual speak within minutes.
    case burst
    /// Accounts that had not used a hashtag for a day take it up, many more than usual, within two hours.
    case group
    /// A follower with a large audience joins what others speak of.
    case reach
    /// The share of those who are unsupportive rises.
    case unsupportive
  }

  public var cause: Cause
  public var subject: Subject
  /// What to call the subject: a topic, a hashtag as it was first written, a segment, a handle. A stranger's words.
  public var name: String
  /// When it began to ring.
  public var since: Instant
  /// How far back the counts reach.
  public var window: Duration
  /// Accounts heard within the window; of those the unsupportive ones; for `reach` the followers of the one who joined.
  public var observed: Int
  /// What would have been usual; for `reach` the followers of all who had spoken before.
  public var expected: Double
  /// The accounts of which `observed` are a part; nil but for a share.
  public var outOf: Int?
  /// How likely so many are by chance at the most, if nothing had happened; 0 where nothing was tested (`reach`).
  public var chance: Double
  /// The conversations it rests on, the latest last; of many the latest.
  public var conversations: [Conversation.ID]

  public init(
    cause: Cause, subject: Subject, name: String, since: Instant, window: Duration, observed: Int, expected: Double,
    outOf: Int? = nil, chance: Double = 0, conversations: [Conversation.ID] = []
  ) {
    self.cause = cause
    self.subject = subject
    self.name = name
    self.since = since
    self.window = window
    self.observed = observed
    self.expected = expected
    self.outOf = outOf
    self.chance = chance
    self.conversations = conversations
  }

  /// How many times the usual, against one where less than one is usual.
  public var ratio: Double { Double(observed) / max(expected, 1) }

  /// What was heard, in a few words: `#priceOfLiving ×6 in 10 min`.
  public var headline: String {
    switch cause {
    case .burst: "\(name) ×\(Int(ratio.rounded())) in \(span)"
    case .group: "\(name): \(observed) new accounts in \(span)"
    case .reach: "@\(name) (\(Self.short(observed))) joins \(topic ?? "in")"
    case .unsupportive: "\(name) \(percent(observed)) unsupportive, usually \(usualPercent)"
    }
  }

  /// The same for little room: its name, which may be cut, and the figure behind it, which must not be.
  public var brief: (name: String, figure: String) {
    switch cause {
    case .burst: (name, " ×\(Int(ratio.rounded()))")
    case .group: (name, ": \(observed) new")
    case .reach: ("@\(name)", " (\(Self.short(observed)))")
    case .unsupportive: (name, " \(percent(observed)) against")
    }
  }

  /// The conversations behind it.
  public var query: Query {
    switch (cause, subject) {
    case (.reach, _): Query(terms: [.init(.from([name]))], sort: .newest)
    case (.unsupportive, .topic(let topic)):
      Query(terms: [.init(.topic([topic])), .init(.stance([.unsupportive]))], sort: .newest)
    case (.unsupportive, _): Query(terms: [.init(.stance([.unsupportive]))], sort: .newest)
    case (_, .topic(let topic)): Query(terms: [.init(.topic([topic]))], sort: .newest)
    case (_, .segment(let segment)): Query(terms: [.init(.segment([segment]))], sort: .newest)
    case (_, .hashtag): Query.Phrase(name).map { Query(.text($0)) } ?? Query()
    case (_, .thread), (_, .everything): Query(terms: [.init(.id(conversations))], sort: .newest)
    }
  }

  private var topic: String? {
    switch subject {
    case .topic(let topic): topic
    case .hashtag(let folded): "#" + folded
    default: nil
    }
  }

  private var span: String {
    let minutes = window.inMilliseconds / 60_000
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes) min"
  }

  private func percent(_ part: Int) -> String {
    "\(Int((Double(part) / Double(max(outOf ?? 1, 1)) * 100).rounded())) %"
  }
  private var usualPercent: String { "\(Int((expected / Double(max(outOf ?? 1, 1)) * 100).rounded())) %" }

  /// `950`, `84k`, `1.2M`.
  private static func short(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count)"
    case ..<1_000_000: "\(count / 1000)k"
    default: "\(count / 1_000_000).\(count % 1_000_000 / 100_000)M"
    }
  }
}
