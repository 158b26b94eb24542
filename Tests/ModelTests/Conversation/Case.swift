import Model

/// A conversation under test: actions and arrivals in, events kept, time moved by hand.
struct Case {
  static let ana = Teammate(name: "ana", role: .agent)
  static let ben = Teammate(name: "ben", role: .agent)
  static let cho = Teammate(name: "cho", role: .lead)
  static let dev = Teammate(name: "dev", role: .safety)
  static let mara = Teammate(name: "mara", role: .executive)
  static let ida = Teammate(name: "ida", role: .auditor)
  static let team = [ana, ben, cho, dev, mara, ida]

  var conversation: Conversation
  var history: [Event] = []
  var texts: [Message] = []
  /// Monday 16 November 2026, 10:00 UTC.
  var now = Instant(milliseconds: 1_794_823_200_000)
  var rules = Rules(book: .standard, team: team)
  var profile = Profile(handle: "mia")

  init(_ kind: Kind? = nil) {
    conversation = Conversation(
      id: .init(rawValue: 7), channel: "mastodon:@acme", thread: "t1", follower: .init(rawValue: 3), openedAt: now)
    if let kind { says("hello", kind) }
  }

  mutating func says(_ text: String, _ kind: Kind, urgency: Urgency = .calm, after wait: Duration = .zero) {
    now = now + wait
    let incoming = Incoming(
      channel: "mastodon:@acme", id: "m\(conversation.messages)", account: "mia", profile: profile, at: now, text: text)
    take(
      conversation.receive(
        incoming, reading: Reading(kind: kind, language: "en", urgency: urgency, needsReply: true), segment: .patient,
        at: now, rules: rules, profile: profile))
  }

  mutating func weAnswer(_ text: String, after wait: Duration = .zero) {
    now = now + wait
    let incoming = Incoming(
      channel: "mastodon:@acme", id: "o\(conversation.messages)", isOurs: true, account: "acme",
      profile: Profile(handle: "acme"), at: now, text: text)
    take(conversation.receive(incoming, reading: nil, segment: .patient, at: now, rules: rules, profile: profile))
  }

  mutating func act(_ action: Action, _ teammate: Teammate, after wait: Duration = .seconds(1)) throws {
    now = now + wait
    take(try conversation.decide(action, by: teammate, at: now, rules: rules, profile: profile))
  }

  mutating func undo(_ teammate: Teammate, after wait: Duration = .seconds(1)) throws {
    now = now + wait
    take(try conversation.undo(by: teammate, history: history, at: now, rules: rules, profile: profile))
  }

  private mutating func take(_ outcome: Outcome) {
    history += outcome.chain
    texts += outcome.messages
    conversation = outcome.conversation
  }

  /// The conversation made anew from its events.
  var replayed: Conversation {
    var replay = Conversation(
      id: conversation.id, channel: conversation.channel, thread: conversation.thread, follower: conversation.follower,
      openedAt: conversation.openedAt)
    for event in history { replay.apply(event) }
    return replay
  }
}
