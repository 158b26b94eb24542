public import Model

extension Reader {
  public func follower(_ id: Follower.ID) throws -> Follower? {
    if let change = saved?.followers[id] { return change.follower }
    return try stored.first(.follower, [.integer(id.rawValue)], Self.follower)
  }

  /// The follower with an account on a network.
  public func follower(network: String, account: String) throws -> Follower? {
    if let follower = saved?.follower(network, account) { return follower }
    if let answer = foreseen?.followers[Foreseen.Account(network: network, account: account)] { return answer }
    return try stored.first(.followerByAccount, [.text(network), .text(account)], Self.follower)
  }

  /// The follower who goes by a handle on a network, letter case aside; the one seen last where several did.
  public func follower(network: String, handle: String) throws -> Follower? {
    let key = handle.lowercased()
    if saved?.handles.contains(key) == false,
      let answer = foreseen?.handles[Foreseen.Account(network: network, account: key)]
    {
      return answer
    }
    let engine = try saved?.handles.contains(key) == true ? connection : stored
    return try engine.first(.followerByHandle, [.text(network), .text(key)], Self.follower)
  }

  static func follower(_ row: Columns) throws -> Follower {
    let followers = row.int(7)
    return Follower(
      id: .init(rawValue: row.int64(0)), network: row.text(1), account: row.text(2),
      profile: Profile(
        handle: row.text(3), name: row.text(4), bio: row.text(5), place: row.text(6),
        followers: followers < 0 ? nil : followers, isVerified: row.flag(8)),
      segment: Segment(rawValue: row.text(9)),
      alsoSegments: try WordList.words(row.textOrNil(10)).map(Segment.init(rawValue:)),
      segmentIsCorrected: row.flag(11), firstSeen: row.instant(12), lastSeen: row.instant(13),
      conversations: row.int(14))
  }
}
