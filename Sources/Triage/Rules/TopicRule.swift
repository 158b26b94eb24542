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

  static func read(_ evidence: Evidence, _ findings: [Finding]) -> (topics: [String], reasons: [Reason]) {
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
    if let event = findings.first, event.kind == .adverseEvent, !found.contains(where: { $0.name == "side_effects" }) {
      found.insert(("side_effects", event.hits), at: 0)
    }
    // Most mentions first; the sort keeps the order of `topics` among equals.
    let order = found.enumerated().sorted { ($1.element.hits.count, $0.offset) < ($0.element.hits.count, $1.offset) }
    let sorted = order.map(\.element)
    return (sorted.map(\.name), sorted.map { evidence.reason("topic:\($0.name)", "words of the topic", $0.hits) })
  }
}
