public import Model

extension Writer {
  /// Adds an account that the desk has not seen before.
  public func insertFollower(
    network: String, account: String, profile: Profile, segment: Segment, alsoSegments: [Segment] = [],
    firstSeen: Instant
  ) throws -> Follower {
    var follower = Follower(
      id: .init(rawValue: 0), network: network, account: account, profile: profile, segment: segment,
      alsoSegments: alsoSegments, firstSeen: firstSeen, lastSeen: firstSeen)
    let id = try connection.integer(
      .insertFollower,
      [
        .text(network), .text(account), .text(profile.handle), .text(profile.name), .text(profile.bio),
        .text(profile.place), .int(profile.followers ?? -1), .flag(profile.isVerified), .text(segment.rawValue),
        .text(WordList.text(alsoSegments.map(\.rawValue))), .flag(false), .instant(firstSeen), .instant(firstSeen),
        .text(profile.handle.lowercased()),
      ])
    follower.id = .init(rawValue: id)
    return follower
  }

  /// Stores what is now known of a follower. How many conversations it has, the store counts by itself.
  public func update(_ follower: Follower) throws {
    let profile = follower.profile
    try connection.run(
      .updateFollower,
      [
        .integer(follower.id.rawValue), .text(profile.name), .text(profile.bio), .text(profile.place),
        .flag(profile.isVerified), .text(follower.segment.rawValue),
        .text(WordList.text(follower.alsoSegments.map(\.rawValue))), .flag(follower.segmentIsCorrected),
        .instant(follower.firstSeen), .instant(follower.lastSeen),
      ])
    try connection.run(
      .updateFollowerNames,
      [
        .integer(follower.id.rawValue), .text(follower.account), .text(profile.handle),
        .text(profile.handle.lowercased()), .int(profile.followers ?? -1),
      ])
  }
}
