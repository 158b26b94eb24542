/// What to look for, in the one language of filters, views, policies and the command line.
///
/// Terms are joined by "and"; the values of one term are alternatives. As text it is what a person types
/// (`docs/query-language.md`); it is stored and sent as that text.
public struct Query: Hashable, Sendable {
  /// One condition that must hold, or must not.
  public struct Term: Hashable, Sendable {
    public var negated: Bool
    public var condition: Condition

    public init(_ condition: Condition, negated: Bool = false) {
      self.condition = condition
      self.negated = negated
    }
  }

  /// What a term asks. Alternatives: one that holds is enough; no list is empty.
  public enum Condition: Hashable, Sendable {
    case state([State])
    /// The kind itself.
    case kind([Kind])
    /// The kind or one of the further kinds.
    case also([Kind])
    case stance([Stance])
    case segment([Segment])
    case topic([String])
    case language([String])
    case label([String])
    case priority([Comparison<Priority>])
    case urgency([Comparison<Urgency>])
    /// A channel as it is called, or all channels of a network: `mastodon` is also every `mastodon:…`.
    case channel([String])
    case holder([Person])
    /// Handles without `@`; letter case does not matter.
    case from([String])
    case followers([Comparison<Int>])
    case due([Due])
    /// Milliseconds since the follower last wrote, or since it opened where the follower has not written.
    case age([Comparison<Int64>])
    case opened([Moment])
    case updated([Moment])
    case id([Conversation.ID])
    /// Whom the present or last escalation is addressed to.
    case escalatedTo([Person])
    /// Teammates whom a note names.
    case mention([Person])
    /// Words in order in one of its texts.
    case text(Phrase)
  }

  /// The values of `is:`.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case open, pending, snoozed, done
    case held, unheld, mine
    /// A running clock is past its deadline.
    case overdue
    /// An escalation waits for a decision.
    case escalated
    /// We answered at least once.
    case answered
    case unanswered
    /// A reply waits in the outbox.
    case toSend = "tosend"
    /// A teammate set the kind by hand.
    case corrected
    /// Somebody asks the holder to hand it over.
    case asked
  }

  public enum Person: Hashable, Sendable {
    case none, me
    case named(String)
  }

  public enum Sort: String, Hashable, Sendable, CaseIterable {
    /// The earliest running deadline first; those without one last.
    case due
    /// By opening time.
    case newest, oldest
    /// The highest priority first.
    case priority
    /// What changed last first.
    case updated
    /// The most followers first.
    case followers
    /// What answers the words of a search best first.
    case relevance
  }

  public var terms: [Term]
  /// As asked; nil for the default.
  public var sort: Sort?

  /// The empty query is true of everything.
  public init(terms: [Term] = [], sort: Sort? = nil) {
    self.terms = terms
    self.sort = sort
  }

  public init(_ first: Condition, _ more: Condition...) {
    self.init(terms: ([first] + more).map { Term($0) })
  }

  /// Whether it needs the texts of messages.
  public var asksForText: Bool {
    terms.contains { if case .text = $0.condition { true } else { false } }
  }

  /// The sort asked for, else the newest for a search of words and the most urgent for the rest. Without words nothing is
  /// more relevant than the rest.
  public var order: Sort {
    if sort == .relevance, phrases.isEmpty { return .newest }
    return sort ?? (asksForText ? .newest : .due)
  }
}

extension Query: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(QueryError) {
      self = try Query(text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: container.codingPath, debugDescription: "in the query '\(text)': \(error)"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
