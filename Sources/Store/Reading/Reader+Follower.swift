public import Model

extension Reader {
  public func follower(_ id: Follower.ID) throws -> Follower? {
    if let change = saved?.followers[id] { return change.follower }
    if let known = foreseen?.followers[id] { return known }
    return try stored.first(.follower, [.integer(id.rawValue)], Self.follower)
  }

  /// The follower with an account on a network.
  public func follower(network: String, account: String) throws -> Follower? {
    if let follower = saved?.follower(network, account) { return follower }
    if let answer = foreseen?.follower(account: Foreseen.Account(network: network, account: account)) { return answer }
    return try stored.first(.followerByAccount, [.text(network), .text(account)], Self.follower)
  }

  /// The follower who goes by a handle on a network, letter case aside; the one seen last where several did.
  public func follower(network: String, handle: String) throws -> Follower? {
    let key = handle.lowercased()
    let last = try stored(network, key)
    guard let saved else { return last }
    // Of those who are stored it is still before all who are not saved up: a change never makes anybody seen less late.
    var first = last
    if let last, let change = saved.followers[last.id] {
      guard change.follower.profile.handle.lowercased() == key else {
        return try connection.first(.followerByHandle, [.text(network), .text(key)], Self.follower)
      }
      first = change.follower
    }
    for follower in saved.followers(network, key) {
      if let best = first, (best.lastSeen, follower.id.rawValue) > (follower.lastSeen, best.id.rawValue) { continue }
      first = follower
    }
    return first
  }

  /// Who was seen last under a handle, among those who are stored.
  private func stored(_ network: String, _ key: String) throws -> Follower? {
    if let answer = foreseen?.follower(handle: Foreseen.Account(network: network, account: key)) { return answer }
    return try stored.first(.followerByHandle, [.text(network), .text(key)], Self.follower)
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
