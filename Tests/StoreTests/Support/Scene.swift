import Foundation
import Model
import Store

/// A few people and moments, and what the desk would do with them.
enum Scene {
  static let start = Instant(milliseconds: 1_700_000_000_000)
  static let rules = Rules(
    book: .standard,
    team: [
      Teammate(name: "ana", role: .agent), Teammate(name: "ben", role: .lead), Teammate(name: "cho", role: .executive),
    ])
  static let ana = Teammate(name: "ana", role: .agent)
  static let ben = Teammate(name: "ben", role: .lead)
  static let cho = Teammate(name: "cho", role: .executive)

  static func incoming(
    _ text: String, id: String, from handle: String = "mia_h", channel: String = "mastodon:@acme@social.example",
    parent: String? = nil, isOurs: Bool = false, at: Instant = start
  ) -> Incoming {
    Incoming(
      channel: channel, id: id, parent: parent, isOurs: isOurs, account: handle,
      profile: Profile(handle: handle, name: "Mia", bio: "Patient from Lyon", followers: 212), at: at, text: text)
  }
}

extension Writer {
  /// Takes in a message as the desk does, in its simplest form: the thread is that of its parent, else its own id.
  @discardableResult
  func receive(
    _ incoming: Incoming, _ reading: Reading? = Reading(kind: .question, language: "en"), segment: Segment = .patient,
    now: Instant? = nil
  ) throws -> Conversation {
    let network = Incoming.network(of: incoming.channel)
    let follower =
      try follower(network: network, account: incoming.account)
      ?? insertFollower(
        network: network, account: incoming.account, profile: incoming.profile, segment: segment,
        firstSeen: incoming.at)
    let thread = try incoming.parent.flatMap { try known(incoming.channel, $0)?.thread } ?? incoming.id
    let present = try conversation(channel: incoming.channel, thread: thread, follower: follower.id)
      .flatMap { try conversation($0) }
    let before =
      try present
      ?? insertConversation(
        channel: incoming.channel, thread: thread, follower: follower.id, openedAt: incoming.at)
    let outcome = before.receive(
      incoming, reading: incoming.isOurs ? nil : reading, segment: segment, at: now ?? incoming.at, rules: Scene.rules,
      profile: follower.profile)
    try append(outcome, before: before)
    return outcome.conversation
  }

  @discardableResult
  func perform(
    _ action: Action, on id: Conversation.ID, by teammate: Teammate, at now: Instant = Scene.start + .minutes(5)
  ) throws -> Conversation {
    guard let before = try conversation(id), let follower = try follower(before.follower) else { return missing(id) }
    let outcome = try before.decide(action, by: teammate, at: now, rules: Scene.rules, profile: follower.profile)
    try append(outcome, before: before)
    return outcome.conversation
  }

  private func missing(_ id: Conversation.ID) -> Conversation {
    Conversation(id: id, channel: "", thread: "", follower: .init(rawValue: 0), openedAt: Scene.start)
  }
}
