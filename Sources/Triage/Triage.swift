public import Model

/// Reads what strangers write: what a message is, how it stands to us, how soon it matters; and who says it.
///
/// Immutable and cheap to copy. A reading is a pure function of the text and the word lists, takes time in proportion
/// to the text's length whatever stands in it, and cannot fail. `docs/triage.md` says how it reads.
public struct Triage: Sendable {
  private let lexicon: Lexicon

  /// Only so many bytes of a text are read: a guard for memory, far beyond any network's limit.
  private static let longestText = 1 << 20

  /// The word lists that are compiled into the program.
  public static let standard = Triage(parsed: WordListParser.parse(WordList.standard))

  /// Compiles word lists.
  ///
  /// - Throws: `WordListError` for the first line that cannot be read.
  public init(_ lists: [WordList]) throws(WordListError) {
    let parsed = WordListParser.parse(lists)
    if let error = parsed.errors.first { throw error }
    self.init(parsed: parsed)
  }

  /// Lines that cannot be read are left out; that the standard lists have none is a test's business.
  private init(parsed: WordListParser) {
    lexicon = Lexicon(parsed.lexicon)
  }

  /// Reads one message.
  public func read(_ text: String) -> Reading {
    var text = text
    return text.withUTF8 { bytes in
      read(Evidence(UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestText)), lexicon))
    }
  }

  private func read(_ evidence: Evidence) -> Reading {
    let tone = Tone(evidence)
    let findings = KindRules.findings(evidence, tone)
    var reasons = findings.map { evidence.reason("kind:\($0.kind.rawValue)", $0.rule, $0.hits) }
    let (stance, stanceReason) = StanceRule.read(evidence, tone, findings)
    if let stanceReason { reasons.append(stanceReason) }
    let (urgency, urgencyReason) = UrgencyRule.read(evidence, findings, stance)
    if let urgencyReason { reasons.append(urgencyReason) }
    let (topics, topicReasons) = TopicRule.read(evidence, findings)
    reasons += topicReasons
    return Reading(
      kind: findings.first?.kind ?? .comment, also: findings.dropFirst().map(\.kind), stance: stance, topics: topics,
      language: evidence.language, urgency: urgency,
      needsReply: UrgencyRule.needsReply(evidence, findings, urgency), reasons: reasons)
  }

  /// Reads one profile.
  ///
  /// The reasons' ranges are bytes of the bio; words of the name come after it, as if on a line below.
  ///
  /// - Parameters:
  ///   - name: the display name, which may hold a title (`Dr`, `MD`) or the name of an outlet.
  ///   - bio: what the follower says about themselves.
  ///   - followers: how many follow them, where the network tells.
  ///   - verified: whether the network says that they are who they say.
  public func segment(name: String, bio: String, followers: Int?, verified: Bool) -> SegmentReading {
    // One text, so that ranges are of one text: the bio, then the name on a line of its own.
    var text = name.isEmpty ? bio : bio + "\n" + name
    return text.withUTF8 { bytes in
      let evidence = Evidence(UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestText)), lexicon)
      return SegmentRules.read(evidence, followers: followers, verified: verified)
    }
  }
}
