/// What triage makes of one message, with the reasons.
public struct Reading: Equatable, Sendable {
  public var kind: Kind
  /// Further kinds that are plainly there too.
  public var also: [Kind]
  public var stance: Stance
  /// Topic names, most telling first.
  public var topics: [String]
  /// ISO 639-1 code of the language, `und` when it cannot be told.
  public var language: String
  public var urgency: Urgency
  /// Whether silence would be rude or harmful.
  public var needsReply: Bool
  public var reasons: [Reason]

  public init(
    kind: Kind = .comment, also: [Kind] = [], stance: Stance = .neutral, topics: [String] = [],
    language: String = "und", urgency: Urgency = .calm, needsReply: Bool = false, reasons: [Reason] = []
  ) {
    self.kind = kind
    self.also = also
    self.stance = stance
    self.topics = topics
    self.language = language
    self.urgency = urgency
    self.needsReply = needsReply
    self.reasons = reasons
  }
}

/// How soon somebody should look, from 0 to 3.
public enum Urgency: Int, Codable, CaseIterable, Sendable, Hashable, Comparable {
  case calm = 0
  case soon = 1
  case today = 2
  case now = 3

  public static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }
}

/// Why a reading says what it says: the words found, and the rule that found them.
public struct Reason: Equatable, Sendable {
  /// What the reason supports, such as `kind:adverse_event`, `segment:hcp`, `topic:price`, `urgency:3`.
  public var supports: String
  /// The name of the rule.
  public var rule: String
  /// The words in the text that the rule saw, as written, harmless characters only.
  public var words: [String]
  /// Where the words stand: UTF-8 byte ranges in the text, in the order of `words`.
  public var ranges: [Range<Int>]

  public init(supports: String, rule: String, words: [String], ranges: [Range<Int>] = []) {
    self.supports = supports
    self.rule = rule
    self.words = words
    self.ranges = ranges
  }
}

/// What triage makes of a profile.
public struct SegmentReading: Equatable, Sendable {
  /// The segment that most changes how we would answer.
  public var segment: Segment
  public var also: [Segment]
  public var reasons: [Reason]

  public init(segment: Segment = .general, also: [Segment] = [], reasons: [Reason] = []) {
    self.segment = segment
    self.also = also
    self.reasons = reasons
  }
}
