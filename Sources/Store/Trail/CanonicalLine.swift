import Model

extension StoredAct {
  /// The act as the chain digests it: `conversation TAB sequence TAB milliseconds TAB by TAB action TAB json`.
  func canonicalLine(of conversation: Conversation.ID) -> [UInt8] {
    Array("\(conversation.rawValue)\t\(sequence)\t\(at.milliseconds)\t\(by)\t\(action)\t".utf8) + json.utf8
  }

  /// The hash of this act, after that of the one before it.
  func link(after previous: [UInt8], of conversation: Conversation.ID) -> [UInt8] {
    Digest.link(after: previous, canonicalLine(of: conversation))
  }
}

extension Conversation {
  /// The hash before the first act: that of
  /// `conversation TAB channel TAB thread TAB follower TAB milliseconds opened`.
  var chainOrigin: [UInt8] {
    Digest.link(
      after: [],
      Array("\(id.rawValue)\t\(channel)\t\(thread)\t\(follower.rawValue)\t\(openedAt.milliseconds)".utf8))
  }
}
