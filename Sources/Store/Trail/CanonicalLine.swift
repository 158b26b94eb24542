import Model

/// An event as the chain digests it:
/// `conversation TAB sequence TAB milliseconds TAB by TAB action TAB event TAB json`.
struct CanonicalLine {
  let json: String
  let bytes: [UInt8]

  init(
    _ conversation: Conversation.ID, _ sequence: Int, _ at: Instant, _ by: String, _ action: String, _ name: String,
    _ json: String
  ) {
    self.json = json
    bytes = Array("\(conversation.rawValue)\t\(sequence)\t\(at.milliseconds)\t\(by)\t\(action)\t\(name)\t\(json)".utf8)
  }
}

extension Event {
  var canonicalLine: CanonicalLine {
    CanonicalLine(conversation, sequence, at, by, action.rawValue, body.name, body.json)
  }
}

extension StoredEvent {
  func canonicalLine(of conversation: Conversation.ID) -> CanonicalLine {
    CanonicalLine(conversation, sequence, at, by, action, name, json)
  }
}

extension Conversation {
  /// The hash before the first event: that of
  /// `conversation TAB channel TAB thread TAB follower TAB milliseconds opened`.
  var chainOrigin: [UInt8] {
    Digest.link(
      after: [],
      Array("\(id.rawValue)\t\(channel)\t\(thread)\t\(follower.rawValue)\t\(openedAt.milliseconds)".utf8))
  }
}
