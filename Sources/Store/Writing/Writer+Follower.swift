public import Model

extension Writer {
  /// Adds an account that the desk has not seen before.
  public func insertFollower(
    network: String, account: String, profile: Profile, segment: Segment, alsoSegments: [Segment] = [],
    firstSeen: Instant
  ) throws -> Follower {
    let follower = Follower(
      id: try nextFollower(), network: network, account: account, profile: profile, segment: segment,
      alsoSegments: alsoSegments, firstSeen: firstSeen, lastSeen: firstSeen)
    pending.keep(PendingFollower(follower: follower, before: nil))
    return follower
  }

  /// Keeps what is now known of a follower. How many conversations it has, the store counts by itself.
  public func update(_ follower: Follower) throws {
    let before = try pending.followers[follower.id].map(\.before) ?? self.follower(follower.id)
    pending.keep(PendingFollower(follower: follower, before: before))
  }

  /// - Parameter opened: new conversations, which will be written next.
  func write(_ followers: [PendingFollower], opened conversations: [PendingConversation]) throws {
    var opened: [Follower.ID: Int] = [:]
    for conversation in conversations { opened[conversation.after.follower, default: 0] += 1 }
    for change in followers {
      if let before = change.before {
        try write(change.follower, before)
      } else {
        try insert(change.follower, conversations: opened.removeValue(forKey: change.follower.id) ?? 0)
      }
    }
    for (id, count) in opened { try stored.run(.countConversations, [.integer(id.rawValue), .int(count)]) }
  }

  private func insert(_ follower: Follower, conversations: Int) throws {
    let profile = follower.profile
    try stored.insert(
      .follower,
      [
        .integer(follower.id.rawValue), .text(follower.network), .text(follower.account), .text(profile.handle),
        .text(profile.handle.lowercased()), .text(profile.name), .text(profile.bio), .text(profile.place),
        .int(profile.followers ?? -1), .flag(profile.isVerified), .text(follower.segment.rawValue),
        .text(WordList.text(follower.alsoSegments.map(\.rawValue))), .flag(follower.segmentIsCorrected),
        .instant(follower.firstSeen), .instant(follower.lastSeen), .int(conversations),
      ])
  }

  private func write(_ follower: Follower, _ before: Follower) throws {
    let profile = follower.profile
    try stored.run(
      .updateFollower,
      [
        .integer(follower.id.rawValue), .text(profile.name), .text(profile.bio), .text(profile.place),
        .flag(profile.isVerified), .text(follower.segment.rawValue),
        .text(WordList.text(follower.alsoSegments.map(\.rawValue))), .flag(follower.segmentIsCorrected),
        .instant(follower.firstSeen), .instant(follower.lastSeen),
      ])
    // Indexes are touched only where what they hold has changed.
    let isFoundAsBefore =
      follower.account == before.account && profile.handle == before.profile.handle
      && profile.followers == before.profile.followers
    if isFoundAsBefore { return }
    try stored.run(
      .updateFollowerNames,
      [
        .integer(follower.id.rawValue), .text(follower.account), .text(profile.handle),
        .text(profile.handle.lowercased()), .int(profile.followers ?? -1),
      ])
  }
}
