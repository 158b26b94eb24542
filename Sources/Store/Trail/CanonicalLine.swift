import Model

/// An event as the chain digests it:
/// `conversation TAB sequence TAB milliseconds TAB by TAB action TAB event TAB json`.
struct CanonicalLine {
  let json: String
  let bytes: [UInt8]

  init(_ event: Event, json: String) {
    self.json = json
    bytes = Array(
      """
      \(event.conversation.rawValue)\t\(event.sequence)\t\(event.at.milliseconds)\t\(event.by)\t\
      \(event.action.rawValue)\t\(event.body.name)\t\(json)
      """.utf8)
  }
}

extension Event {
  var canonicalLine: CanonicalLine { CanonicalLine(self, json: body.json) }
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
