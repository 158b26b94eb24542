import Model

/// Takes the signs from what the rules have found: the rules know medicine and manners, the model how they go together.
enum SignExtractor {
  /// Adds the signs of a message.
  static func add(
    to features: inout Features, _ evidence: Evidence, _ tone: Tone, _ findings: [Finding], _ stance: Stance
  ) {
    var signs = cues(evidence)
    for (index, finding) in findings.enumerated() {
      signs.append(sign(.rule, finding.rule) ^ sign(.kind, finding.kind.rawValue))
      signs.append(sign(index == 0 ? .first : .also, finding.kind.rawValue))
    }
    if findings.isEmpty { signs.append(sign(.first, "nothing")) }
    signs.append(sign(.stance, stance.rawValue))
    signs.append(sign(.balance, max(-3, min(3, tone.goodness - tone.badness)) + 3))
    signs += counts(evidence)
    features.signs = signs
  }

  /// Adds the signs of a profile.
  static func add(to features: inout Features, _ evidence: Evidence, _ segments: [Segment]) {
    var signs = cues(evidence)
    for (index, segment) in segments.enumerated() {
      signs.append(sign(index == 0 ? .first : .also, segment.rawValue))
    }
    if segments.isEmpty { signs.append(sign(.first, "nothing")) }
    signs += counts(evidence)
    features.signs = signs
  }

  /// Which cues stand in the text, plain and denied.
  private static func cues(_ evidence: Evidence) -> [UInt32] {
    var plain = CueSet()
    var denied = CueSet()
    var signs: [UInt32] = []
    signs.reserveCapacity(48)
    for hit in evidence.hits where hit.cue.isSign {
      if hit.isNegated {
        if denied.contains(hit.cue) { continue }
        denied.insert(hit.cue)
      } else {
        if plain.contains(hit.cue) { continue }
        plain.insert(hit.cue)
      }
      signs.append(Features.fingerprint(UInt64(hit.cue.rawValue) | (hit.isNegated ? 1 << 40 : 1 << 41)))
    }
    return signs
  }

  private static func counts(_ evidence: Evidence) -> [UInt32] {
    let asked = evidence.sentences.contains { $0.isQuestion && !$0.isQuoted }
    let last = evidence.text.tokens.last
    return [
      sign(.words, steps(evidence.words, [4, 8, 16, 30, 60])), sign(.links, min(evidence.links, 2)),
      sign(.mentions, min(evidence.mentions, 3)), sign(.hashtags, min(evidence.hashtags, 3)),
      sign(.exclamations, steps(evidence.exclamations, [1, 2, 4])), sign(.asked, asked ? 1 : 0),
      sign(.endsAsking, last?.isMark(UInt8(ascii: "?")) == true ? 1 : 0),
      sign(.addressed, evidence.isAddressed ? 1 : 0), sign(.repost, evidence.text.isRepost ? 1 : 0),
      sign(.numbers, evidence.hasNumbers ? 1 : 0), sign(.shouted, steps(evidence.shouted, [1, 3, 8])),
      sign(.language, evidence.language),
    ]
  }

  /// What a sign is about. The order is part of `Features.version`.
  private enum About: UInt64 {
    case rule = 1
    case kind, first, also, stance, balance, words, links, mentions, hashtags, exclamations, asked
    case endsAsking, addressed, repost, numbers, shouted, language
  }

  private static func sign(_ about: About, _ value: Int) -> UInt32 {
    Features.fingerprint(1 << 42 | about.rawValue << 16 | UInt64(value))
  }

  private static func sign(_ about: About, _ word: String) -> UInt32 {
    Features.fingerprint(word.utf8.reduce(Folding.seed &+ about.rawValue) { Folding.add($1, to: $0) })
  }

  /// How many of the steps a count reaches.
  private static func steps(_ count: Int, _ steps: [Int]) -> Int { steps.count { count >= $0 } }
}
