import Model

/// What a text is about.
enum TopicRule {
  /// Topic names and the words of each, in the order in which equals are listed: the telling ones first.
  static let topics: [(name: String, cue: Cue)] = [
    ("boycott", .topicBoycott), ("safety", .topicSafety), ("side_effects", .topicSideEffects),
    ("trials", .topicTrials), ("access", .topicAccess), ("price", .topicPrice), ("conduct", .topicConduct),
    ("environment", .topicEnvironment), ("politics", .topicPolitics), ("product", .topicProduct),
    ("service", .topicService), ("thanks", .topicThanks), ("invented_disease", .topicInventedDisease),
  ]

  private static let cues = topics.reduce(into: CueSet(.ownTopic)) { $0.insert($1.cue) }

  /// The topics of a text and the words for each: those with most mentions first.
  static func read(_ evidence: Evidence, _ findings: [Finding]) -> [(name: String, hits: [Hit])] {
    let isEvent = findings.first?.kind == .adverseEvent
    if !isEvent, !evidence.cues.intersects(cues) { return [] }
    var found: [(name: String, hits: [Hit])] = []
    // The team's own first: they are why the team looks.
    if evidence.cues.contains(.ownTopic) {
      for (index, name) in evidence.ownTopics.enumerated() {
        let hits = evidence.hits.filter { $0.topic == UInt8(index + 1) }
        if !hits.isEmpty { found.append((name, hits)) }
      }
    }
    for (name, cue) in topics where evidence.cues.contains(cue) {
      let hits = evidence.hits.filter { $0.cue == cue }
      found.append((name, hits))
    }
    // A told side effect is about side effects, whatever words it is told in.
    if isEvent, let event = findings.first, !found.contains(where: { $0.name == "side_effects" }) {
      found.insert(("side_effects", event.hits), at: 0)
    }
    if found.count < 2 { return found }
    // Equals keep the order of `topics`.
    return found.ordered { $0.hits.count > $1.hits.count }
  }
}
