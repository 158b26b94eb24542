internal import Model
internal import Store
internal import Triage

/// The followers that a batch meets: each is looked up once, and written once at the end.
struct FollowerBook {
  private struct Key: Hashable {
    var network: String
    var account: String
  }

  private let triage: Triage
  private var followers: [Follower.ID: Follower] = [:]
  private var ids: [Key: Follower.ID] = [:]
  private var changed: Set<Follower.ID> = []

  init(triage: Triage) { self.triage = triage }

  /// The follower who wrote a message: as known, with what its profile now says.
  mutating func writer(of arrival: Arrival, in writer: Writer) throws -> Follower {
    let incoming = arrival.incoming
    let key = Key(network: Incoming.network(of: incoming.channel), account: incoming.account)
    if var follower = try find(key, in: writer) ?? adopt(key, as: incoming.profile.handle, in: writer) {
      if follower.meet(incoming.profile, at: incoming.at, read: { reading(of: $0, arrival) }) {
        followers[follower.id] = follower
        changed.insert(follower.id)
      }
      return follower
    }
    return try add(key, incoming.profile, at: incoming.at, arrival, in: writer)
  }

  /// What a profile says, as it was read with the message where it is the same.
  private func reading(of profile: Profile, _ arrival: Arrival?) -> SegmentReading {
    if let arrival, let segment = arrival.segment, profile == arrival.incoming.profile { return segment }
    return triage.segment(of: profile)
  }

  mutating func follower(_ id: Follower.ID, in writer: Writer) throws -> Follower {
    if let follower = followers[id] { return follower }
    guard let follower = try writer.follower(id) else { throw DeskError.damaged("follower \(id.rawValue) is missing") }
    remember(follower)
    return follower
  }

  /// The follower with this handle on the network of a message; nil when nobody there has it.
  mutating func known(as handle: String, to incoming: Incoming, in writer: Writer) throws -> Follower? {
    let network = Incoming.network(of: incoming.channel)
    guard let id = try writer.follower(network: network, handle: handle)?.id else { return nil }
    return try follower(id, in: writer)
  }

  /// The follower with this handle, else whose account is called so (a former handle, where a network tells no ids), opened
  /// for when nobody of that name has written yet.
  mutating func mentioned(_ handle: String, by incoming: Incoming, in writer: Writer) throws -> Follower {
    if let follower = try known(as: handle, to: incoming, in: writer) { return follower }
    let key = Key(network: Incoming.network(of: incoming.channel), account: handle)
    if let follower = try find(key, in: writer) { return follower }
    return try add(key, Profile(handle: handle), at: incoming.at, nil, in: writer)
  }

  /// Writes those whose profile, segment or last sign has changed.
  mutating func write(to writer: Writer) throws {
    for id in changed { if let follower = followers[id] { try writer.update(follower) } }
    changed = []
  }

  private mutating func find(_ key: Key, in writer: Writer) throws -> Follower? {
    if let id = ids[key] { return followers[id] }
    guard let follower = try writer.follower(network: key.network, account: key.account) else { return nil }
    remember(follower)
    return followers[follower.id]
  }

  /// Takes one that so far was known by its handle alone (from an answer of ours, or from a file) for the account
  /// that now writes under it. Never one with an id of its own: anybody can call themselves by another's id.
  private mutating func adopt(_ key: Key, as handle: String, in writer: Writer) throws -> Follower? {
    guard handle != key.account,
      var follower = try find(Key(network: key.network, account: handle), in: writer),
      follower.profile.handle == follower.account
    else { return nil }
    follower.account = key.account
    remember(follower)
    changed.insert(follower.id)
    return follower
  }

  private mutating func add(
    _ key: Key, _ profile: Profile, at: Instant, _ arrival: Arrival?, in writer: Writer
  ) throws -> Follower {
    let reading = reading(of: profile, arrival)
    let follower = try writer.insertFollower(
      network: key.network, account: key.account, profile: profile, segment: reading.segment,
      alsoSegments: reading.also, firstSeen: at)
    followers[follower.id] = follower
    ids[key] = follower.id
    return follower
  }

  private mutating func remember(_ follower: Follower) {
    // What changed in this batch is newer than what the store still says.
    if followers[follower.id] == nil || changed.contains(follower.id) == false { followers[follower.id] = follower }
    ids[Key(network: follower.network, account: follower.account)] = follower.id
  }
}

extension Follower {
  /// Takes in what the network now says of the account. What it no longer tells stays.
  ///
  /// - Returns: whether anything changed that must be written.
  fileprivate mutating func meet(_ now: Profile, at: Instant, read: (Profile) -> SegmentReading) -> Bool {
    let before = self
    if at >= lastSeen {
      profile.handle = now.handle
      if !now.name.isEmpty { profile.name = now.name }
      if !now.bio.isEmpty { profile.bio = now.bio }
      if !now.place.isEmpty { profile.place = now.place }
      profile.followers = now.followers ?? profile.followers
      profile.isVerified = now.isVerified || profile.isVerified
    } else {
      // An older message: only what nobody told since.
      if profile.name.isEmpty { profile.name = now.name }
      if profile.bio.isEmpty { profile.bio = now.bio }
      if profile.place.isEmpty { profile.place = now.place }
      profile.followers = profile.followers ?? now.followers
    }
    if profile != before.profile, !segmentIsCorrected {
      let reading = read(profile)
      segment = reading.segment
      alsoSegments = reading.also
    }
    firstSeen = min(firstSeen, at)
    lastSeen = max(lastSeen, at)
    return self != before
  }
}

extension Triage {
  func segment(of profile: Profile) -> SegmentReading {
    segment(
      name: profile.name, bio: profile.bio, followers: profile.followers, verified: profile.isVerified)
  }
}
